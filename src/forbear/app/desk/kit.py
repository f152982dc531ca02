"""Every small part in every state, on one sheet, for those who build pages."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from forbear.app import clock
from forbear.app.desk.faults import not_allowed
from forbear.app.desk.page import page, staff_page, user_of
from forbear.app.desk.show.day import Open, Track
from forbear.app.desk.words import verdicts
from forbear.app.desk.words.verdicts import verdict_word

ROLES = [
    "canvas",
    "surface",
    "sunken",
    "line",
    "edge",
    "ink-3",
    "ink-2",
    "ink",
    "pine",
    "pine-tint",
    "warn-tint",
    "require-tint",
    "deny-tint",
    "protect-tint",
    "bar-1",
    "bar-2",
]
METERS = ((0, "M0", ""), (16, "M1", ""), (47, "M2", ""), (152, "M6", ""), (40, "M0", "yes"))
PARTS = {"principal": 156_000, "interest": 58_840, "fee": 6_000, "penalty": 17_000}


@require_GET
@staff_page
def kit(request: HttpRequest) -> HttpResponse:
    """Staff of the house only: it holds no customer, but it is no place of work either."""
    if not user_of(request).is_staff:
        return not_allowed(request)
    now = clock.now()
    return page(
        request,
        "desk/kit.html",
        roles=ROLES,
        verdicts=[
            verdict_word("allow", None),
            verdict_word("warn", None),
            verdict_word("require", None),
            verdict_word("deny", now),
            verdict_word("deny", None),
            verdicts.UNANSWERED,
        ],
        meters=METERS,
        parts=PARTS,
        soon=now + timedelta(minutes=40),
        track=Track([Open(33.3, 58.4)], 62.5, None),
    )

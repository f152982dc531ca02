"""The lead's page: who was never reached, by how late they are; what the gate refused today."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from forbear.app import clock, work
from forbear.app.desk.faults import not_allowed
from forbear.app.desk.page import page, staff_page, user_of
from forbear.app.desk.show import refusals
from forbear.app.desk.words.cases import REACH_AGES
from forbear.casework.access import sees_all


@require_GET
@staff_page
def in_time(request: HttpRequest) -> HttpResponse:
    """Everything begins with reaching people early."""
    user, now = user_of(request), clock.now()
    if not sees_all(user.role):
        return not_allowed(request)
    never = work.never_reached(user, now)
    most = max(never.values(), default=0) or 1
    return page(
        request,
        "desk/in_time.html",
        ages=[(REACH_AGES[age], n, round(100 * n / most, 1)) for age, n in never.items()],
        never=sum(never.values()),
        late=work.queue(user, "all", None, now).count(),
        refused=refusals.today(user, now),
    )

"""Reaching the customer: ask the gate, begin, say what came of it, set the next date."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from forbear.app import clock, gate, work
from forbear.app.desk import attempt
from forbear.app.desk.case import purpose_of, sheet
from forbear.app.desk.page import staff_page, user_of
from forbear.app.desk.show import popover
from forbear.app.desk.show.guide import Said
from forbear.app.store.models import Case


@require_POST
@staff_page
def ask(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask for leave. Yes: a permit, reserved from now. No: recorded too, and told in full."""
    user, now = user_of(request), clock.now()
    case = work.access_case(user, case_id)
    channel, point = attempt.chosen_way(request.POST.get("way", ""), case)
    purpose = purpose_of(request, case)
    try:
        answer = gate.try_to_contact(case, channel, purpose, user, now, contact_point=point)
    except gate.NoContactPointError:
        return sheet(request, case, Said(slip=_("there is nothing on file to reach them this way")))
    fresh = work.access_case(user, case_id)
    if isinstance(answer, gate.Refused):
        refused = popover.of_verdict(channel, answer.verdict, fresh, now, purpose, point)
        return sheet(request, fresh, Said(refused=refused))
    return _to(fresh)


@require_POST
@staff_page
def begin(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The line is opened: the number and the name are shown, and that is written down."""
    user, now = user_of(request), clock.now()
    case = work.access_case(user, case_id)
    permit = attempt.open_permit(case, user, now)
    if permit is None:
        return sheet(request, case, Said(slip=_("the permit ran out; ask again")))
    started = gate.begin(permit.pk, user, now)
    attempt.show_number(case, user, started, now)
    return _to(case)


@require_POST
@staff_page
def outcome(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What came of it, why they are late, in their words, and when to speak again."""
    user, now = user_of(request), clock.now()
    case = work.access_case(user, case_id)
    permit = attempt.open_permit(case, user, now)
    if permit is None:
        return sheet(request, case, Said(slip=_("the permit ran out; ask again")))
    slips = attempt.slips(request.POST, case, permit, now)
    if slips:
        return sheet(request, case, Said(slips=slips))
    gate.record_outcome(
        permit.pk,
        request.POST["outcome"],
        user,
        now,
        reason_for_lateness=request.POST.get("reason", ""),
        next_contact_on=date.fromisoformat(request.POST["next_on"]),
        note=request.POST.get("words", ""),
    )
    return _to(case)


@require_POST
@staff_page
def later(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Set the next date without a contact, or bring a waiting case back."""
    user, now = user_of(request), clock.now()
    case = work.access_case(user, case_id)
    if request.POST.get("now") == "yes":
        work.call_up(user, case, now)
        return _to(case)
    day = attempt.day_given(request.POST.get("next_on", ""), case, now)
    if isinstance(day, str):
        return sheet(request, case, Said(slip=day))
    work.set_next_contact(user, case, day, now)
    return _to(case)


def _to(case: Case) -> HttpResponse:
    return HttpResponseRedirect(reverse("case", args=[case.pk]))

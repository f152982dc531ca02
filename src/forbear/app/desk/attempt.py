"""Reading the guide's forms: which way to reach whom, the permit in use, the slips of a form."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from forbear.app import work
from forbear.app.desk.show.times import local, say_day
from forbear.app.desk.words.contacts import CHANNELS
from forbear.app.desk.words.looks import kept_of_permit
from forbear.app.store.models import Case, ContactPoint, Look, Permit, User
from forbear.casework import REASONS, attempts

FURTHEST_DAYS = 366


def chosen_way(way: str, case: Case) -> tuple[str, ContactPoint | None]:
    """`voice:<key of a point>` or only `voice`; anything else is a call to the best number."""
    channel, _colon, key = way.partition(":")
    if channel not in CHANNELS:
        return "voice", None
    try:
        return channel, case.customer.contact_points.filter(pk=UUID(key)).first()
    except ValueError:
        return channel, None


def open_permit(case: Case, user: User, now: datetime) -> Permit | None:
    """The permit this person has for this case and has not used up."""
    permits = Permit.objects.filter(case=case, user=user).select_related("decision__contact_point")
    begun = permits.filter(state=attempts.BEGUN)
    issued = permits.filter(state=attempts.ISSUED, expires_at__gt=now)
    return (begun | issued).order_by("-issued_at").first()


def show_number(case: Case, user: User, permit: Permit, now: datetime) -> None:
    """Write down that name and number are seen for this attempt, once."""
    reason = kept_of_permit(permit.code)
    if not Look.objects.filter(case=case, user=user, reason=reason).exists():
        work.reveal(user, case, "name", reason, now)
        point = permit.decision.contact_point
        if point is not None:
            work.reveal(user, case, "contact_point", reason, now, point)


def slips(form: Mapping[str, str], case: Case, permit: Permit, now: datetime) -> dict[str, str]:
    """What is missing or wrong in the form of an outcome, by field."""
    found = {}
    if form.get("outcome") not in attempts.outcomes(permit.decision.channel):
        found["outcome"] = _("say what came of it")
    if form.get("reason", "") not in ("", *REASONS):
        found["reason"] = _("choose a reason from the list")
    day = day_given(form.get("next_on", ""), case, now)
    if isinstance(day, str):
        found["next_on"] = day
    return found


def day_given(text: str, case: Case, now: datetime) -> date | str:
    """The day that was written, or what is wrong with it. Days are the customer's."""
    today = local(now, case.customer.time_zone).date()
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return _("give the day of the next contact")
    if not today < day <= today + timedelta(days=FURTHEST_DAYS):
        return _("the next contact comes after {today}").format(today=say_day(today, today))
    return day

"""Who the case is about: masked name, local time, language, the four facts, who looked."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from forbear.app import work
from forbear.app.desk import attempt
from forbear.app.desk.show import promised, texts
from forbear.app.desk.show.rows import Total, sums
from forbear.app.desk.show.staff import staff_name
from forbear.app.desk.show.times import clock_time, local, say_day, say_past
from forbear.app.desk.words.cases import LANGUAGES, REASONS
from forbear.app.desk.words.looks import said
from forbear.app.desk.words.places import COUNTRIES
from forbear.app.store.models import Case, Look, User
from forbear.casework import attempts

LOOKS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Person:
    """The head of a case page."""

    name: str
    in_full: bool
    local_time: str
    same_day: bool
    language: Promise | str
    born_on: str
    id_last4: str
    overdue: list[Total]
    owed: list[Total]
    days: int
    bucket: str
    paused: bool
    since: str
    in_time: work.InTime
    promise: promised.Last
    why: str


def of_case(case: Case, user: User, now: datetime) -> Person:
    """The head, as this person may see it now."""
    customer, shown = case.customer, work.shown(case)
    permit = attempt.open_permit(case, user, now)
    seen = permit is not None and permit.state == attempts.BEGUN
    accounts = list(customer.accounts.all())
    late = [account for account in accounts if account.late]
    today = local(now, customer.time_zone).date()
    return Person(
        name=customer.name if seen else shown.name,
        in_full=seen,
        local_time=clock_time(local(now, customer.time_zone)),
        same_day=True,
        language=LANGUAGES.get(customer.language.split("-")[0], customer.language),
        born_on=shown.born_on,
        id_last4=shown.id_last4,
        overdue=sums(late or accounts[:1]),
        owed=sums(accounts, "outstanding_cents"),
        days=case.days_past_due,
        bucket=case.bucket,
        paused=bool(late) and all(account.paused for account in late),
        since=say_day(case.late_since, today) if case.late_since else "",
        in_time=work.in_time(case, now),
        promise=promised.last(work.promises(case), today),
        why=texts.why(case),
    )


def place(case: Case) -> Promise | str:
    """The country whose rules are asked, by name where we have one."""
    code = case.customer.place
    return COUNTRIES.get(code.partition("-")[0], code)


def reason(case: Case) -> dict[str, Promise | str]:
    """Why the customer is late, in the list's words and in their own."""
    coded = case.reason_for_lateness
    last = case.notes.order_by("-at").first()
    return {
        "coded": REASONS.get(coded, "") if coded else "",
        "words": last.text if last else "",
    }


def looks(case: Case, now: datetime) -> list[str]:
    """Who looked at what is masked, newest first, in a few words."""
    zone_name = case.customer.time_zone
    newest = Look.objects.filter(case=case).select_related("user").order_by("-at")[:LOOKS_SHOWN]
    return [
        _("{who}, {when}: {why}").format(
            who=staff_name(look.user), when=say_past(look.at, now, zone_name), why=said(look.reason)
        )
        for look in newest
    ]

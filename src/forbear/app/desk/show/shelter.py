"""The protection banner: every state that stands, strictest first, and what it stops, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from forbear import rulebook
from forbear.app.desk.show.times import local, say_day
from forbear.app.desk.words.protections import ADVICE, ORDER, PROTECTIONS, STOPS
from forbear.app.store.models import Case, Protection


@dataclass(frozen=True, slots=True)
class Shelter:
    """One banner for all states of a person."""

    title: str
    since: str
    changes: list[Promise | str]


def protections_on(case: Case, now: datetime) -> list[Protection]:
    """The protections that stand on the customer's day, strictest first; findings left out."""
    today = local(now, case.customer.time_zone).date()
    standing = [
        p
        for p in case.customer.protections.all()
        if p.state in PROTECTIONS
        and p.from_on <= today
        and (p.to_on is None or today <= p.to_on)
        and p.ended_by_id is None
    ]
    return sorted(standing, key=lambda p: ORDER.index(p.state))


def of_case(case: Case, now: datetime) -> Shelter | None:
    """The banner, or None when nothing protects the person."""
    standing = protections_on(case, now)
    if not standing:
        return None
    today = local(now, case.customer.time_zone).date()
    names = _("; ").join(str(PROTECTIONS[p.state]) for p in standing)
    first = min(p.from_on for p in standing)
    return Shelter(
        title=_("Protected: {states}").format(states=names),
        since=_("since {day}").format(day=say_day(first, today)),
        changes=_changes([p.state for p in standing]),
    )


def _changes(states: list[str]) -> list[Promise | str]:
    """What the rulebook's table of states stops for them, each thing once, then advice."""
    table = rulebook.load().states
    stopped = {stop for state in states for stop in (*table[state].contact, *table[state].steps)}
    told: list[Promise | str] = [word for key, word in STOPS.items() if key in stopped]
    return [*told, *(ADVICE[state] for state in states if state in ADVICE)]

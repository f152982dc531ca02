"""In time: how long each customer has been late, how soon they were reached, who never was."""

from dataclasses import dataclass
from datetime import datetime

from forbear.app.cases.access import cases_of
from forbear.app.store.models import Case, User
from forbear.casework import CLOSED, REACH_AGES, hours_between, reach_age


@dataclass(frozen=True, slots=True)
class InTime:
    """Whole hours. `to_reach`: from late to first reached; None until somebody reached them."""

    late: int | None
    to_reach: int | None
    since_reached: int | None


def in_time(case: Case, now: datetime) -> InTime:
    """How the case stands to the clock."""
    late_from, reached_at = case.late_from, case.first_reached_at
    late = None if late_from is None else hours_between(late_from, now)
    if reached_at is None:
        return InTime(late, None, None)
    to_reach = None if late_from is None else hours_between(late_from, reached_at)
    return InTime(late, to_reach, hours_between(reached_at, now))


def never_reached(user: User, now: datetime) -> dict[str, int]:
    """Late customers whom nobody has reached since they became late, by how long that is."""
    found = {name: 0 for name, _, _ in REACH_AGES}
    late = (
        cases_of(user)
        .exclude(state=CLOSED)
        .filter(first_reached_at__isnull=True, late_from__lte=now)
    )
    for late_from in late.values_list("late_from", flat=True):
        found[reach_age(hours_between(late_from, now))] += 1
    return found

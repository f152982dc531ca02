"""In time: how long each customer has been late, how soon they were reached, who never was."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from forbear.app.cases.access import cases_of
from forbear.app.store.models import Case, User
from forbear.casework import CLOSED, REACH_AGES, hours_between


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
    late = (
        cases_of(user)
        .exclude(state=CLOSED)
        .filter(first_reached_at__isnull=True, late_from__lte=now)
    )
    ages = {name: Count("pk", filter=_within(start, end, now)) for name, start, end in REACH_AGES}
    return dict(late.order_by().aggregate(**ages))


def _within(start: int, end: int | None, now: datetime) -> Q:
    """Late for `start` whole hours or more, and for fewer than `end`."""
    within = Q(late_from__lte=now - timedelta(hours=start))
    return within if end is None else within & Q(late_from__gt=now - timedelta(hours=end))

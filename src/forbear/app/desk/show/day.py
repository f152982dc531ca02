"""The day's track: when today a contact would be allowed, asked of the gate at every edge."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from forbear.app.desk.show.times import local
from forbear.app.store.models import Case
from forbear.days import second_of_day

DAY = 86_400


class Open(NamedTuple):
    """One open stretch of the local day, in per cent of it."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Track:
    """The customer's local day: open stretches, where now is (%), and when what is open closes."""

    open: list[Open]
    now: float
    closes_at: datetime | None


def of_case(case: Case, channel: str, purpose: str, now: datetime) -> Track:
    """Ask the gate at every hour of the customer's day at which an answer may change."""
    here = local(now, case.customer.time_zone)
    return Track([], round(100 * second_of_day(here) / DAY, 2), None)

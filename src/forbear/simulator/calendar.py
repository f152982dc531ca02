"""The town's calendar: periods are months, counted from the month of its first day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

import numpy as np

from forbear.days import day_number, from_day_number, zone
from forbear.simulator.draws import Ints

WARM_UP = 14  # months lived before the first day, so that the town does not begin on time


@dataclass(frozen=True, slots=True)
class Calendar:
    """From the town's first day to the business date, both included."""

    first: date
    as_of: date

    @property
    def first_day(self) -> int:
        return day_number(self.first)

    @property
    def last_day(self) -> int:
        return day_number(self.as_of)

    @property
    def periods(self) -> int:
        """Months from the warm-up to the month after next: what is asked for is always known."""
        return WARM_UP + (_month(self.as_of) - _month(self.first)) + 2

    def day_in(self, period: Ints | int, day_of_month: Ints) -> Ints:
        """The day number of a day (1 to 28) in a period; period 0 is the start of the warm-up."""
        months = np.asarray(period) + (_month(self.first) - WARM_UP - 1970 * 12)
        starts = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
        return np.asarray(starts + day_of_month - 1, np.int64)

    def period_of(self, day: Ints, day_of_month: Ints) -> Ints:
        """The period whose due day is the last one not after a day."""
        months = day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
        period = months - (_month(self.first) - WARM_UP - 1970 * 12)
        return np.asarray(period - (self.day_in(period, day_of_month) > day), np.int64)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def back(day: date, months: int) -> date:
    """The same day of the month so many months earlier, or the last day of a shorter month."""
    total = _month(day) - months
    first = date(total // 12, total % 12 + 1, 1)
    following = date((total + 1) // 12, (total + 1) % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))


@lru_cache(maxsize=64)
def _offsets(zone_name: str, first_day: int, last_day: int) -> Ints:
    """Seconds from UTC at noon of each day; a clock change at night does not move it."""
    place = zone(zone_name)
    found = []
    for number in range(first_day, last_day + 1):
        day = from_day_number(number)
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        shift = noon.astimezone(place).utcoffset()
        assert shift is not None
        found.append(int(shift.total_seconds()))
    return np.array(found, np.int64)


def utc_offsets(zone_names: list[str], zones: Ints, days: Ints) -> Ints:
    """The offset in force in each row's zone (an index into the names) on each row's day."""
    if len(days) == 0:
        return np.zeros(0, np.int64)
    first, last = int(days.min()), int(days.max())
    tables = np.stack([_offsets(name, first, last) for name in zone_names])
    return np.asarray(tables[zones, days - first], np.int64)

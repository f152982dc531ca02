"""Pauses stop the count of days, never the debt. They may be entered after the days they cover."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Pause:
    """Covers the days from `from_on` up to, not including, `to_on`; without it, it is running."""

    from_on: date
    to_on: date | None = None

    def covers(self, day: date) -> bool:
        return self.from_on <= day and (self.to_on is None or day < self.to_on)


def is_paused(pauses: Iterable[Pause], day: date) -> bool:
    """Whether any pause covers the day."""
    return any(pause.covers(day) for pause in pauses)


def paused_days(pauses: Iterable[Pause], first: date, end: date) -> int:
    """Days d with first <= d < end that a pause covers; overlapping pauses count once."""
    days, counted_to = 0, first
    for pause in sorted(pauses, key=lambda pause: pause.from_on):
        begins = max(pause.from_on, counted_to)
        ends = end if pause.to_on is None else min(pause.to_on, end)
        if ends > begins:
            days += (ends - begins) // timedelta(days=1)
            counted_to = ends
    return days

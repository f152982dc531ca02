"""Calendars and the customer's clocks. Instants carry an offset; days belong to a zone."""

from calendar import monthrange
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

SECONDS_A_DAY = 86_400
_EPOCH = date(1970, 1, 1)


@lru_cache(maxsize=512)
def zone(name: str) -> ZoneInfo:
    """The IANA zone of that name; a wrong name is refused with the mend."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(
            f"There is no time zone {name!r}. Use an IANA name such as Asia/Shanghai."
        ) from error


def day_number(day: date) -> int:
    """Days since 1970-01-01: how a date enters a rule, which knows whole numbers only."""
    return (day - _EPOCH).days


def from_day_number(number: int) -> date:
    """The date that `day_number` came from."""
    return _EPOCH + timedelta(days=number)


def months_later(day: date, months: int) -> date:
    """The same day of a later (or earlier) month, or the last day of a shorter one."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def whole_years(start: int, end: int) -> int:
    """Whole years between two day numbers, never below 0; 29 February comes round on the 28th."""
    first, last = from_day_number(start), from_day_number(end)
    years = last.year - first.year
    if years > 0 and months_later(first, 12 * years) > last:
        years -= 1
    return max(years, 0)


def second_of_day(local: datetime) -> int:
    """Seconds on the wall clock since midnight, 0..86399, as the customer reads it."""
    return local.hour * 3600 + local.minute * 60 + local.second


def instant(text: str) -> datetime:
    """Read an ISO 8601 instant; one without an offset is refused, for it names no moment."""
    try:
        value = datetime.fromisoformat(text)
    except ValueError as error:
        raise ValueError(
            f"{text!r} is not an instant. Write it like 2026-11-24T20:41:00+08:00."
        ) from error
    if value.tzinfo is None:
        raise ValueError(f"{text!r} has no offset. Write it like {text}+08:00.")
    return value

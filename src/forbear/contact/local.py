"""The customer's own clock: days, seconds, holidays, and the moments at which they turn."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from forbear.contact.question import QuestionError
from forbear.days import SECONDS_A_DAY, from_day_number

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WINDOW = re.compile(r"([A-Za-z,\- ]+?)\s+(\d\d):(\d\d)\s*-\s*(\d\d):(\d\d)", re.ASCII)
_FORM = "Write it like `Mon-Fri 12:00-14:00; Sat 00:00-24:00`."

Window = tuple[int, int, int]  # weekday 0 Monday, first second, second after the last


@lru_cache(maxsize=4096)
def blocked_windows(text: str | None) -> tuple[Window, ...]:
    """The weekly windows of a fact like hours_blocked; one that passes midnight is cut in two."""
    found: list[Window] = []
    for part in filter(None, (piece.strip() for piece in (text or "").split(";"))):
        match = _WINDOW.fullmatch(part)
        if not match:
            raise QuestionError(f"hours_blocked {part!r} is not a weekly window. {_FORM}")
        begin = int(match[2]) * 3600 + int(match[3]) * 60
        end = int(match[4]) * 3600 + int(match[5]) * 60
        if max(begin, end) > SECONDS_A_DAY or begin == end:
            raise QuestionError(f"hours_blocked {part!r} has no such hours. {_FORM}")
        for weekday in _weekdays(match[1]):
            if begin < end:
                found.append((weekday, begin, end))
            else:
                found += [(weekday, begin, SECONDS_A_DAY), ((weekday + 1) % 7, 0, end)]
    return tuple(found)


def _weekdays(text: str) -> Iterable[int]:
    for part in text.replace(" ", "").split(","):
        first, _, last = part.partition("-")
        if first not in _DAYS or (last or first) not in _DAYS:
            raise QuestionError(f"hours_blocked names {part!r}. {_FORM}")
        begin, end = _DAYS.index(first), _DAYS.index(last or first)
        yield from (day % 7 for day in range(begin, end + 1 if begin <= end else end + 8))


def is_blocked(windows: tuple[Window, ...], weekday: int, second: int) -> bool:
    """Whether a second of a weekday (1 Monday) lies in one of the windows."""
    return any(day == weekday - 1 and begin <= second < end for day, begin, end in windows)


@lru_cache(maxsize=8192)
def is_public_holiday(countries: tuple[str, ...], day_number: int) -> bool:
    """Whether the day is kept as a holiday in every part of one of the countries."""
    day = from_day_number(day_number)
    return any(_kept_everywhere(country, day) for country in countries)


def _kept_everywhere(country: str, day: date) -> bool:
    calendars = _calendars(country, day.year)
    return bool(calendars) and all(day in calendar for calendar in calendars)


@lru_cache(maxsize=256)
def _calendars(country: str, year: int) -> tuple[frozenset[date], ...]:
    import holidays  # only where a card asks: it takes a while to load

    try:
        whole = holidays.country_holidays(country, years=year)
    except NotImplementedError:
        return ()
    parts: list[str | None] = [*whole.subdivisions] or [None]
    return tuple(
        frozenset(holidays.country_holidays(country, subdiv=part, years=year)) for part in parts
    )


@lru_cache(maxsize=8192)
def midnight(zone: ZoneInfo, day_number: int) -> datetime:
    """The instant at which a local day begins, in UTC."""
    return to_utc(datetime.combine(from_day_number(day_number), time.min, zone))


def to_utc(local: datetime) -> datetime:
    """A local time as an instant; a time that the clock skips is the moment of the skip."""
    instant = local.astimezone(UTC)
    back = instant.astimezone(local.tzinfo)
    if back.replace(tzinfo=None) == local.replace(tzinfo=None):
        return instant
    return _skip(instant, local.tzinfo)


def _skip(near: datetime, zone: object) -> datetime:
    """The instant at which the clock jumps, to the second, within a day of `near`."""
    assert isinstance(zone, ZoneInfo)
    low, high = near - timedelta(days=1), near + timedelta(days=1)
    before = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
        if middle.astimezone(zone).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)


@lru_cache(maxsize=8192)
def clock_changes(zone: ZoneInfo, day_number: int) -> tuple[datetime, ...]:
    """The moment of that local day at which the clock jumps, if it does."""
    begin, end = midnight(zone, day_number), midnight(zone, day_number + 1)
    if end - begin == timedelta(days=1):
        return ()
    return (_skip(begin + (end - begin) // 2, zone),)


def moments(zone: ZoneInfo, day_number: int, seconds: Iterable[int]) -> list[datetime]:
    """The instants of a local day at which its clock shows these seconds, and its jumps."""
    begin, jumps = midnight(zone, day_number), clock_changes(zone, day_number)
    if not jumps:
        return [begin + timedelta(seconds=second) for second in seconds if second < SECONDS_A_DAY]
    start = datetime.combine(from_day_number(day_number), time.min)
    walls = [start + timedelta(seconds=second) for second in seconds if second < SECONDS_A_DAY]
    shown = [to_utc(wall.replace(tzinfo=zone, fold=fold)) for wall in walls for fold in (0, 1)]
    return [*shown, *jumps]

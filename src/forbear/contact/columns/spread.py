"""What a day's questions hold, in few words: the SQL that answers them is written for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from forbear.contact.local import midnight
from forbear.days import zone
from forbear.rulebook import Rulebook
from forbear.rulebook.lower import quote

# One row: the sets of places that are asked, and the customers' zones.
SPREAD_SQL = "SELECT list(DISTINCT places) AS places, list(DISTINCT zone) AS zones FROM questions"


@dataclass(frozen=True)
class Spread:
    """`facts`: the columns of `questions` that are facts; every other fact has its default.

    `hours_blocked`: the distinct values of that column, where it is one of them.
    """

    places: tuple[tuple[str, ...], ...]
    zones: tuple[str, ...]
    facts: frozenset[str] = frozenset()
    hours_blocked: tuple[str, ...] = ()


def places_sql(spread: Spread, holidays: Iterable[bool]) -> str:
    """A row for each set of places: its key, its number, whether the day is its public holiday."""
    rows = [
        f"({quote(' '.join(places))}, {number}, {quote(holiday)})"
        for number, (places, holiday) in enumerate(zip(spread.places, holidays, strict=True))
    ]
    return f"SELECT * FROM (VALUES {', '.join(rows)}) AS p(places_key, place_group, holiday)"


def zones_sql(spread: Spread, today: int, windows: Iterable[int]) -> str:
    """A row for each zone: the instants at which the windows of so many days begin there."""
    days = sorted(windows)
    rows = []
    for name in spread.zones:
        begins = [midnight(zone(name), today - back + 1) for back in days]
        rows.append(f"({quote(name)}, {', '.join(map(instant_sql, begins))})")
    starts = ", ".join(f"from_{back}d" for back in days)
    return f"SELECT * FROM (VALUES {', '.join(rows)}) AS z(zone, {starts})"


def instant_sql(at: datetime) -> str:
    """An instant as DuckDB reads it."""
    return f"TIMESTAMPTZ {quote(at.isoformat())}"


def blocked_sql(spread: Spread, windows: Iterable[tuple[str, int, int]]) -> str:
    """A row for each blocked span of the day: the text that names it, from, to (not included)."""
    rows = [f"({quote(text)}, {begin}, {end})" for text, begin, end in windows]
    rows = rows or ["('', 0, 0)"]
    return f"SELECT * FROM (VALUES {', '.join(rows)}) AS b(hours_blocked, begins, ends)"


def known_facts(book: Rulebook) -> frozenset[str]:
    """The facts that `questions` may hold as columns."""
    given = (f for f in book.facts.facts.values() if f.given and f.type != "instant")
    return frozenset(f.name for f in given if book.tallies.changes(f.name) is None)

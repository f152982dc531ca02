"""The minutes of a local day at which an answer can change, for every zone, as instants."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from forbear.contact.columns.spread import instant_sql
from forbear.contact.local import midnight, moments
from forbear.days import second_of_day, zone
from forbear.rulebook.lower import quote


def candidate_minutes(
    zones: Iterable[str], today: int, edges: Iterable[int], reach: int
) -> Mapping[str, list[tuple[datetime, int]]]:
    """Zone by zone: each first whole minute at or after an edge, with its second of the day.

    `reach`: for how many seconds after midnight a call of the day before still matters; each of
    those minutes is one.
    """
    found = {}
    seconds = {edge for edge in edges if edge >= 0} | {60 * n for n in range(reach // 60 + 1)}
    for name in zones:
        begin, end = midnight(zone(name), today), midnight(zone(name), today + 1)
        at = {begin, *map(_whole_minute, moments(zone(name), today, sorted(seconds)))}
        found[name] = [
            (one, second_of_day(one.astimezone(zone(name))))
            for one in sorted(at)
            if begin <= one < end
        ]
    return found


def _whole_minute(moment: datetime) -> datetime:
    floor = moment.replace(second=0, microsecond=0)
    return floor if floor == moment else floor + timedelta(minutes=1)


def minutes_sql(minutes: Mapping[str, list[tuple[datetime, int]]]) -> str:
    """A row for each zone and minute: the instant, and the customer's second of the day."""
    rows = [
        f"({quote(name)}, {instant_sql(at)}, {second})"
        for name, found in minutes.items()
        for at, second in found
    ]
    return f"SELECT * FROM (VALUES {', '.join(rows)}) AS n(zone, moment, second_of_day)"

"""How old each source's knowledge is at the end of `as_of`, and which facts that makes stale.

The gate is asked about the next day while knowledge stays as fresh as it is now: at the end of
`as_of` on the customer's clock.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from forbear.contact.decide import stale_facts
from forbear.contact.local import midnight
from forbear.days import day_number, instant, zone
from forbear.rulebook import Rulebook

LOG, CHECK = "contact log", "point_status"
# The tables whose silence is no news, by the producer of the fact catalogue that they feed.
PRODUCER = {"contacts": LOG, "states": "states"}
NEVER = datetime.min.replace(tzinfo=UTC)


def day_end(as_of: date, time_zone: str) -> datetime:
    """The end of the business date on the customer's clock."""
    return midnight(zone(time_zone), day_number(as_of) + 1)


def stale(
    report: Mapping[str, Any], as_of: date, time_zone: str, check_is_old: bool, book: Rulebook
) -> frozenset[str]:
    """The protecting facts that are known too long ago for a customer of that zone.

    A source of the contact log without an instant of its own is known to the end of `as_of`; a
    table that says nothing was never known; a number's status is as old as its last check.
    """
    end = day_end(as_of, time_zone)
    known_to = {LOG: min([end, *map(instant, report["complete_to"].values())])}
    known_to |= {PRODUCER[table]: NEVER for table in report["silent"]}
    return frozenset(stale_facts(book, end, known_to)) | ({CHECK} if check_is_old else set())


def max_age(producer: str, book: Rulebook) -> timedelta:
    """The shortest age that any fact of the producer allows."""
    ages = (f.max_age for f in book.facts.facts.values() if f.producer == producer)
    return min(age for age in ages if age is not None)

"""A whole town, a chunk of customers at a time, so that ten million fit in little memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from forbear.simulator import books, marks
from forbear.simulator.accounts import slots
from forbear.simulator.calendar import Calendar, back
from forbear.simulator.columns import Table
from forbear.simulator.draws import Draws
from forbear.simulator.lives import lives
from forbear.simulator.notes import notes_table
from forbear.simulator.payments import payments_table, received
from forbear.simulator.people import customers_table, people
from forbear.simulator.points import points, points_table
from forbear.simulator.protections import pauses_table, protections, states_table
from forbear.simulator.schedule import shown
from forbear.simulator.snapshots import snapshots_table
from forbear.simulator.talks import contacts_table, talks
from forbear.simulator.trouble import trouble

CHUNK = 20_000  # customers


@dataclass(frozen=True, slots=True)
class Town:
    """`customers` people watched from `first` to `as_of`, both included."""

    customers: int
    seed: int
    first: date
    as_of: date

    @classmethod
    def over_months(cls, customers: int, seed: int, months: int, as_of: date) -> "Town":
        """A town watched for so many months up to a day."""
        return cls(customers, seed, back(as_of, months), as_of)


def chunks(town: Town, size: int = CHUNK) -> Iterator[dict[str, Table]]:
    """The feed's tables for one run of customers after another, ordered by customer."""
    for first in range(0, town.customers, size):
        yield _chunk(town, first, min(first + size, town.customers))


def _chunk(town: Town, first: int, last: int) -> dict[str, Table]:
    draws = Draws(town.seed)
    calendar = Calendar(town.first, town.as_of)
    folk = people(draws, np.arange(first, last, dtype=np.int64))
    owed = slots(draws, folk, calendar)
    life = lives(draws, owed, calendar)
    seen, dues = shown(draws, owed, life, calendar)
    late = trouble(owed, life, calendar)
    held = protections(draws, folk, owed, late, calendar.first_day)
    had = points(draws, folk)
    money = received(draws, owed, life, dues, calendar)
    said = talks(draws, folk, owed, late, held, had, calendar)
    return {
        "accounts": books.accounts_table(draws, folk, owed, life, seen, calendar),
        "dues": books.dues_table(owed, seen, dues, calendar),
        "payments": payments_table(draws, folk, owed, money, calendar),
        "customers": customers_table(draws, folk, calendar.first_day),
        "contact_points": points_table(draws, folk, had, calendar),
        "parties": marks.parties_table(draws, folk, owed, seen, town.customers),
        "snapshots": snapshots_table(draws, owed, life, seen, dues, calendar),
        "account_events": marks.events_table(draws, owed, life, seen, held, calendar),
        "pauses": pauses_table(draws, owed, late, calendar),
        "states": states_table(folk, owed, held, calendar),
        "contacts": contacts_table(folk, owed, late, said),
        "promises": marks.promises_table(draws, folk, owed, life, dues, late, said),
        "notes": notes_table(draws, folk, owed, late, said),
    }

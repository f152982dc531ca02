"""What became of a promise to pay: worked out from payments by their value dates, never typed.

The daily cycle counts the same over all customers (portfolio/treat/promised.sql); a test holds the
two equal.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from forbear.ledger.entries import Payment

KEPT, PARTLY_KEPT, BROKEN, OPEN = "kept", "partly_kept", "broken", "open"
STATES = (KEPT, PARTLY_KEPT, BROKEN, OPEN)


@dataclass(frozen=True, slots=True)
class Promised:
    """So many cents, between the day it was said and the day it was said for, both included."""

    made_on: date
    due_on: date
    cents: int


@dataclass(frozen=True, slots=True)
class Tolerance:
    """What a house overlooks: so many cents too few, so many days too late."""

    cents: int = 0
    days: int = 0


EXACT = Tolerance()  # as the strategy's facts say it: wholly paid, in time


@dataclass(frozen=True, slots=True)
class Became:
    """Where a promise stands at the end of a day, and what was paid on it until then."""

    state: str
    paid_cents: int


def became(
    promised: Promised, payments: Iterable[Payment], as_of: date, tolerance: Tolerance = EXACT
) -> Became:
    """A payment counts on the day it was received, whenever it was entered; taken back, never.

    1. Enough came in time: kept, also before its day. 2. Its day is still to come: open.
    3. Some came: partly kept. 4. Nothing: broken.
    """
    last = promised.due_on + timedelta(days=tolerance.days)
    paid = sum(
        payment.cents
        for payment in payments
        if promised.made_on <= payment.received_on <= min(last, as_of) and payment.stands(as_of)
    )
    if paid >= promised.cents - tolerance.cents:
        return Became(KEPT, paid)
    if as_of < last:
        return Became(OPEN, paid)
    return Became(PARTLY_KEPT if paid else BROKEN, paid)

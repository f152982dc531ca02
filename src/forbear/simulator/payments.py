"""The money that comes in: whole dues, parts of one, payments that bounce, payers who name nothing.

A part payment is made towards a due that is then left standing; the payment that later covers
that due is smaller by as much. A payment with a customer and no account comes only from people
with one account, so that sharing it out changes nothing.
"""

from dataclasses import dataclass

import numpy as np

from forbear.simulator.accounts import Slots
from forbear.simulator.calendar import Calendar
from forbear.simulator.columns import Day, Ident, Table, Whole, where
from forbear.simulator.draws import Bools, Draws, Ints
from forbear.simulator.lives import NEVER, Lives
from forbear.simulator.people import People
from forbear.simulator.schedule import Dues, totals

PART = 80_000  # of dues left standing
BOUNCED = 25_000  # of dues that are late by five days or more
NAMES_NOTHING = 20_000  # of payments by people with one account
WHOLE_DUES, A_PART, RETURNED = range(3)


@dataclass(frozen=True, slots=True)
class Received:
    """One row a payment."""

    row: Ints  # row in Slots
    period: Ints
    head: Ints  # period of the oldest due that it is for
    on: Ints
    cents: Ints
    kind: Ints  # WHOLE_DUES, A_PART or RETURNED


def received(draws: Draws, owed: Slots, life: Lives, dues: Dues, calendar: Calendar) -> Received:
    """Every payment from the first day to the last, ordered by slot and month."""
    sums = totals(life, dues)
    part = _parts(draws, owed, life, sums, calendar)
    pieces = [
        _whole(life, sums, part, calendar),
        _some(part, calendar),
        _bounced(draws, owed, life, sums, calendar),
    ]
    names = Received.__slots__
    joined = {name: np.concatenate([getattr(piece, name) for piece in pieces]) for name in names}
    order = np.lexsort((joined["kind"], joined["period"], joined["row"]))
    return Received(**{name: values[order] for name, values in joined.items()})


def payments_table(
    draws: Draws, town: People, owed: Slots, money: Received, calendar: Calendar
) -> Table:
    """The feed's `payments`."""
    slot, customer = owed.slot[money.row], town.customer[owed.person[money.row]]
    returned = money.on + 2 + draws.below(3, "returned after", slot, money.period)
    gone = (money.kind == RETURNED) & (returned <= calendar.last_day)
    nameless = _single(town, owed)[money.row]
    nameless &= draws.happens(NAMES_NOTHING, "names nothing", slot, money.period)
    loan = owed.loan_at(money.row, money.head)
    return {
        "payment_id": Ident(slot, "P", (money.period, money.kind)),
        "account_id": Ident(where(~nameless, slot), "A", (loan + 1,)),
        "customer_id": Ident(where(nameless, customer), "C"),
        "received_on": Day(money.on),
        "cents": Whole(money.cents),
        "reversed_on": Day(where(gone, returned)),
    }


@dataclass(frozen=True, slots=True)
class _Parts:
    """Slot by period of the due: cents paid of it before the rest, and when."""

    cents: Ints
    on: Ints


def _parts(draws: Draws, owed: Slots, life: Lives, sums: Ints, calendar: Calendar) -> _Parts:
    """Parts of dues left standing with nothing older behind them, 3 to 22 days after the day."""
    slot, period = owed.slot[:, None], np.arange(life.paid.shape[1])[None, :]
    stands = life.falls_due & (life.paid == 0) & (life.behind == 0)
    stands &= life.due_on[:, :-1] >= calendar.first_day
    stands &= draws.happens(PART, "pays a part", slot, period)
    fifths = 1 + draws.below(3, "how large a part", slot, period)
    cents = np.where(stands, (sums[:, 1:] - sums[:, :-1]) * fifths // 5, 0)
    after = 3 + draws.below(20, "a part after", slot, period)
    return _Parts(cents, np.where(cents > 0, life.due_on[:, :-1] + after, NEVER))


def _whole(life: Lives, sums: Ints, part: _Parts, calendar: Calendar) -> Received:
    row, period = np.nonzero((life.paid > 0) & _inside(life.paid_on, calendar))
    head = life.first_unpaid[row, period]
    cents = sums[row, head + life.paid[row, period]] - sums[row, head] - part.cents[row, head]
    return Received(row, period, head, life.paid_on[row, period], cents, _all(row, WHOLE_DUES))


def _some(part: _Parts, calendar: Calendar) -> Received:
    row, period = np.nonzero(_inside(part.on, calendar))
    cents = part.cents[row, period]
    return Received(row, period, period, part.on[row, period], cents, _all(row, A_PART))


def _bounced(draws: Draws, owed: Slots, life: Lives, sums: Ints, calendar: Calendar) -> Received:
    """Payments on the due day, taken back days later; the due is then late, or paid once more."""
    due_on = life.due_on[:, :-1]
    late = life.falls_due & (life.behind == 0) & (life.paid_on > due_on + 4)
    row, period = np.nonzero(late & _inside(due_on, calendar))
    back = draws.happens(BOUNCED, "bounced", owed.slot[row], period)
    row, period = row[back], period[back]
    cents = sums[row, period + 1] - sums[row, period]
    return Received(row, period, period, due_on[row, period], cents, _all(row, RETURNED))


def _all(row: Ints, kind: int) -> Ints:
    return np.full(len(row), kind, np.int64)


def _inside(day: Ints, calendar: Calendar) -> Bools:
    return np.asarray((day >= calendar.first_day) & (day <= calendar.last_day))


def _single(town: People, owed: Slots) -> Bools:
    """Rows of people who have one slot."""
    counts = np.bincount(owed.person, minlength=len(town.customer))
    return np.asarray(counts[owed.person] == 1)

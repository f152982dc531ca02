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
class Parts:
    """Two axes, slot and period of the due: cents paid of it before the rest, and when."""

    cents: Ints
    paid_on: Ints


def parts(draws: Draws, owed: Slots, life: Lives, dues: Dues, calendar: Calendar) -> Parts:
    """Part payments: each of a due left standing with nothing older behind it."""
    shape = life.paid.shape
    slot, period = owed.slot[:, None], np.arange(shape[1])[None, :]
    stands = life.falls_due & (life.paid == 0) & (life.behind == 0)
    stands &= life.due_on[:, :-1] >= calendar.first_day
    stands &= draws.happens(PART, "pays a part", slot, period)
    fifths = 1 + draws.below(3, "how large a part", slot, period)
    sums = totals(life, dues)
    cents = np.where(stands, (sums[:, 1:] - sums[:, :-1]) * fifths // 5, 0)
    after = 3 + draws.below(20, "a part after", slot, period)
    return Parts(cents, np.where(cents > 0, life.due_on[:, :-1] + after, NEVER))


def payments_table(
    draws: Draws,
    town: People,
    owed: Slots,
    life: Lives,
    dues: Dues,
    part: Parts,
    calendar: Calendar,
) -> Table:
    """The feed's `payments`, from the first day to the last."""
    sums = totals(life, dues)
    row, period = np.nonzero((life.paid > 0) & _inside(life.paid_on, calendar))
    head = life.first_unpaid[row, period]
    cents = sums[row, head + life.paid[row, period]] - sums[row, head]
    earlier = np.minimum(head, part.cents.shape[1] - 1)
    cents = cents - part.cents[row, earlier]
    p_row, p_period = np.nonzero(_inside(part.paid_on, calendar))
    b_row, b_period, b_on, b_cents = _bounced(draws, owed, life, sums, calendar)
    rows = np.concatenate([row, p_row, b_row])
    periods = np.concatenate([period, p_period, b_period])
    heads = np.concatenate([head, p_period, b_period])
    sizes = [len(row), len(p_row), len(b_row)]
    kind = np.repeat([WHOLE_DUES, A_PART, RETURNED], sizes)
    received = np.concatenate([life.paid_on[row, period], part.paid_on[p_row, p_period], b_on])
    amount = np.concatenate([cents, part.cents[p_row, p_period], b_cents])
    returned = received + 2 + draws.below(3, "returned after", owed.slot[rows], periods)
    returned = np.where((kind == RETURNED) & (returned <= calendar.last_day), returned, NEVER)
    order = np.lexsort((kind, periods, rows))
    rows, periods, heads, kind = rows[order], periods[order], heads[order], kind[order]
    slot = owed.slot[rows]
    nameless = _single(town, owed)[rows]
    nameless &= draws.happens(NAMES_NOTHING, "names nothing", slot, periods)
    loan = owed.loan_at(rows, heads)
    customer = town.customer[owed.person[rows]]
    return {
        "payment_id": Ident(slot, "P", (periods, kind)),
        "account_id": Ident(where(~nameless, slot), "A", (loan + 1,)),
        "customer_id": Ident(where(nameless, customer), "C"),
        "received_on": Day(received[order]),
        "cents": Whole(amount[order]),
        "reversed_on": Day(where(returned[order] < NEVER, returned[order])),
    }


def _inside(day: Ints, calendar: Calendar) -> Bools:
    return np.asarray((day >= calendar.first_day) & (day <= calendar.last_day))


def _bounced(
    draws: Draws, owed: Slots, life: Lives, sums: Ints, calendar: Calendar
) -> tuple[Ints, Ints, Ints, Ints]:
    """Payments on the due day, taken back days later; the due is then late, or paid once more."""
    due_on = life.due_on[:, :-1]
    late = life.falls_due & (life.behind == 0) & (life.paid_on > due_on + 4)
    late &= _inside(due_on, calendar)
    row, period = np.nonzero(late)
    back = draws.happens(BOUNCED, "bounced", owed.slot[row], period)
    row, period = row[back], period[back]
    return row, period, due_on[row, period], sums[row, period + 1] - sums[row, period]


def _single(town: People, owed: Slots) -> Bools:
    """Rows of people who have one slot."""
    counts = np.bincount(owed.person, minlength=len(town.customer))
    return np.asarray(counts[owed.person] == 1)

"""The core's own figures, with the differences that real cores have.

It books some payments a day late and knows nothing of part payments, returned payments and pauses.
"""

import numpy as np

from forbear.simulator.accounts import Slots
from forbear.simulator.books import account_ids
from forbear.simulator.calendar import Calendar
from forbear.simulator.columns import NOTHING, Day, Table, Whole, where
from forbear.simulator.draws import Bools, Draws, Ints
from forbear.simulator.lives import NEVER, Lives
from forbear.simulator.schedule import MINIMUM_PART, STATEMENT_BEFORE_DUE, Dues, Shown

BOOKED_LATE = 300_000  # of payments: on the day after


def snapshots_table(
    draws: Draws, owed: Slots, life: Lives, seen: Shown, dues: Dues, calendar: Calendar
) -> Table:
    """The feed's `snapshots`."""
    day, card = calendar.last_day, owed.card[seen.row]
    slot = owed.slot[dues.row]
    booked_on = dues.settled_on + draws.happens(BOOKED_LATE, "booked late", slot, dues.period)
    falls_on = _falls_on(life, seen, dues, day)
    unpaid = booked_on > day
    late = unpaid & (falls_on < day)
    charge = dues.charge_cents * (dues.due_on <= day)
    due = dues.principal_cents + dues.interest_cents + charge
    oldest = np.full(len(seen.row), NEVER)
    np.minimum.at(oldest, dues.account[late], falls_on[late])

    def left(cents: Ints, which: Bools) -> Ints:
        sums = np.zeros(len(seen.row), np.int64)
        np.add.at(sums, dues.account[which], cents[which])
        return sums

    balance = np.where(card, _card_balance(seen, dues), left(dues.principal_cents, unpaid))
    return {
        "account_id": account_ids(owed, seen.row, seen.loan),
        "days_past_due": Whole(np.where(oldest == NEVER, 0, day - oldest)),
        "arrears_cents": Whole(left(due, late)),
        "principal_cents": Whole(balance),
        "interest_cents": Whole(left(dues.interest_cents, late)),
        "penalty_cents": Whole(left(charge, late)),
        "minimum_due_cents": Whole(where(card, left(due, unpaid))),
        "statement_on": Day(np.where(card, _last_statement(owed, seen, calendar), NOTHING)),
    }


def _falls_on(life: Lives, seen: Shown, dues: Dues, day: int) -> Ints:
    """When each due falls due: on its own day, or on that of an earlier acceleration."""
    same = life.accelerated_loan[seen.row] == seen.loan
    called = np.where(same, life.accelerated_on[seen.row], NEVER)[dues.account]
    return np.where(called < day, np.minimum(dues.due_on, called), dues.due_on)


def _card_balance(seen: Shown, dues: Dues) -> Ints:
    """What the last statement's minimum is a part of; 0 where there is none."""
    last = np.full(len(seen.row), -1)
    np.maximum.at(last, dues.account, np.arange(len(dues.account)))
    return np.where(last < 0, 0, dues.principal_cents[last] * MINIMUM_PART)


def _last_statement(owed: Slots, seen: Shown, calendar: Calendar) -> Ints:
    due_day = owed.due_day[seen.row]
    on = np.full(len(seen.row), calendar.last_day + STATEMENT_BEFORE_DUE)
    return calendar.day_in(calendar.period_of(on, due_day), due_day) - STATEMENT_BEFORE_DUE

"""How each slot's dues fare, month by month: on time, late and made good, behind, charged off.

In a month a slot may get a new due. Then, until the next one, it pays everything, one due,
or nothing. Payments cover whole dues, the oldest first, so that what is behind is a count.
"""

from dataclasses import dataclass, field

import numpy as np

from forbear.simulator import rates
from forbear.simulator.accounts import CARD, Slots
from forbear.simulator.calendar import Calendar
from forbear.simulator.draws import Bools, Draws, Ints
from forbear.simulator.moves import fresh_moves, later_moves

NEVER = np.int64(2**40)  # a day that does not come


@dataclass(slots=True)
class Lives:
    """Two axes: slot, period. Days are day numbers; `NEVER` stands for what does not happen."""

    due_on: Ints
    falls_due: Bools
    behind: Ints  # dues behind before this period's due
    behind_after: Ints  # and just before the next one falls due
    paid: Ints  # dues paid in the period
    paid_on: Ints
    settled_on: Ints  # of this period's due
    charged_off_on: Ints  # one axis: slot
    charged_off_loan: Ints
    accelerated_on: Ints
    accelerated_loan: Ints
    first_unpaid: Ints = field(repr=False)  # period of the oldest unpaid due, before the payment


def lives(draws: Draws, owed: Slots, calendar: Calendar) -> Lives:
    """Live every slot through the whole calendar."""
    count, periods = len(owed.slot), calendar.periods
    town = _begin(owed, calendar, count, periods)
    state = _State.fresh(count)
    for period in range(periods):
        _month(draws, owed, town, state, period)
    return town


@dataclass(slots=True)
class _State:
    behind: Ints
    late_last: Bools  # the last due was late
    head: Ints  # period of the oldest unpaid due
    stopped: Bools  # charged off: no new dues
    hard: Bools  # accelerated: pays nothing more
    last_paid_on: Ints

    @classmethod
    def fresh(cls, count: int) -> "_State":
        def zeros() -> Ints:
            return np.zeros(count, np.int64)

        def no() -> Bools:
            return np.zeros(count, bool)

        return cls(zeros(), no(), zeros(), no(), no(), zeros())


def _begin(owed: Slots, calendar: Calendar, count: int, periods: int) -> Lives:
    months = np.arange(periods + 1)[None, :]
    due_on = calendar.day_in(months, owed.due_day[:, None])
    shape = (count, periods)
    return Lives(
        due_on=due_on,
        falls_due=np.zeros(shape, bool),
        behind=np.zeros(shape, np.int64),
        behind_after=np.zeros(shape, np.int64),
        paid=np.zeros(shape, np.int64),
        paid_on=np.full(shape, NEVER),
        settled_on=np.full(shape, NEVER),
        charged_off_on=np.full(count, NEVER),
        charged_off_loan=np.zeros(count, np.int64),
        accelerated_on=np.full(count, NEVER),
        accelerated_loan=np.zeros(count, np.int64),
        first_unpaid=np.zeros(shape, np.int64),
    )


def _month(draws: Draws, owed: Slots, town: Lives, state: _State, period: int) -> None:
    place = owed.place_in_loan(period)
    # A slot that is behind at the end of a loan gets no new one.
    begins = ~owed.card & (place == 0)
    state.stopped |= begins & (state.behind > 0)
    state.late_last &= ~begins
    due = (owed.start <= period) & (place < owed.term) & ~state.stopped
    town.falls_due[:, period] = due
    town.behind[:, period] = state.behind
    state.head = np.where(state.behind == 0, period, state.head)
    town.first_unpaid[:, period] = state.head
    standing = state.behind + due
    fresh = due & (state.behind == 0)
    paid, day = fresh_moves(draws, owed, state.late_last, period)
    later_paid, later_day = later_moves(draws, owed, state.behind, due, period)
    off = (town.charged_off_on < NEVER) | state.hard
    recovered = draws.happens(rates.RECOVERED, "recovered", owed.slot, period) & ~state.hard
    later_paid = np.where(off, recovered.astype(np.int64), later_paid)
    paid = np.minimum(np.where(fresh, paid, later_paid), standing)
    length = town.due_on[:, period + 1] - town.due_on[:, period]
    day = np.minimum(np.where(fresh, day, later_day), length - 1)
    paid_on = np.maximum(town.due_on[:, period] + day, state.last_paid_on)
    _record(town, state, period, paid, paid_on)
    state.late_last = np.where(due, ~fresh | (paid == 0) | (day > 0), state.late_last)
    state.last_paid_on = np.where(paid > 0, paid_on, state.last_paid_on)
    state.head = state.head + paid
    state.behind = standing - paid
    town.behind_after[:, period] = state.behind
    _worst(draws, owed, town, state, period)


def _record(town: Lives, state: _State, period: int, paid: Ints, paid_on: Ints) -> None:
    pays = np.flatnonzero(paid > 0)
    town.paid[:, period] = paid
    town.paid_on[pays, period] = paid_on[pays]
    for nth in range(int(paid.max(initial=0))):
        rows = pays[paid[pays] > nth]
        town.settled_on[rows, state.head[rows] + nth] = paid_on[rows]


def _worst(draws: Draws, owed: Slots, town: Lives, state: _State, period: int) -> None:
    """Charge-off after about 180 days; acceleration of some loans before that."""
    open_ = town.charged_off_on == NEVER
    next_due = town.due_on[:, period + 1]
    head = np.minimum(state.head, period)
    oldest_due = town.due_on[np.arange(len(head)), head]
    deep = open_ & (state.behind > 0) & (next_due - oldest_due >= rates.CHARGED_OFF_FROM)
    off = deep & draws.happens(rates.CHARGED_OFF, "charged off", owed.slot, period)
    day = np.maximum(next_due, oldest_due + 181)
    town.charged_off_on[off] = day[off]
    town.charged_off_loan[off] = owed.loan_number(head)[off]
    state.stopped |= off
    may = (owed.product != CARD) & (state.behind >= 4) & ~state.hard & ~off & open_
    called = may & draws.happens(rates.ACCELERATED, "accelerated", owed.slot, period)
    town.accelerated_on[called] = next_due[called] + 2
    town.accelerated_loan[called] = owed.loan_number(head)[called]
    state.hard |= called

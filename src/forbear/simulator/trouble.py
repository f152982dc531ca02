"""The months in which a slot was late: since when in the month, until when."""

from dataclasses import dataclass

import numpy as np

from forbear.simulator.accounts import Slots
from forbear.simulator.calendar import Calendar
from forbear.simulator.draws import Ints
from forbear.simulator.lives import NEVER, Lives

SHORTEST = 2  # days: what is made good by the next day troubles nobody


@dataclass(frozen=True, slots=True)
class Trouble:
    """One row a slot and month with something late in it."""

    row: Ints  # row in Slots
    period: Ints
    from_on: Ints  # the month's due day
    days: Ints  # late within the month
    behind: Ints  # dues behind before the month
    head: Ints  # period of the oldest unpaid due
    paid_on: Ints  # the month's payment, or NEVER


def trouble(owed: Slots, life: Lives, calendar: Calendar) -> Trouble:
    """Every troubled month that reaches into the watched time."""
    starts, ends = life.due_on[:, :-1], life.due_on[:, 1:]
    late = (life.behind > 0) | (life.falls_due & (life.paid_on > starts))
    until = np.where(life.behind_after > 0, ends, np.minimum(life.paid_on, ends))
    days = until - starts
    late &= (days >= SHORTEST) & (until > calendar.first_day) & (starts < calendar.last_day)
    row, period = np.nonzero(late)
    return Trouble(
        row=row,
        period=period,
        from_on=starts[row, period],
        days=days[row, period],
        behind=life.behind[row, period],
        head=np.minimum(life.first_unpaid[row, period], period),
        paid_on=np.where(life.paid[row, period] > 0, life.paid_on[row, period], NEVER),
    )

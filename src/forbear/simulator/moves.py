"""What a slot does with what it owes this month: how many dues it pays, on which day."""

import numpy as np
from numpy.typing import NDArray

from forbear.simulator import rates
from forbear.simulator.accounts import Slots
from forbear.simulator.draws import WHOLE, Bools, Draws, Ints

ALL = 1_000  # more dues than anybody has


def fresh_moves(draws: Draws, owed: Slots, late_last: Bools, period: int) -> tuple[Ints, Ints]:
    """For a due with nothing behind it: dues paid (0 or 1), and the day after it fell due."""
    late = np.where(late_last, rates.LATE_AFTER_LATE, rates.LATE_AFTER_ON_TIME)
    late = np.where(owed.card, rates.CARD_FALLS_BEHIND + rates.CARD_LATE_IN_THE_MONTH, late)
    kept = np.where(
        owed.card,
        rates.CARD_FALLS_BEHIND,
        late * rates.LATE_AND_NOT_MADE_GOOD // WHOLE,
    )
    drawn = draws.share("pays", owed.slot, period)
    loan_days = draws.choose(rates.LOAN_LATE_DAYS, "late by", owed.slot, period)
    card_days = draws.choose(rates.CARD_LATE_DAYS, "late by", owed.slot, period)
    late_by = 1 + np.where(owed.card, card_days, loan_days)
    early = -draws.choose([40, 15, 12, 10, 8, 5], "early by", owed.slot, period)
    return (drawn >= kept).astype(np.int64), np.where(drawn < late, late_by, early)


def later_moves(
    draws: Draws, owed: Slots, behind: Ints, due: Bools, period: int
) -> tuple[Ints, Ints]:
    """For what is behind already: dues paid, and the day within the month."""
    drawn = draws.share("catches up", owed.slot, period)
    paid = np.where(owed.card, _card_pays(drawn, behind, due), _loan_pays(drawn, behind))
    return paid, draws.below(29, "catches up on", owed.slot, period)


def _loan_pays(drawn: Ints, behind: Ints) -> Ints:
    row = np.clip(behind, 1, len(rates.LOAN_MOVES)) - 1
    steps = np.cumsum(rates.LOAN_MOVES, axis=1)[row]
    choice = (drawn[:, None] * steps[:, -1:] // WHOLE >= steps).sum(axis=1)
    return np.asarray(np.array([ALL, 1, 0])[choice], np.int64)


def _card_pays(drawn: Ints, behind: Ints, due: Bools) -> Ints:
    """Dues paid so that the number behind moves as the row of the table says."""
    to = behind + due  # nothing paid
    for row, moves in rates.CARD_MOVES.items():
        here = np.flatnonzero((behind == row) if row < 4 else (behind >= row))
        if len(here) == 0:
            continue
        steps: NDArray[np.int64] = np.cumsum(list(moves.values()))
        choice = np.searchsorted(steps, drawn[here] * steps[-1] // WHOLE, side="right")
        ends = np.stack([_end(target, behind[here], row) for target in moves])
        to[here] = ends[choice, np.arange(len(here))]
    return np.asarray(np.maximum(behind + due - to, 0), np.int64)


def _end(target: int | str, behind: Ints, row: int) -> Ints:
    if isinstance(target, int):
        return np.full(len(behind), target)
    by = {"same": 0, "more": 1, "less": -1}[target]
    return np.asarray(np.maximum(behind + by, row), np.int64)

"""Which accounts the feed shows, and every due of theirs, in cents."""

from dataclasses import dataclass

import numpy as np

from forbear.simulator.accounts import Slots
from forbear.simulator.calendar import Calendar
from forbear.simulator.draws import Draws, Ints
from forbear.simulator.lives import NEVER, Lives

STATEMENT_BEFORE_DUE = 20  # days: when a card's due becomes known
MINIMUM_PART = 10  # a card's minimum is this part of its balance, and the interest
LATE_CHARGE_BP = {"card": 500, "loan": 100}  # of the due, when something older stands behind


@dataclass(frozen=True, slots=True)
class Shown:
    """One row an account: a slot's card, or one of its loans."""

    row: Ints  # row in Slots
    loan: Ints
    start: Ints  # period of its first due
    opened_on: Ints


@dataclass(frozen=True, slots=True)
class Dues:
    """One row a due, all its components together."""

    account: Ints  # row in Shown
    row: Ints  # row in Slots
    period: Ints
    due_on: Ints
    principal_cents: Ints
    interest_cents: Ints
    charge_cents: Ints  # a late charge, with the component `penalty`
    settled_on: Ints
    known_on: Ints

    @property
    def cents(self) -> Ints:
        return self.principal_cents + self.interest_cents + self.charge_cents


def shown(draws: Draws, owed: Slots, town: Lives, calendar: Calendar) -> tuple[Shown, Dues]:
    """Accounts with something left to pay on the first day or later, and their dues."""
    every = _every_account(draws, owed, town, calendar)
    dues = _dues(draws, owed, town, calendar, every)
    alive = np.zeros(len(every.row), bool)
    alive[dues.account[dues.settled_on >= calendar.first_day]] = True
    alive |= owed.card[every.row]
    alive &= every.opened_on <= calendar.last_day
    number = np.cumsum(alive) - 1
    keep = alive[dues.account] & (dues.settled_on >= calendar.first_day)
    keep &= dues.known_on <= calendar.last_day
    kept = {name: getattr(dues, name)[keep] for name in Dues.__slots__}
    kept["account"] = number[kept["account"]]
    picked = {name: getattr(every, name)[alive] for name in Shown.__slots__}
    return Shown(**picked), Dues(**kept)


def _every_account(draws: Draws, owed: Slots, town: Lives, calendar: Calendar) -> Shown:
    begins = town.falls_due & (owed.place_in_loan(np.arange(calendar.periods)[:, None]).T == 0)
    begins &= ~owed.card[:, None]
    row, period = np.nonzero(begins)
    # Loans that began before the warm-up, and cards.
    older = np.flatnonzero(owed.card | (owed.start < 0))
    row = np.concatenate([older, row])
    start = np.concatenate([owed.start[older], period])
    loan = np.where(owed.card[row], 0, (start - owed.start[row]) // (owed.term + owed.gap)[row])
    order = np.lexsort((loan, row))
    row, loan, start = row[order], loan[order], start[order]
    slot = owed.slot[row]
    first_due = calendar.day_in(start, owed.due_day[row])
    before = np.where(owed.card[row], 40, 28 + draws.below(9, "opened", slot, loan))
    old_card = owed.card[row] & (start <= 0)
    before += np.where(old_card, draws.below(2_500, "card opened", slot), 0)
    return Shown(row, loan, start, first_due - before)


def _dues(draws: Draws, owed: Slots, town: Lives, calendar: Calendar, every: Shown) -> Dues:
    card = owed.card[every.row]
    last = np.where(card, calendar.periods, every.start + owed.term[every.row])
    first = np.maximum(every.start, 0)
    count = np.maximum(last - first, 0)
    account = np.repeat(np.arange(len(every.row)), count)
    step = np.arange(len(account)) - np.repeat(np.cumsum(count) - count, count)
    period = first[account] + step
    row = every.row[account]
    seen = np.minimum(period, calendar.periods - 1)
    lived = period < calendar.periods
    keep = ~card[account] | town.falls_due[row, seen]
    account, period, row, seen, lived = (a[keep] for a in (account, period, row, seen, lived))
    principal, interest = _amounts(draws, owed, row, period, period - every.start[account])
    due_on = calendar.day_in(period, owed.due_day[row])
    behind = lived & (town.behind[row, seen] > 0) & town.falls_due[row, seen]
    late_bp = np.where(owed.card[row], LATE_CHARGE_BP["card"], LATE_CHARGE_BP["loan"])
    charge = np.where(behind, (principal + interest) * late_bp // 10_000, 0)
    known = np.where(owed.card[row], due_on - STATEMENT_BEFORE_DUE, every.opened_on[account])
    return Dues(
        account=account,
        row=row,
        period=period,
        due_on=due_on,
        principal_cents=principal,
        interest_cents=interest,
        charge_cents=charge,
        settled_on=np.where(lived, town.settled_on[row, seen], NEVER),
        known_on=known,
    )


def _amounts(draws: Draws, owed: Slots, row: Ints, period: Ints, place: Ints) -> tuple[Ints, Ints]:
    """Principal and interest of a due: a loan's equal parts, a card's minimum of its balance."""
    size, rate = owed.size_cents[row], owed.rate_bp[row]
    used = 15 + draws.below(60, "card used", owed.slot[row])
    used += draws.below(11, "card used this month", owed.slot[row], period)
    balance = size * used // 100
    term = owed.term[row]
    part = size // term
    loan_principal = np.where(place == term - 1, size - part * (term - 1), part)
    card = owed.card[row]
    left = np.where(card, balance, size - part * place)
    interest = np.maximum(left * rate // 120_000, 1)
    return np.where(card, balance // MINIMUM_PART, loan_principal), interest


def totals(town: Lives, dues: Dues) -> Ints:
    """Cents due of each slot before each period: what a run of dues costs is a difference."""
    sums = np.zeros((town.paid.shape[0], town.paid.shape[1] + 1), np.int64)
    lived = dues.period < town.paid.shape[1]
    sums[dues.row[lived], dues.period[lived] + 1] = dues.cents[lived]
    return np.asarray(np.cumsum(sums, axis=1), np.int64)

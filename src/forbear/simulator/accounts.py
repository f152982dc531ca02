"""What people owe on: slots, which are one card each or a row of loans one after another."""

from dataclasses import dataclass

import numpy as np

from forbear.simulator.calendar import WARM_UP, Calendar
from forbear.simulator.draws import Bools, Draws, Ints
from forbear.simulator.people import People
from forbear.simulator.rates import (
    PERSONAL_TERMS,
    PRODUCT_WEIGHTS,
    SECOND_SLOT,
    TERMS,
)

CARD, INSTALMENT = 0, 1  # places in PRODUCTS; the third is the personal loan
FOR_EVER = 10_000  # periods: a card does not run out
_UNITS = np.array([100, 20, 15])  # what 100 yuan of a debt at home is in dollars, in pounds


@dataclass(frozen=True, slots=True)
class Slots:
    """One row a slot. A slot's loans follow each other: `term` dues, then `gap` months without."""

    slot: Ints  # twice the customer's number, plus one for the second slot
    person: Ints  # row in People
    product: Ints
    due_day: Ints  # of the month
    start: Ints  # period of the first due of its first loan or of the card
    term: Ints
    gap: Ints
    rate_bp: Ints
    size_cents: Ints  # a loan's principal; a card's limit

    @property
    def card(self) -> Bools:
        return np.asarray(self.product == CARD)

    def loan_number(self, period: Ints | int) -> Ints:
        """Which loan of the slot a period belongs to; -1 before the first. Always 0 for cards."""
        since = np.asarray(period) - self.start
        number = np.where(self.card, 0, since // (self.term + self.gap))
        return np.where(since < 0, -1, number).astype(np.int64)

    def loan_at(self, row: Ints, period: Ints) -> Ints:
        """Which loan the period of a row's due belongs to."""
        since = period - self.start[row]
        return np.asarray(
            np.where(self.card[row], 0, since // (self.term + self.gap)[row]), np.int64
        )

    def place_in_loan(self, period: Ints | int) -> Ints:
        """How many dues of that loan came before this period's; `term` or more: none falls due."""
        since = np.asarray(period) - self.start
        return np.where(self.card, since, since % (self.term + self.gap)).astype(np.int64)


def slots(draws: Draws, town: People, calendar: Calendar) -> Slots:
    """The slots of these people: each has one, some a second."""
    second = draws.happens(SECOND_SLOT, "second slot", town.customer)
    slot = np.concatenate([town.customer * 2, town.customer[second] * 2 + 1])
    order = np.argsort(slot, kind="stable")
    slot = slot[order]
    person = np.concatenate([np.arange(len(town.customer)), np.flatnonzero(second)])[order]
    product = draws.choose(PRODUCT_WEIGHTS, "product", slot)
    short = np.array(TERMS)[draws.below(len(TERMS), "term", slot)]
    long = np.array(PERSONAL_TERMS)[draws.below(len(PERSONAL_TERMS), "term", slot)]
    term = np.where(product == CARD, FOR_EVER, np.where(product == INSTALMENT, short, long))
    gap = draws.below(3, "gap", slot)
    begun = draws.below(np.where(product == CARD, 1, term + gap), "begun", slot)
    # A card taken as a second account may be a new one, opened while the town is watched.
    late_start = (product == CARD) & (slot % 2 == 1) & draws.happens(400_000, "new card", slot)
    new = draws.below(WARM_UP + 12, "new card period", slot)
    return Slots(
        slot=slot,
        person=person,
        product=product,
        due_day=1 + draws.below(28, "due day", slot),
        start=np.where(late_start, new, -begun),
        term=term,
        gap=gap,
        rate_bp=_rates(draws, slot, product),
        size_cents=_sizes(draws, slot, product, town.country[person]),
    )


def _rates(draws: Draws, slot: Ints, product: Ints) -> Ints:
    steps = draws.below(20, "rate", slot)
    return np.where(product == CARD, 1825, np.where(product == INSTALMENT, 900, 600) + 60 * steps)


def _sizes(draws: Draws, slot: Ints, product: Ints, country: Ints) -> Ints:
    """Many small debts, few large ones, in round figures; in cents of the place's currency."""
    doubled = draws.below(4, "size", slot)
    within = 10 + draws.below(10, "size within", slot)
    base = np.array([300_000, 120_000, 600_000])[product]  # cents of yuan, before doubling
    cents = base * (1 << doubled) * within // 10 * _UNITS[country] // 100
    return np.asarray(cents // 10_000 * 10_000, np.int64)

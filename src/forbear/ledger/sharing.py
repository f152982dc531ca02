"""Share a payment that names a customer and no account over the customer's debts to one lender.

Civil Code (CN) art. 560: the contract's order if there is one; failing that a debt of which
something is due before one that is not, the unsecured before the secured, the heavier burden
(higher rate), the earlier due, and pro rata what is equal in all of these. A debt is a whole
account: the first takes money until nothing of it is open. A payment that came with an account
stays with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from forbear.ledger.entries import Due, Payment
from forbear.money import share_by_weight

STATUTE = ("due", "unsecured", "burden", "earlier")
_WORDS = {
    "due": "what is due comes before what is not",
    "unsecured": "the unsecured debt comes before the secured",
    "burden": "the debt with the higher rate comes first",
    "earlier": "what fell due earlier comes first",
    "pro_rata": "equal debts share by their size",
}


class UnknownCriterionError(ValueError):
    """A contract's order names something that accounts cannot be ordered by."""


@dataclass(frozen=True, slots=True)
class Debt:
    """One account among several of a customer, with its dues and the payments made to it."""

    account_id: str
    dues: Sequence[Due]
    payments: Sequence[Payment] = ()
    secured: bool = False
    rate_bp: int | None = None
    accelerated_on: date | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """Where a payment went: cents by account, what nobody's debt took, and what decided."""

    payment: Payment
    parts: Mapping[str, int]
    credit_cents: int
    why: str


@dataclass(frozen=True, slots=True)
class _Open:
    """What is open of a debt just before a payment, and where it stands in the order."""

    account_id: str
    cents: int
    rank: tuple[Any, ...]


def share_out(
    debts: Sequence[Debt],
    payments: Sequence[Payment],
    as_of: date,
    contract_order: Sequence[str] = (),
) -> list[Share]:
    """Share every payment received by `as_of` that stands then; own payments take their turn.

    All are replayed by (received_on, payment_id), so one that was entered late goes where it would
    have gone in time. `contract_order` is a sequence of `due unsecured burden earlier`.
    """
    unknown = [name for name in contract_order if name not in STATUTE]
    if unknown:
        raise UnknownCriterionError(
            f"A contract cannot order accounts by {unknown[0]!r}. Use: {', '.join(STATUTE)}."
        )
    in_hand = {debt.account_id: 0 for debt in debts}
    shares = []
    for payment, account_id in _in_turn(debts, payments, as_of):
        if account_id is not None:
            in_hand[account_id] += payment.cents
            continue
        share = _share(debts, in_hand, payment, contract_order)
        for account, cents in share.parts.items():
            in_hand[account] += cents
        shares.append(share)
    return shares


def _in_turn(
    debts: Sequence[Debt], payments: Sequence[Payment], as_of: date
) -> list[tuple[Payment, str | None]]:
    """Every payment that stands, with its account if it has one, in the order of application."""
    own = [(payment, debt.account_id) for debt in debts for payment in debt.payments]
    every: list[tuple[Payment, str | None]] = [*own, *((payment, None) for payment in payments)]
    return sorted(
        (one for one in every if one[0].received_on <= as_of and one[0].stands(as_of)),
        key=lambda one: (one[0].received_on, one[0].payment_id),
    )


def _share(
    debts: Sequence[Debt], in_hand: Mapping[str, int], payment: Payment, contract: Sequence[str]
) -> Share:
    criteria = tuple(contract) or STATUTE
    found = (_open(debt, in_hand[debt.account_id], payment.received_on, criteria) for debt in debts)
    ranked = sorted((debt for debt in found if debt is not None), key=lambda debt: debt.rank)
    groups = [list(group) for _, group in groupby(ranked, key=lambda debt: debt.rank)]
    parts: dict[str, int] = {}
    left, decided = payment.cents, criteria[0]
    for place, group in enumerate(groups):
        owed = sum(debt.cents for debt in group)
        parts |= _pour(group, min(left, owed))
        if left <= owed:
            decided = _decided(groups, place, criteria, cut=left < owed)
        left -= min(left, owed)
        if not left:
            break
    why = f"contract: {_WORDS[decided]}" if contract else f"{decided}: {_WORDS[decided]}"
    return Share(payment, parts, left, why)


def _pour(group: Sequence[_Open], cents: int) -> dict[str, int]:
    """Equals share by their size, to the cent; whole when there is enough."""
    shared = share_by_weight(cents, {debt.account_id: debt.cents for debt in group})
    return {account: part for account, part in shared.items() if part}


def _decided(
    groups: Sequence[Sequence[_Open]], place: int, criteria: Sequence[str], cut: bool
) -> str:
    """Which criterion parted those who got the money from those who had to wait."""
    if cut and len(groups[place]) > 1:
        return "pro_rata"
    other = place + 1 if place + 1 < len(groups) else place - 1
    if other < 0:
        return criteria[0]
    pairs = zip(criteria, groups[place][0].rank, groups[other][0].rank, strict=True)
    return next(name for name, ours, theirs in pairs if ours != theirs)


def _open(debt: Debt, in_hand: int, on: date, criteria: Sequence[str]) -> _Open | None:
    """The debt as the payment finds it; due is what fell due before the day of the payment."""
    open_dues = []
    for due in sorted(debt.dues, key=lambda due: due.due_on):
        covered = min(due.cents, in_hand)
        in_hand -= covered
        if covered < due.cents:
            open_dues.append((_falls_on(due, debt, on), due.cents - covered))
    if not open_dues:
        return None
    earliest = min(day for day, _ in open_dues)
    values = {
        "due": earliest >= on,
        "unsecured": debt.secured,
        "burden": -(debt.rate_bp or 0),
        "earlier": earliest,
    }
    rank = tuple(values[name] for name in criteria)
    return _Open(debt.account_id, sum(cents for _, cents in open_dues), rank)


def _falls_on(due: Due, debt: Debt, on: date) -> date:
    if debt.accelerated_on is not None and debt.accelerated_on <= on:
        return min(due.due_on, debt.accelerated_on)
    return due.due_on

"""Replay an account's payments under a payment order, every cent traced to the due it paid.

Payments are applied one after another by (received_on, payment_id), whenever they were entered:
one that comes in late gives what it would have given in time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from forbear.ledger.entries import Due, Payment
from forbear.ledger.orders import Moment, Order

DaysLate = Callable[[date, int], int]
"""(day, cents paid before) -> days past due. Days late go by time, whatever the payment order."""

DueDay = Callable[[Due, date], date]
"""(due, day) -> when the due falls due as known on that day: an acceleration brings it forward."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Where one payment went: (due_id, cents) in the order in which it was poured."""

    payment: Payment
    allocated: tuple[tuple[str, int], ...]
    unallocated_cents: int


@dataclass(frozen=True, slots=True)
class Replay:
    """Cents paid per due, and the trace of every payment received by the day asked about."""

    paid_cents: dict[str, int]
    traces: tuple[Trace, ...]


def replay(
    dues: Sequence[Due],
    payments: Sequence[Payment],
    order: Order,
    as_of: date,
    days_late: DaysLate,
    due_day: DueDay = lambda due, on: due.due_on,
) -> Replay:
    """All payments received by `as_of`, poured over the dues in the order given."""
    paid = dict.fromkeys((due.due_id for due in dues), 0)
    traces, poured = [], 0
    for payment in sorted(payments, key=lambda one: (one.received_on, one.payment_id)):
        if payment.received_on > as_of:
            continue
        if not payment.stands(as_of):
            traces.append(Trace(payment, (), 0))
            continue
        on = payment.received_on
        known = [replace(due, due_on=due_day(due, on)) for due in dues]
        moment = _moment(known, paid, on, days_late(on, poured))
        traces.append(_pour(payment, order(moment), paid))
        poured += payment.cents
    return Replay(paid, tuple(traces))


def _moment(dues: Sequence[Due], paid: dict[str, int], on: date, days_late: int) -> Moment:
    still_open = tuple(due for due in dues if paid[due.due_id] < due.cents)
    return Moment(on, still_open, tuple(dues), days_late)


def _pour(payment: Payment, ranked: Sequence[Due], paid: dict[str, int]) -> Trace:
    left, allocated = payment.cents, []
    for due in ranked:
        part = min(left, due.cents - paid[due.due_id])
        if part:
            paid[due.due_id] += part
            allocated.append((due.due_id, part))
            left -= part
    return Trace(payment, tuple(allocated), left)

"""Where one account stands at the end of a day: how late, how much, since when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from forbear.ageing.in_hand import money_in_hand
from forbear.ageing.pauses import Pause, is_paused, paused_days
from forbear.ledger.entries import Due, Payment
from forbear.money import total


@dataclass(frozen=True, slots=True)
class Standing:
    """An account at the end of a day. Money is in cents; `credit_cents` is what no due takes.

    `cycles_late` counts the due days with something late. `paused` says that the days do not run:
    a pause covers this day, or every late day so far was paused.
    """

    days_past_due: int
    arrears_cents: int
    oldest_due_on: date | None
    outstanding_cents: int
    credit_cents: int
    cycles_late: int
    paused: bool


def standing(
    dues: Sequence[Due],
    payments: Iterable[Payment] = (),
    pauses: Sequence[Pause] = (),
    *,
    on: date,
    accelerated_on: date | None = None,
) -> Standing:
    """The account at the end of `on`. Money covers dues in the order of their days."""
    owed = total([due.cents for due in dues])
    in_hand = money_in_hand(payments, on)
    late = _late(dues, in_hand, on, accelerated_on)
    oldest = late[0][0] if late else None
    days = (on - oldest).days - paused_days(pauses, oldest, on) if oldest else 0
    return Standing(
        days_past_due=days,
        arrears_cents=sum(cents for _, cents in late),
        oldest_due_on=oldest,
        outstanding_cents=max(0, owed - in_hand),
        credit_cents=max(0, in_hand - owed),
        cycles_late=len({due_on for due_on, _ in late}),
        paused=is_paused(pauses, on) or (bool(late) and days == 0),
    )


def days_past_due(dues: Sequence[Due], paid_cents: int, today: date) -> int:
    """Days since the oldest due that `paid_cents`, oldest first, does not cover; no pauses."""
    late = _late(dues, paid_cents, today, None)
    return (today - late[0][0]).days if late else 0


def due_day(due: Due, on: date, accelerated_on: date | None) -> date:
    """The day the due falls due as known on `on`: an acceleration by then brings it forward."""
    if accelerated_on is not None and accelerated_on <= on:
        return min(due.due_on, accelerated_on)
    return due.due_on


def _late(
    dues: Sequence[Due], paid_cents: int, on: date, accelerated_on: date | None
) -> list[tuple[date, int]]:
    """(day, uncovered cents) of every late due, oldest first. On its own day nothing is late."""
    late = []
    for due in sorted(dues, key=lambda due: due.due_on):
        covered = min(due.cents, paid_cents)
        paid_cents -= covered
        day = due_day(due, on, accelerated_on)
        if covered < due.cents and day < on:
            late.append((day, due.cents - covered))
    return late

"""Payment orders: to which dues the money of a payment goes, first to last.

An order looks at one moment, just before a payment, and ranks the dues that are still open. What
is *late* is due before the day of the payment; what falls due on that day is not yet late.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from forbear.ledger.entries import Due

COMPONENTS = ("cost", "interest", "fee", "penalty", "principal")
_PLACE = {component: place for place, component in enumerate(COMPONENTS)}
CARD_DAYS_INTEREST_FIRST = 90


@dataclass(frozen=True, slots=True)
class Moment:
    """What an order may know: the day, the open dues, all dues, and how late the account is."""

    on: date
    open_dues: tuple[Due, ...]
    all_dues: tuple[Due, ...]
    days_late: int

    @property
    def late(self) -> list[Due]:
        return sorted((due for due in self.open_dues if due.due_on < self.on), key=by_age)

    @property
    def not_yet_late(self) -> list[Due]:
        return sorted((due for due in self.open_dues if due.due_on >= self.on), key=by_age)


Order = Callable[[Moment], list[Due]]


def by_age(due: Due) -> tuple[date, int, str]:
    """Earlier first; inside a day cost, interest, fee, penalty, principal; then the id."""
    return due.due_on, _PLACE[due.component], due.due_id


def oldest_first(moment: Moment) -> list[Due]:
    """By due day, whatever it is for."""
    return sorted(moment.open_dues, key=by_age)


def cn_card(moment: Moment) -> list[Due]:
    """Card Measures of 2011 art. 57: to 90 days late principal waits, from 91 it comes first."""
    late = moment.late
    principal = [due for due in late if due.component == "principal"]
    others = [due for due in late if due.component != "principal"]
    if moment.days_late > CARD_DAYS_INTEREST_FIRST:
        return principal + others + moment.not_yet_late
    return others + principal + moment.not_yet_late


def cn_civil(moment: Moment) -> list[Due]:
    """Civil Code art. 561: costs of getting the debt paid, then interest, then what was lent."""
    late = moment.late
    costs = [due for due in late if due.component == "cost"]
    charges = [due for due in late if due.component in ("interest", "fee", "penalty")]
    principal = [due for due in late if due.component == "principal"]
    return costs + charges + principal + moment.not_yet_late


def us_card(moment: Moment) -> list[Due]:
    """12 CFR 1026.53(a): the minimum due, then the balance with the highest rate.

    The minimum due is what is late or due on the day; when nothing is, what falls due next.
    """
    last = _minimum_until(moment)
    minimum = [due for due in moment.open_dues if last and due.due_on <= last]
    above = [due for due in moment.open_dues if not last or due.due_on > last]
    return sorted(minimum, key=by_age) + sorted(
        above, key=lambda due: (-(due.rate_bp or 0), by_age(due))
    )


def _minimum_until(moment: Moment) -> date | None:
    if any(due.due_on <= moment.on for due in moment.open_dues):
        return moment.on
    return min((due.due_on for due in moment.all_dues if due.due_on >= moment.on), default=None)


ORDERS: dict[str, Order] = {
    "oldest-first": oldest_first,
    "cn-card": cn_card,
    "cn-civil": cn_civil,
    "us-card": us_card,
}
DEFAULT_ORDER = "oldest-first"


class UnknownOrderError(ValueError):
    """No payment order has that name; the message lists those that there are."""


def order_named(name: str | None) -> Order:
    """The order of that name; the default one when none is named."""
    if (name or DEFAULT_ORDER) not in ORDERS:
        raise UnknownOrderError(
            f"There is no payment order {name!r}. There are: {', '.join(ORDERS)}."
        )
    return ORDERS[name or DEFAULT_ORDER]

"""A plan as a question: may we agree this? And what its own content shows of it.

Money in whole cents, rates in basis points of a year. A plan is asked about its day, `as_of`, at
noon in UTC, when it is that day in every zone of the places that have rules.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, ClassVar

from forbear.contact.question import Asked
from forbear.days import months_later


@dataclass(frozen=True, slots=True)
class Payment:
    """One row of the schedule."""

    due_on: date
    cents: int


@dataclass(frozen=True, slots=True)
class Means:
    """The customer's statement of means, a month; savings once. In the plan's currency."""

    income_cents: int
    living_cents: int
    other_debts_cents: int
    priority_debts_cents: int = 0
    savings_cents: int = 0

    @property
    def surplus_cents(self) -> int:
        """What is left of a month; it may be negative. CONTRACTS.md section 9."""
        return (
            self.income_cents
            - self.living_cents
            - self.other_debts_cents
            - self.priority_debts_cents
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Asked):
    """`rate_bp`: the account's rate before it; `items`: what it contains or has attached."""

    gate: ClassVar[str] = "plan"
    kind: str
    as_of: date
    schedule: tuple[Payment, ...]
    currency: str
    rate_bp: int
    balances: Mapping[str, int] = field(default_factory=dict)
    after_rate_bp: int | None = None
    means: Means | None = None
    items: frozenset[str] = frozenset()
    signed_on: date | None = None

    @property
    def guards(self) -> dict[str, str]:
        return {"kind": self.kind, "actor": self.actor, "product": self.product}

    @property
    def headline(self) -> str:
        return f"{self.kind}, {len(self.schedule)} payments"

    @property
    def worked_out(self) -> Mapping[str, Any]:
        """The facts whose producer is the plan itself, and its items."""
        start = self.signed_on or self.as_of
        last = max((row.due_on for row in self.schedule), default=start)
        return {
            "months_to_last_due": months_between(start, last),
            "largest_month_cents": largest_month(self.schedule),
            "single_payment": len(self.schedule) == 1,
            "surplus_cents": self.means.surplus_cents if self.means else None,
            "savings_cents": self.means.savings_cents if self.means else 0,
            "rate_bp": self.rate_bp,
            "after_rate_bp": self.after_rate_bp,
            **{f"item_{name}": True for name in self.items},
            **dict.fromkeys(self.items & ALSO_FACTS, True),
        }


# Items that are facts of the catalogue too, so that desk or file may say them.
ALSO_FACTS = frozenset(
    {"special_circumstances", "issuer_confirmed_debt_exceeds_ability", "willing_to_pay"}
)


def noon(day: date) -> datetime:
    """The instant at which a plan of that day is asked about."""
    return datetime.combine(day, time(12), UTC)


def months_between(start: date, end: date) -> int:
    """The fewest whole months after `start` by which `end` has come; 0 where it has already."""
    months = max((end.year - start.year) * 12 + end.month - start.month, 0)
    return months if months_later(start, months) >= end else months + 1


def largest_month(schedule: Iterable[Payment]) -> int:
    """The most that falls due in one calendar month, in cents."""
    by_month: Counter[tuple[int, int]] = Counter()
    for row in schedule:
        by_month[row.due_on.year, row.due_on.month] += row.cents
    return max(by_month.values(), default=0)

"""The entries of a ledger: what fell due and what was paid, in whole cents of one currency."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Due:
    """An amount that falls due on a day; `rate_bp` is the yearly rate of its balance, if known."""

    due_id: str
    due_on: date
    component: str
    cents: int
    rate_bp: int | None = None


@dataclass(frozen=True, slots=True)
class Payment:
    """Money that came in. `why` says how it came to this account (CONTRACTS: `designated`, …)."""

    payment_id: str
    received_on: date
    cents: int
    reversed_on: date | None = None
    why: str = ""

    def stands(self, as_of: date) -> bool:
        """Reversed by `as_of` it never came, for earlier days too."""
        return self.reversed_on is None or self.reversed_on > as_of

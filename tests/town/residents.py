"""Who lives in the town, and the days that the lender publishes about them.

An odd number never picks up, an even one likes to talk; so each cap is pressed by somebody.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tests.store.cast import AS_OF
from tests.store.small_day import CREDITOR
from tests.store.small_day import Town as Rows


@dataclass(frozen=True, slots=True)
class Quarter:
    """A part of the town: `desk` is the team, and with it the firm, that works it."""

    prefix: str
    people: int
    place: str
    zone: str
    currency: str
    product: str


# The cards team is the lender's own, the loans team that of a collector: see street.py.
QUARTERS = (
    Quarter("cn", 16, "CN", "Asia/Shanghai", "CNY", "credit_card"),
    Quarter("ma", 6, "US-MA", "America/New_York", "USD", "credit_card"),
    Quarter("gb", 4, "GB", "Europe/London", "GBP", "credit_card"),
    Quarter("us", 8, "US", "America/Chicago", "USD", "instalment_loan"),
)


def names() -> list[str]:
    return [f"{q.prefix}{number:02}" for q in QUARTERS for number in range(q.people)]


def published(folder: Path, days: int) -> list[Path]:
    """The finished days, one a date from AS_OF on; nobody pays, so everybody stays late."""
    town = Rows()
    for quarter in QUARTERS:
        for number in range(quarter.people):
            _move_in(town, quarter, f"{quarter.prefix}{number:02}")
    dates = [AS_OF + timedelta(days=day) for day in range(days)]
    return [town.day(folder / f"{day}", day, worklist=tuple(names())) for day in dates]


def _move_in(town: Rows, quarter: Quarter, name: str) -> None:
    town.add(
        "customers",
        customer_id=name,
        name=f"Resident {name}",
        language="en",
        place=quarter.place,
        time_zone=quarter.zone,
        born_on=date(1991, 5, 17),
    )
    for debt in range(1, 3):
        town.add(
            "accounts",
            account_id=f"{name}-{debt}",
            customer_id=name,
            creditor=CREDITOR,
            product=quarter.product,
            place=quarter.place,
            currency=quarter.currency,
            opened_on=date(2024, 3, 1),
            licence="bank",
            online=True,
        )
        town.due(f"{name}-{debt}", AS_OF - timedelta(days=6 + debt))
    town.add(
        "contact_points",
        contact_point_id=f"{name}-m",
        customer_id=name,
        kind="mobile",
        value=f"138{sum(map(ord, name)):08}",
        whose="self",
        status="valid",
        consent="yes",
        checked_on=AS_OF,
    )

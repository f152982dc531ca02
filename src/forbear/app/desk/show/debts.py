"""The table of debts: how late each is, what is overdue and of what it is made, what comes next."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise

from forbear.app import work
from forbear.app.desk.show.rows import Total, sums
from forbear.app.desk.show.times import local, say_day
from forbear.app.desk.words.cases import PRODUCTS
from forbear.app.desk.words.debts import GOES_TO
from forbear.app.store.models import Account, Case


@dataclass(frozen=True, slots=True)
class Debt:
    """One account. `parts` is empty when what is overdue cannot be told apart to the cent."""

    account: Account
    name: Promise | str
    tail: str
    since: str
    rate: str
    next_due: str
    parts: dict[str, int]
    goes_to: Promise | str
    principal_first_on: str


@dataclass(frozen=True, slots=True)
class Debts:
    """All of them, late ones first, and the sums by currency."""

    debts: list[Debt]
    overdue: list[Total]
    owed: list[Total]


def of_case(case: Case, now: datetime) -> Debts:
    """The customer's accounts as they stood at the end of the published day."""
    accounts = sorted(
        case.customer.accounts.all(), key=lambda a: (-a.days_past_due, -a.arrears_cents, a.pk)
    )
    today = local(now, case.customer.time_zone).date()
    return Debts(
        [_debt(account, today) for account in accounts],
        sums(accounts),
        sums(accounts, "outstanding_cents"),
    )


def _debt(account: Account, today: date) -> Debt:
    parts = work.parts(account, today)
    turns = parts.principal_first_on if parts else None
    return Debt(
        account=account,
        name=PRODUCTS.get(account.product, account.product),
        tail=account.account_id[-4:],
        since=say_day(account.opened_on) if account.opened_on else "",
        rate=rate(account.rate_bp),
        next_due=say_day(account.next_due_on, today) if account.next_due_on else "",
        parts=parts.cents if parts else {},
        goes_to=GOES_TO[parts.first] if parts else "",
        principal_first_on=say_day(turns) if turns else "",
    )


def rate(basis_points: int | None) -> str:
    """18.25 % from 1825; empty when it is not known."""
    if basis_points is None:
        return ""
    whole, rest = divmod(basis_points, 100)
    return f"{whole}.{rest:02d} %"

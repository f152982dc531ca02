"""The table of debts: how late each is, what is overdue and of what it is made, what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.functional import Promise

from forbear.app.desk.show.rows import Total, sums
from forbear.app.desk.show.times import local, say_day
from forbear.app.desk.words.cases import PRODUCTS
from forbear.app.store.models import Account, Case
from forbear.ledger.entries import Due, Payment
from forbear.ledger.orders import CARD_DAYS_INTEREST_FIRST, order_named
from forbear.ledger.replay import replay


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
    return Debt(
        account=account,
        name=PRODUCTS.get(account.product, account.product),
        tail=account.account_id[-4:],
        since=say_day(account.opened_on) if account.opened_on else "",
        rate=rate(account.rate_bp),
        next_due=say_day(account.next_due_on, today) if account.next_due_on else "",
        parts=parts(account) if account.late else {},
        principal_first_on=_principal_first(account),
    )


def rate(basis_points: int | None) -> str:
    """18.25 % from 1825; empty when it is not known."""
    if basis_points is None:
        return ""
    whole, rest = divmod(basis_points, 100)
    return f"{whole}.{rest:02d} %"


def parts(account: Account) -> dict[str, int]:
    """Cents overdue by component: the ledger's own replay; nothing when the sums do not agree."""
    dues = [Due(d.due_id, d.due_on, d.component, d.cents) for d in account.dues.all()]
    payments = [
        Payment(p.payment_id, p.received_on, p.cents, p.reversed_on) for p in account.payments.all()
    ]
    paid = replay(dues, payments, order_named(None), account.as_of, _not_asked).paid_cents
    late = [due for due in dues if due.due_on < account.as_of]
    return _agreeing(late, paid, account.arrears_cents)


def _agreeing(late: Iterable[Due], paid: dict[str, int], arrears_cents: int) -> dict[str, int]:
    by_component: dict[str, int] = {}
    for due in late:
        open_cents = due.cents - paid[due.due_id]
        if open_cents:
            by_component[due.component] = by_component.get(due.component, 0) + open_cents
    return by_component if sum(by_component.values()) == arrears_cents else {}


def _not_asked(*_arguments: object) -> int:
    """The default order does not look at days late."""
    return 0


def _principal_first(account: Account) -> str:
    """The day from which a Chinese card's payment goes to principal first, while it is to come."""
    if account.product != "credit_card" or not account.place.startswith("CN") or not account.late:
        return ""
    left = CARD_DAYS_INTEREST_FIRST + 1 - account.days_past_due
    return say_day(account.as_of + timedelta(days=left)) if left > 0 and not account.paused else ""

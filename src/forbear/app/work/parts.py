"""Of what an account's arrears are made, and where a payment today would go, by its own order."""

from dataclasses import dataclass
from datetime import date, timedelta

from forbear.ageing import Pause, replay_account
from forbear.ageing.standing import due_day
from forbear.app.store.models import Account
from forbear.ledger.entries import Due, Payment
from forbear.ledger.orders import CARD_DAYS_INTEREST_FIRST, DEFAULT_ORDER, ORDERS
from forbear.ledger.replay import Replay

# What the first cent of a payment today goes to.
OLDEST, COSTS, CHARGES, PRINCIPAL, MINIMUM = "oldest", "costs", "charges", "principal", "minimum"
_BY_COMPONENT = {"cost": COSTS, "principal": PRINCIPAL}
_WHOLE = {DEFAULT_ORDER: OLDEST, "us-card": MINIMUM}
NEXT_CENT = "\U0010ffff"  # after every other payment of its day


@dataclass(frozen=True, slots=True)
class Parts:
    """Cents of the arrears by component. `first` is where the next payment begins, one of the
    words above; `principal_first_on`: the day from which it begins with principal instead.
    """

    cents: dict[str, int]
    first: str
    principal_first_on: date | None = None


def payments_of(account: Account) -> list[Payment]:
    """The account's payments as the ledger reads them."""
    return [
        Payment(p.payment_id, p.received_on, p.cents, p.reversed_on) for p in account.payments.all()
    ]


def parts(account: Account, today: date) -> Parts | None:
    """What is overdue at the end of the published day, told apart by the ledger's own replay.

    None when nothing is, when the order is not one we know, or when the parts do not add up to the
    arrears to the cent (another master's figure, or lines that reach back too far).
    """
    order = account.payment_order or DEFAULT_ORDER
    if not account.arrears_cents or order not in ORDERS:
        return None
    book = _Book(account, order)
    done = book.replayed(book.payments, account.as_of)
    cents: dict[str, int] = {}
    for due in book.dues:
        left = due.cents - done.paid_cents[due.due_id]
        if left and due_day(due, account.as_of, account.accelerated_on) < account.as_of:
            cents[due.component] = cents.get(due.component, 0) + left
    if sum(cents.values()) != account.arrears_cents:
        return None
    first = book.first(max(today, account.as_of))
    return Parts(cents, first, _principal_first(account, order, first, today))


class _Book:
    """An account's lines, and the replay of payments over them by its order."""

    def __init__(self, account: Account, order: str) -> None:
        self.order = order
        self.called = account.accelerated_on
        self.dues = [
            Due(d.due_id, d.due_on, d.component, d.cents, d.rate_bp) for d in account.dues.all()
        ]
        self.payments = payments_of(account)
        self.pauses = [
            Pause(date.fromisoformat(start), date.fromisoformat(end) if end else None)
            for start, end in account.pauses
        ]

    def replayed(self, payments: list[Payment], as_of: date) -> Replay:
        order = ORDERS[self.order]
        return replay_account(self.dues, payments, self.pauses, order, as_of, self.called)

    def first(self, today: date) -> str:
        """Where one cent more, paid today, would go."""
        one = Payment(NEXT_CENT, today, 1)
        done = self.replayed([*(p for p in self.payments if p.received_on <= today), one], today)
        trace = next(t for t in done.traces if t.payment is one)
        if self.order in _WHOLE:
            return _WHOLE[self.order]
        component = {due.due_id: due.component for due in self.dues}
        gone_to = [component[due_id] for due_id, _cents in trace.allocated]
        return _BY_COMPONENT.get(gone_to[0], CHARGES) if gone_to else OLDEST


def _principal_first(account: Account, order: str, first: str, today: date) -> date | None:
    """For a card under the Chinese order: day 91, while it is to come and the days run."""
    if order != "cn-card" or first != CHARGES or account.paused:
        return None
    left = CARD_DAYS_INTEREST_FIRST + 1 - account.days_past_due
    day = account.as_of + timedelta(days=left)
    return day if day > today else None

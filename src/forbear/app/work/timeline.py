"""What happened on a case, newest first: its own events, contacts, money and notes in one line."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, tzinfo
from itertools import islice

from forbear.app.store.models import Case, CaseEvent, Contact, Note, Payment, Promise, User
from forbear.app.work.promises import promises
from forbear.casework.promises import OPEN
from forbear.days import zone

# The life of a case in hand is of no interest to its reader a day later.
QUIET = ("taken", "put_back")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened.

    `kind`: an event's kind, or contact, payment, reversal, promise, promise_became, note.

    `day_only`: only the date is known, so no hour is shown.
    """

    at: datetime
    kind: str
    source: str
    user: User | None = None
    details: dict[str, object] = field(default_factory=dict)
    row: CaseEvent | Contact | Payment | Promise | Note | None = None
    day_only: bool = False


def timeline(case: Case, *, most: int = 200) -> list[Line]:
    """The newest `most` lines; contacts show what occurred, never a reservation."""
    lines = [*_events(case, most), *_contacts(case, most), *_money(case, most), *_notes(case, most)]
    lines += _promises(case)
    lines.sort(key=lambda line: line.at, reverse=True)
    return lines[:most]


def _events(case: Case, most: int) -> Iterator[Line]:
    events = case.events.exclude(kind__in=QUIET).select_related("user", "permit", "decision")
    for event in events.order_by("-at", "-pk")[:most]:
        yield Line(event.at, event.kind, event.source, event.user, event.details, event)


def _contacts(case: Case, most: int) -> Iterator[Line]:
    occurred = case.customer.contacts.filter(state="occurred").select_related("user", "permit")
    for contact in occurred.order_by("-at", "-pk")[:most]:
        details: dict[str, object] = {
            name: getattr(contact, name)
            for name in ("channel", "direction", "outcome", "purpose", "actor", "source")
        }
        yield Line(contact.at, "contact", contact.origin, contact.user, details, contact)


def _money(case: Case, most: int) -> Iterator[Line]:
    clock = zone(case.customer.time_zone)
    payments = Payment.objects.filter(account__customer=case.customer).select_related("account")
    for payment in islice(payments.order_by("-received_on", "-pk"), most):
        account = payment.account
        details: dict[str, object] = {
            "cents": payment.cents,
            "currency": account.currency,
            "account_id": account.account_id,
        }
        yield Line(
            _start(payment.received_on, clock), "payment", "ledger", None, details, payment, True
        )
        if payment.reversed_on:
            at = _start(payment.reversed_on, clock)
            yield Line(at, "reversal", "ledger", None, details, payment, True)


def _promises(case: Case) -> Iterator[Line]:
    """When it was said, and what became of it: on its day, or as soon as it was kept."""
    clock = zone(case.customer.time_zone)
    for one in promises(case):
        promise, state = one.promise, one.became.state
        details: dict[str, object] = {
            "cents": promise.cents,
            "paid_cents": one.became.paid_cents,
            "currency": one.currency,
            "due_on": promise.due_on.isoformat(),
            "state": state,
            "as_of": case.as_of.isoformat(),
        }
        made = _start(promise.made_on, clock)
        yield Line(made, "promise", "ledger", None, details, promise, True)
        if state != OPEN:
            at = _start(min(promise.due_on, case.as_of), clock)
            yield Line(at, "promise_became", "ledger", None, details, promise, True)


def _notes(case: Case, most: int) -> Iterator[Line]:
    for note in case.notes.select_related("author").order_by("-at", "-pk")[:most]:
        yield Line(note.at, "note", "desk", note.author, {"text": note.text}, note)


def _start(day: date, clock: tzinfo) -> datetime:
    return datetime.combine(day, time.min, clock)

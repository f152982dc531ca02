"""What happened on a case, newest first: its own events, contacts, money and notes in one line."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, tzinfo
from itertools import islice

from forbear.app.store.models import Case, CaseEvent, Contact, Note, Payment, User
from forbear.days import zone

# The life of a case in hand is of no interest to its reader a day later.
QUIET = ("taken", "put_back")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened. `kind` is an event's kind, or contact, payment, reversal, note.

    `day_only`: only the date is known, so no hour is shown.
    """

    at: datetime
    kind: str
    source: str
    user: User | None = None
    details: dict[str, object] = field(default_factory=dict)
    row: CaseEvent | Contact | Payment | Note | None = None
    day_only: bool = False


def timeline(case: Case, *, most: int = 200) -> list[Line]:
    """The newest `most` lines; contacts show what occurred, never a reservation."""
    lines = [*_events(case, most), *_contacts(case, most), *_money(case, most), *_notes(case, most)]
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


def _notes(case: Case, most: int) -> Iterator[Line]:
    for note in case.notes.select_related("author").order_by("-at", "-pk")[:most]:
        yield Line(note.at, "note", "desk", note.author, {"text": note.text}, note)


def _start(day: date, clock: tzinfo) -> datetime:
    return datetime.combine(day, time.min, clock)

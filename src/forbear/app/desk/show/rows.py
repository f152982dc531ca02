"""The rows of a list: masked name, how late, how much, may we call now, what happened last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from forbear.app import gate, work
from forbear.app.desk.show import promised, reached, strip, texts
from forbear.app.desk.show.shelter import protections_on
from forbear.app.desk.words.protections import PROTECTIONS
from forbear.app.desk.words.verdicts import VerdictWord
from forbear.app.store.models import Account, Case, Contact
from forbear.people import mask_name


class Total(NamedTuple):
    """Money in one currency; amounts in two are never added."""

    cents: int
    currency: str


@dataclass(frozen=True, slots=True)
class Row:
    """One customer in a list."""

    place: int
    case: Case
    name: str
    debts: int
    paused: bool
    sums: list[Total]
    verdict: VerdictWord
    when: str
    held_back: bool
    protection: Promise | None
    last: str
    promise: str
    next_step: str
    why: str


def of_cases(cases: list[Case], now: datetime, first: int = 1) -> list[Row]:
    """The rows of these cases, numbered from `first`; the gate is asked for each, now."""
    known = gate.dossiers(cases, now)
    latest, promises = _latest_contacts(cases), work.promises_of(cases)
    return [
        _row(
            place,
            case,
            known[case.customer_id],
            latest.get(case.customer_id),
            promises[case.customer_id],
        )
        for place, case in enumerate(cases, first)
    ]


def sums(accounts: Iterable[Account], field: str = "arrears_cents") -> list[Total]:
    """A figure of the accounts, added up by currency, largest first."""
    by_currency: dict[str, int] = {}
    for account in accounts:
        amount = getattr(account, field)
        by_currency[account.currency] = by_currency.get(account.currency, 0) + amount
    return sorted((Total(cents, currency) for currency, cents in by_currency.items()), reverse=True)


def overdue(cases: QuerySet[Case]) -> list[Total]:
    """What all customers of a list have overdue, by currency."""
    late = Account.objects.filter(customer__in=cases.order_by().values("customer_id"))
    totals = late.filter(arrears_cents__gt=0).values_list("currency").annotate(Sum("arrears_cents"))
    return sorted((Total(int(cents), currency) for currency, cents in totals), reverse=True)


def _row(
    place: int,
    case: Case,
    known: gate.Dossier,
    last: Contact | None,
    promises: list[work.Standing],
) -> Row:
    now = known.at
    customer = case.customer
    accounts = list(customer.accounts.all())
    late = [account for account in accounts if account.late]
    cell = strip.call_cell(known, case, case.purpose or "collection")
    standing = protections_on(case, now)
    return Row(
        place=place,
        case=case,
        name=mask_name(customer.name),
        debts=len(late) or len(accounts),
        paused=bool(late) and all(account.paused for account in late),
        sums=sums(late or accounts[:1]),
        verdict=cell.verdict,
        when=cell.when or cell.note,
        held_back=not cell.allowed,
        protection=PROTECTIONS.get(standing[0].state) if standing else None,
        last=reached.last_contact(last, now, customer.time_zone),
        promise=promised.in_brief(promises, known.today),
        next_step=texts.treatment(case.treatment) or _("Ask what changed"),
        why=texts.why(case),
    )


def _latest_contacts(cases: list[Case]) -> dict[object, Contact]:
    customers = [case.customer_id for case in cases]
    occurred = Contact.objects.filter(customer__in=customers, state="occurred")
    newest = occurred.order_by("customer", "-at", "-pk").distinct("customer")
    return {contact.customer_id: contact for contact in newest}

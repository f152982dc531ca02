"""The rows of a list: masked name, how late, how much, may we call now, what happened last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import QuerySet, Sum, prefetch_related_objects
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from forbear.app import work
from forbear.app.desk.show import reached, strip, texts
from forbear.app.desk.show.shelter import protections_on
from forbear.app.desk.show.times import clock_time, local
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
    reached: str
    next_step: str


def of_cases(cases: list[Case], now: datetime, first: int = 1) -> list[Row]:
    """The rows of these cases, numbered from `first`; the gate is asked for each, now."""
    prefetch_related_objects(
        cases, "customer__accounts", "customer__contact_points", "customer__protections"
    )
    latest = _latest_contacts(cases)
    return [
        _row(place, case, latest.get(case.customer_id), now)
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


def clock_of(cases: Iterable[Case], now: datetime) -> str:
    """The time where the first customer of the list is; UTC when the list is empty."""
    zones = [case.customer.time_zone for case in cases]
    return clock_time(local(now, zones[0] if zones else "UTC"))


def _row(place: int, case: Case, last: Contact | None, now: datetime) -> Row:
    customer = case.customer
    accounts = list(customer.accounts.all())
    late = [account for account in accounts if account.late]
    cell = strip.call_cell(case, case.purpose or "collection", now)
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
        reached=reached.in_time(work.in_time(case, now)),
        next_step=texts.treatment(case.treatment) or _("Ask what changed"),
    )


def _latest_contacts(cases: list[Case]) -> dict[object, Contact]:
    customers = [case.customer_id for case in cases]
    occurred = Contact.objects.filter(customer__in=customers, state="occurred")
    newest = occurred.order_by("customer", "-at", "-pk").distinct("customer")
    return {contact.customer_id: contact for contact in newest}

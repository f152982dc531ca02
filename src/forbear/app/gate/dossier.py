"""All that the gate needs to know of one customer, read once and asked about every channel."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.db.models import prefetch_related_objects

from forbear.app.gate.knowledge import Knowledge, knowledge
from forbear.app.store.models import Account, Case, Contact, ContactPoint, Customer, Protection
from forbear.casework import attempts
from forbear.contact import LoggedContact
from forbear.days import zone


@dataclass(frozen=True)
class Dossier:
    """A customer as of `at`: debts, points, protections, the contact log, how fresh it all is."""

    customer: Customer
    at: datetime
    accounts: list[Account]
    points: list[ContactPoint]
    protections: list[Protection]
    log: tuple[LoggedContact, ...]
    known: Knowledge

    @cached_property
    def asked(self) -> list[Account]:
        """A contact is about all that is late; when nothing is, about all there is."""
        return [account for account in self.accounts if account.late] or self.accounts

    @cached_property
    def today(self) -> date:
        """The day that the customer reads on their calendar."""
        return self.at.astimezone(zone(self.customer.time_zone)).date()

    def states(self, account: Account) -> frozenset[str]:
        """The states that stand for this debt on the customer's day, those of all debts too."""
        today = self.today
        return frozenset(
            p.state
            for p in self.protections
            if p.account_id in (None, account.pk)
            and p.from_on <= today
            and (p.to_on is None or today <= p.to_on)
        )

    def same_debt(self, account: Account) -> frozenset[str]:
        """Accounts of one contract are one debt: the two currencies of a card, for example."""
        return frozenset(
            other.account_id
            for other in self.accounts
            if other.pk == account.pk
            or (account.contract_id and other.contract_id == account.contract_id)
        )


def dossier(case: Case, at: datetime) -> Dossier:
    """Read everything about the case's customer as of `at`, afresh."""
    return _of_customers([Customer.objects.get(pk=case.customer_id)], at)[case.customer_id]


def dossiers(cases: Iterable[Case], at: datetime) -> dict[UUID, Dossier]:
    """The same for many cases in a handful of questions to the database, by customer.

    What is prefetched already is taken as it is.
    """
    return _of_customers([case.customer for case in cases], at)


def _of_customers(customers: list[Customer], at: datetime) -> dict[UUID, Dossier]:
    prefetch_related_objects(customers, "accounts", "contact_points", "protections")
    told = Contact.objects.exclude(state=attempts.UNUSED)
    logs: dict[UUID, list[LoggedContact]] = {customer.pk: [] for customer in customers}
    for row in told.filter(customer__in=customers).order_by("at", "pk"):
        logs[row.customer_id].append(_logged(row, at))
    zones = {customer.time_zone for customer in customers}
    known = {zone_name: knowledge(at, zone_name) for zone_name in zones}
    return {
        customer.pk: Dossier(
            customer=customer,
            at=at,
            accounts=sorted(customer.accounts.all(), key=lambda one: one.account_id),
            points=sorted(customer.contact_points.all(), key=lambda one: one.contact_point_id),
            protections=list(customer.protections.all()),
            log=tuple(logs[customer.pk]),
            known=known[customer.time_zone],
        )
        for customer in customers
    }


def _logged(row: Contact, asked_at: datetime) -> LoggedContact:
    """The row as the gate counts it: what another clock wrote ahead of ours happened by now."""
    return LoggedContact(
        contact_id=row.contact_id,
        at=min(row.at, asked_at),
        channel=row.channel,
        direction=row.direction,
        outcome=row.outcome or None,
        actor=row.actor,
        purpose=row.purpose or None,
        account_id=row.account_id or None,
        contact_point_id=row.contact_point_id or None,
        source=row.source or None,
        reserved=row.state == attempts.RESERVED,
    )

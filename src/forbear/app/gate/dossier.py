"""All that the gate needs to know of one customer, read once and asked about every channel."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

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
    """Read everything about the case's customer as of `at`."""
    customer = case.customer
    rows = customer.contacts.exclude(state=attempts.UNUSED).filter(at__lte=at).order_by("at", "pk")
    return Dossier(
        customer=customer,
        at=at,
        accounts=list(customer.accounts.order_by("account_id")),
        points=list(customer.contact_points.order_by("contact_point_id")),
        protections=list(customer.protections.all()),
        log=tuple(_logged(row) for row in rows),
        known=knowledge(at, customer.time_zone),
    )


def _logged(row: Contact) -> LoggedContact:
    return LoggedContact(
        contact_id=row.contact_id,
        at=row.at,
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

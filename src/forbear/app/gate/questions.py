"""The question that the gate is asked, built from rows: one for each late debt of the customer.

A contact is about all that the customer owes, so each debt asks for itself and the strictest
answer decides.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING

from forbear import contact
from forbear.app.gate.knowledge import knowledge
from forbear.app.store.models import Account, Case, Contact, ContactPoint, Customer
from forbear.casework import attempts
from forbear.days import zone
from forbear.people import usable, who_of_point

if TYPE_CHECKING:
    from forbear.contact import LoggedContact, Question

ACTOR = "creditor"
KINDS = {
    "voice": ("mobile", "phone"),
    "sms": ("mobile",),
    "email": ("email",),
    "push": ("push",),
    "im": ("im",),
    "letter": ("post",),
    "visit": ("post",),
}


def points_for(customer: Customer, channel: str, today: date) -> list[ContactPoint]:
    """The customer's points that the channel can use: their own first, the best of them first."""

    def worth(point: ContactPoint) -> tuple[object, ...]:
        checked = point.checked_on or date.min
        return (
            point.whose != "self",
            -usable(point.status, point.consent, point.checked_on, today),
            KINDS[channel].index(point.kind),
            point.status != "valid",
            -checked.toordinal(),
            point.contact_point_id,
        )

    return sorted((p for p in customer.contact_points.all() if p.kind in KINDS[channel]), key=worth)


def best_point(customer: Customer, channel: str, now: datetime) -> ContactPoint | None:
    """The point that is used when none is chosen; only the customer's own come into question.

    Where none is usable the first there is still asks, so that the gate can say why not.
    """
    today = now.astimezone(zone(customer.time_zone)).date()
    own = [p for p in points_for(customer, channel, today) if p.whose == "self"]
    return own[0] if own else None


def questions(
    case: Case, channel: str, purpose: str, at: datetime, point: ContactPoint | None
) -> "list[Question]":
    """One question a late account (all accounts when none is late), facts built once."""
    customer = case.customer
    log = logged(customer, at)
    known = knowledge(at, customer.time_zone)
    accounts = list(customer.accounts.all())
    asked = [account for account in accounts if account.late] or accounts
    return [
        contact.Question(
            places=tuple(dict.fromkeys((account.place, customer.place))),
            channel=channel,
            actor=ACTOR,
            product=account.product,
            at=at,
            purpose=purpose,
            who=who_of_point(point.whose if point else None),
            zones=(customer.time_zone,),
            states=states(customer, account, at),
            log=log,
            known_to=known.log_to,
            stale=known.others_to,
            account_id=account.account_id,
            same_debt=same_debt(account, accounts),
            contact_point_id=point.contact_point_id if point else None,
            facts={**facts_of_account(account), **facts_of_point(point)},
        )
        for account in asked
    ]


def logged(customer: Customer, at: datetime) -> "tuple[LoggedContact, ...]":
    """Every contact that counts: what feeds told, what the desk did, what is reserved now."""
    rows = customer.contacts.exclude(state=attempts.UNUSED).filter(at__lte=at).order_by("at", "pk")
    return tuple(_logged(row) for row in rows)


def _logged(row: Contact) -> "LoggedContact":
    return contact.LoggedContact(
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


def states(customer: Customer, account: Account, at: datetime) -> frozenset[str]:
    """The states that stand for this debt on the customer's day, those of all debts included."""
    today = at.astimezone(zone(customer.time_zone)).date()
    return frozenset(
        p.state
        for p in customer.protections.all()
        if p.account_id in (None, account.pk)
        and p.from_on <= today
        and (p.to_on is None or today <= p.to_on)
    )


def same_debt(account: Account, accounts: list[Account]) -> frozenset[str]:
    """Accounts of one contract are one debt: the two currencies of a card, for example."""
    return frozenset(
        other.account_id
        for other in accounts
        if other.pk == account.pk
        or (account.contract_id and other.contract_id == account.contract_id)
    )


def facts_of_account(account: Account) -> dict[str, object]:
    """What the feed said of the debt; what it left out stays unknown."""
    facts: dict[str, object] = {"charged_off": account.charged_off_on is not None}
    if account.licence:
        facts["licence"] = account.licence
    if account.online is not None:
        facts["online"] = account.online
    return facts


def facts_of_point(point: ContactPoint | None) -> dict[str, object]:
    """What is known of the number or address. No consent, or a refusal, blocks the medium."""
    if point is None:
        return {}
    return {
        "point_status": point.status,
        "point_kind": point.kind,
        "medium_blocked": point.consent is False or point.status == "refused",
    }

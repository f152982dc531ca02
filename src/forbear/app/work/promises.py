"""The customer's promises, each with what became of it by the end of the published day."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import prefetch_related_objects

from forbear.app.store.models import Account, Case, Promise
from forbear.app.work.parts import payments_of
from forbear.casework import Became, Promised, became


@dataclass(frozen=True, slots=True)
class Standing:
    """A promise and where it stands. `currency` is empty when nothing tells which it was."""

    promise: Promise
    became: Became
    currency: str


def promises(case: Case) -> list[Standing]:
    """Newest first."""
    return promises_of([case])[case.customer_id]


def promises_of(cases: Iterable[Case]) -> dict[UUID, list[Standing]]:
    """The same for many cases, by customer, in a few questions to the database."""
    listed = list(cases)
    customers = [case.customer for case in listed]
    prefetch_related_objects(customers, "promises")
    with_some = [customer for customer in customers if customer.promises.all()]
    prefetch_related_objects(with_some, "accounts__payments")
    return {
        case.customer_id: [
            _standing(promise, list(case.customer.accounts.all()), case)
            for promise in sorted(case.customer.promises.all(), key=_when, reverse=True)
        ]
        for case in listed
    }


def _when(promise: Promise) -> tuple[object, ...]:
    return promise.made_on, promise.due_on, promise.promise_id


def _standing(promise: Promise, accounts: list[Account], case: Case) -> Standing:
    meant = [one for one in accounts if promise.account_id in (None, one.pk)]
    payments = [payment for account in meant for payment in payments_of(account)]
    promised = Promised(promise.made_on, promise.due_on, promise.cents)
    currencies = {account.currency for account in meant}
    return Standing(
        promise,
        became(promised, payments, case.as_of),
        currencies.pop() if len(currencies) == 1 else "",
    )

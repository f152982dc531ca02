"""Locks that every writer takes in the same order: the day, then the person, then the case."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection

from forbear.app.store.models import Customer

# Any fixed numbers will do; they only must not be used for anything else in this database.
_PUBLISHERS = 0x466F7262_00000001
_CASES = 0x466F7262_00000002


@contextmanager
def while_no_day_is_published() -> Iterator[None]:
    """Work goes on side by side, but sees a published day whole or not at all. In a transaction."""
    _advise("pg_advisory_xact_lock_shared", _CASES)
    yield


def be_the_only_publisher() -> None:
    """Until the transaction ends nobody else publishes; the desk works on."""
    _advise("pg_advisory_xact_lock", _PUBLISHERS)


def be_alone_with_the_cases() -> None:
    """Until the transaction ends the desk waits."""
    _advise("pg_advisory_xact_lock", _CASES)


def lock_person(customer_pk: UUID) -> Customer:
    """The customer, locked until the transaction ends: whoever decides about them waits here."""
    return Customer.objects.select_for_update(no_key=True).get(pk=customer_pk)


def _advise(function: str, number: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"select {function}(%s)", [number])

"""Locks that every writer takes in the same order: the day, then the person, then the case."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection

from forbear.app.store.models import Customer

# Any fixed number will do; it only must not be used for anything else in this database.
_PUBLISHING = 0x466F7262_00000001


@contextmanager
def while_no_day_is_published() -> Iterator[None]:
    """Work goes on side by side, but sees a published day whole or not at all. In a transaction."""
    _advise("pg_advisory_xact_lock_shared")
    yield


@contextmanager
def while_publishing() -> Iterator[None]:
    """Alone with the cases until the transaction ends."""
    _advise("pg_advisory_xact_lock")
    yield


def lock_person(customer_pk: UUID) -> Customer:
    """The customer, locked until the transaction ends: whoever decides about them waits here."""
    return Customer.objects.select_for_update().get(pk=customer_pk)


def _advise(function: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"select {function}(%s)", [_PUBLISHING])

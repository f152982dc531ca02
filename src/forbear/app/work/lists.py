"""The cuts of the cases that lists and Get Next share."""

from datetime import datetime

from django.db.models import DateField, DateTimeField, F, Func, Q, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from forbear.app.store.models import Case
from forbear.casework import life


def free(cases: QuerySet[Case], now: datetime) -> QuerySet[Case]:
    """Held by nobody, and not waiting for a day that is still to come."""
    return cases.filter(Q(state=life.OPEN) | Q(state=life.WAITING, waits_until__lte=now))


def not_shut(cases: QuerySet[Case], now: datetime) -> QuerySet[Case]:
    """Without those of whom it is known that the gate refuses at this hour."""
    return cases.filter(Q(opens_at__lte=now) | Q(opens_at__isnull=True) & ~Q(effect="deny"))


def on_their_clock(moment: Combinable) -> Cast:
    """The calendar day of an instant where the customer lives, of rows that name a `customer`."""
    there = Func(
        F("customer__time_zone"), moment, function="timezone", output_field=DateTimeField()
    )
    return Cast(there, DateField())

"""The cuts of the cases that lists and Get Next share."""

from datetime import datetime

from django.db.models import Q, QuerySet

from forbear.app.store.models import Case
from forbear.casework import life


def free(cases: QuerySet[Case], now: datetime) -> QuerySet[Case]:
    """Held by nobody, and not waiting for a day that is still to come."""
    return cases.filter(Q(state=life.OPEN) | Q(state=life.WAITING, waits_until__lte=now))


def not_shut(cases: QuerySet[Case], now: datetime) -> QuerySet[Case]:
    """Without those of whom it is known that the gate refuses at this hour."""
    return cases.filter(Q(opens_at__lte=now) | Q(opens_at__isnull=True) & ~Q(effect="deny"))

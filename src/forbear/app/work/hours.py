"""Whose hours are over just now, of everybody on a list: the gate is asked once a kind of case.

What is asked leaves out the log and the states of each customer, so a refusal here is one of place,
product and hour, and holds for all cases of the kind. It spares lists and Get Next from asking for
each; whether a customer may be contacted is still decided for them alone.
"""

from datetime import datetime
from functools import lru_cache, reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Q, QuerySet

from forbear import contact, rulebook
from forbear.app.gate.questions import ACTOR
from forbear.app.store.models import Account, Case

_FIELDS = {
    "product": "product",
    "licence": "licence",
    "online": "online",
    "place": "place",
    "customer__place": "home",
    "customer__time_zone": "time_zone",
    "customer__case__channel": "channel",
    "customer__case__purpose": "purpose",
}


class Kind(NamedTuple):
    """What cases have in common for whom the hours are the same."""

    product: str
    licence: str
    online: bool | None
    place: str
    home: str
    time_zone: str
    channel: str
    purpose: str


def whose_hours_are_over(cases: QuerySet[Case], now: datetime) -> QuerySet[Account]:
    """The accounts, by customer, of those cases for which the hours of contact are over now."""
    late = Account.objects.filter(Q(arrears_cents__gt=0) | ~Q(bucket="M0"))
    late = late.filter(customer__in=cases.order_by().values("customer_id"))
    kinds = [Kind(*row) for row in late.order_by().values_list(*_FIELDS).distinct()]
    # Hours begin and end on such minutes; so a list is asked for afresh every five of them only.
    at = now.replace(minute=now.minute - now.minute % 5, second=0, microsecond=0)
    over = [kind for kind in kinds if _is_over(kind, at)]
    if not over:
        return late.none()
    return late.filter(reduce(or_, (_where(kind) for kind in over))).order_by()


def _where(kind: Kind) -> Q:
    return Q(
        **{
            name if value is not None else f"{name}__isnull": True if value is None else value
            for name, value in zip(_FIELDS, kind, strict=True)
        }
    )


@lru_cache(maxsize=8192)
def _is_over(kind: Kind, at: datetime) -> bool:
    facts: dict[str, object] = {"licence": kind.licence} if kind.licence else {}
    if kind.online is not None:
        facts["online"] = kind.online
    question = contact.Question(
        places=tuple(dict.fromkeys((kind.place, kind.home))),
        channel=kind.channel or "voice",
        actor=ACTOR,
        product=kind.product,
        at=at,
        purpose=kind.purpose or "collection",
        zones=(kind.time_zone,),
        facts=facts,
    )
    return contact.decide(question, rulebook.load()).effect == "deny"

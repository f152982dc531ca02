"""The lists of the desk: what is to be done, and every other cut of the cases one may see."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import DateTimeField, F, Q, QuerySet, Value

from forbear.app.cases.access import cases_of
from forbear.app.store.models import Case, Customer, GateDecision, Protection, User
from forbear.app.work.hours import whose_hours_are_over
from forbear.app.work.lists import free, not_shut, on_their_clock
from forbear.casework import life

ORDERS: dict[str, tuple[Any, ...]] = {
    "rank": (F("rank").asc(nulls_last=True), "number"),
    "days": ("-days_past_due", "number"),
    "name": ("customer__name_key", "number"),
    "opens": (F("opens_at").asc(nulls_last=True), "number"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is cut down to; empty means all. `search` finds names, case and customer ids."""

    buckets: tuple[str, ...] = ()
    stage: str = ""
    product: str = ""
    segment: str = ""
    effect: str = ""
    days_from: int | None = None
    days_to: int | None = None
    search: str = ""
    order: str = "rank"


def queue(user: User, view: str, filters: Filters | None, now: datetime) -> QuerySet[Case]:
    """The cases of a view, cut and ordered; a queryset, so that a page fetches only its part."""
    if view not in VIEWS:
        raise ValueError(f"There is no list {view!r}. Lists: {', '.join(VIEWS)}.")
    cut = filters or Filters()
    if cut.order not in ORDERS:
        raise ValueError(f"There is no order {cut.order!r}. Orders: {', '.join(ORDERS)}.")
    found = VIEWS[view](cases_of(user), user, now).filter(_where(cut))
    return found.prefetch_related("customer__accounts").order_by(*ORDERS[cut.order])


def counts(user: User, now: datetime) -> dict[str, int]:
    """How many cases each list holds for this person."""
    return {name: view(cases_of(user), user, now).count() for name, view in VIEWS.items()}


def _to_do(cases: QuerySet[Case], user: User, now: datetime) -> QuerySet[Case]:
    mine = cases.filter(state=life.IN_HAND, held_by=user)
    return (free(cases, now) | mine).filter(rank__isnull=False)


def _open_now(cases: QuerySet[Case], user: User, now: datetime) -> QuerySet[Case]:
    found = not_shut(_to_do(cases, user, now), now)
    return found.exclude(customer__in=whose_hours_are_over(found, now).values("customer_id"))


def _mine(cases: QuerySet[Case], user: User, _now: datetime) -> QuerySet[Case]:
    return cases.exclude(state=life.CLOSED).filter(Q(held_by=user) | Q(assigned_to=user))


def _waiting(cases: QuerySet[Case], _user: User, now: datetime) -> QuerySet[Case]:
    return cases.filter(state=life.WAITING, waits_until__gt=now)


def _never_reached(cases: QuerySet[Case], _user: User, _now: datetime) -> QuerySet[Case]:
    late = cases.exclude(state=life.CLOSED).filter(late_from__isnull=False)
    return late.filter(first_reached_at__isnull=True)


def _protected(cases: QuerySet[Case], _user: User, now: datetime) -> QuerySet[Case]:
    today = on_their_clock(Value(now, output_field=DateTimeField()))
    standing = Protection.objects.exclude(state="lost_contact").annotate(today=today)
    standing = standing.filter(
        Q(to_on__isnull=True) | Q(to_on__gte=F("today")), from_on__lte=F("today")
    )
    return cases.exclude(state=life.CLOSED).filter(customer__in=standing.values("customer_id"))


def _refused_today(cases: QuerySet[Case], _user: User, now: datetime) -> QuerySet[Case]:
    lately = GateDecision.objects.filter(
        effect__in=("deny", "require"), at__gt=now - timedelta(hours=25), at__lte=now
    )
    today = on_their_clock(Value(now, output_field=DateTimeField()))
    refused = lately.annotate(then=on_their_clock(F("at")), today=today).filter(then=F("today"))
    return cases.filter(pk__in=refused.values("case_id"))


def _all_open(cases: QuerySet[Case], _user: User, _now: datetime) -> QuerySet[Case]:
    return cases.exclude(state=life.CLOSED)


def _closed(cases: QuerySet[Case], _user: User, _now: datetime) -> QuerySet[Case]:
    return cases.filter(state=life.CLOSED)


VIEWS: dict[str, Callable[[QuerySet[Case], User, datetime], QuerySet[Case]]] = {
    "to_do": _to_do,
    "open_now": _open_now,
    "mine": _mine,
    "waiting": _waiting,
    "never_reached": _never_reached,
    "protected": _protected,
    "refused_today": _refused_today,
    "all": _all_open,
    "closed": _closed,
}


def _where(cut: Filters) -> Q:
    exact = {"stage": cut.stage, "segment": cut.segment, "effect": cut.effect}
    where = Q(**{name: value for name, value in exact.items() if value})
    if cut.buckets:
        where &= Q(bucket__in=cut.buckets)
    if cut.product:
        with_it = Customer.objects.filter(
            accounts__product=cut.product, accounts__arrears_cents__gt=0
        )
        where &= Q(customer__in=with_it)
    if cut.days_from is not None:
        where &= Q(days_past_due__gte=cut.days_from)
    if cut.days_to is not None:
        where &= Q(days_past_due__lte=cut.days_to)
    return where & _search(cut.search.strip())


def _search(text: str) -> Q:
    if not text:
        return Q()
    found = Q(customer__customer_id=text) | Q(customer__name__icontains=text)
    found |= Q(customer__name_key__startswith=text.lower())
    owners = Customer.objects.filter(accounts__account_id=text)
    found |= Q(customer__in=owners)
    number = text.upper().removeprefix("C-")
    return found | Q(number=int(number)) if number.isdecimal() and len(number) < 18 else found

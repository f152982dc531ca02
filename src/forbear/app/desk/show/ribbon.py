"""The day ribbon: how many of a list may be called, by half hour, quiet hours between."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from forbear import contact, rulebook
from forbear.app.desk.show.times import clock_time, local, say_span, say_when
from forbear.app.gate.questions import ACTOR
from forbear.app.store.models import Case
from forbear.contact import Question

HALF_HOUR = timedelta(minutes=30)
SLOTS = 32
_PRODUCT = {"cards": "credit_card"}  # of a team; the others mostly have loans
_HIGHEST = 34  # pixels of the tallest bar
_FLOOR = 48  # where bars stand


class Kind(NamedTuple):
    """Customers for whom the hours are the same."""

    places: tuple[str, ...]
    zone: str
    product: str


class Bar(NamedTuple):
    """One half hour: place and width in per cent, height in pixels, filled ink when it is now."""

    x: float
    y: float
    width: float
    height: float
    now: bool


class Label(NamedTuple):
    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Ribbon:
    """Text first, picture second."""

    now: int
    customers: int
    text: str
    bars: list[Bar]
    quiet: list[tuple[float, float]]
    hours: list[Label]
    later: Label | None
    said: str


def of_cases(cases: QuerySet[Case], now: datetime) -> Ribbon:
    """Counted from this morning's answers and the hours of each place, on the agent's list."""
    start = now.replace(minute=now.minute // 30 * 30, second=0, microsecond=0)
    slots = [start + HALF_HOUR * n for n in range(SLOTS)]
    kinds = _kinds(cases)
    counts = [_open_at(kinds, max(slot, now)) for slot in slots]
    zone_name = _zone_of_most(kinds)
    most = max(counts, default=0) or 1
    width = 100 / SLOTS
    bars = [
        Bar(
            round(width * n, 2),
            _FLOOR - _HIGHEST * count / most,
            round(width * 0.93, 2),
            _HIGHEST * count / most,
            n == 0,
        )
        for n, count in enumerate(counts)
        if count
    ]
    return Ribbon(
        now=counts[0],
        customers=sum(kinds.values()),
        text=_text(counts, slots, now, zone_name),
        bars=bars,
        quiet=_quiet(counts, width),
        hours=_hours(slots, width, zone_name),
        later=_later(counts, slots, width, zone_name),
        said=_said(counts, slots, zone_name),
    )


def _kinds(cases: QuerySet[Case]) -> Counter[tuple[Kind, datetime | None, bool]]:
    """Customers by kind, by when their own answer opens, and whether it was a plain no."""
    rows = cases.order_by().values_list(
        "customer__place", "customer__time_zone", "team", "opens_at", "effect"
    )
    return Counter(
        (Kind((place,), zone, _PRODUCT.get(team, "personal_loan")), opens_at, effect == "deny")
        for place, zone, team, opens_at, effect in rows
    )


def _open_at(kinds: Counter[tuple[Kind, datetime | None, bool]], at: datetime) -> int:
    return sum(
        count
        for (kind, opens_at, denied), count in kinds.items()
        if (opens_at <= at if opens_at else not denied) and hours_open(kind, at)
    )


@lru_cache(maxsize=8192)
def hours_open(kind: Kind, at: datetime) -> bool:
    """Would the hour itself be allowed there, for somebody with no history at all?"""
    question = Question(
        places=kind.places,
        channel="voice",
        actor=ACTOR,
        product=kind.product,
        at=at,
        zones=(kind.zone,),
        known_to=at,
    )
    return contact.decide(question, rulebook.load()).effect in ("allow", "warn")


def _zone_of_most(kinds: Counter[tuple[Kind, datetime | None, bool]]) -> str:
    zones: Counter[str] = Counter()
    for (kind, _opens, _denied), count in kinds.items():
        zones[kind.zone] += count
    return zones.most_common(1)[0][0] if zones else "UTC"


def _text(counts: list[int], slots: list[datetime], now: datetime, zone_name: str) -> str:
    """When that changes for most: a list may reach over several clocks."""
    if counts[0]:
        closes = next((n for n, count in enumerate(counts) if 2 * count < counts[0]), None)
        if closes is None:
            return _("The hours stay open until late.")
        said = {
            "time": say_when(slots[closes], now, zone_name),
            "span": say_span(slots[closes] - now),
        }
        if counts[closes]:
            return _("For most, the hours for calls close at {time}, in {span}.").format(**said)
        return _("The hours for calls close at {time}, in {span}.").format(**said)
    opens = next((at for at, n in zip(slots, counts, strict=True) if n), None)
    if opens is None:
        return _("No hours for calls in the time shown.")
    return _("The next hours for calls begin at {time}, in {span}.").format(
        time=say_when(opens, now, zone_name), span=say_span(opens - now)
    )


def _quiet(counts: list[int], width: float) -> list[tuple[float, float]]:
    """Stretches in which nobody may be called: (x, width) in per cent."""
    runs = [
        [n for n, _count in run]
        for open_, run in groupby(enumerate(counts), _any_open)
        if not open_
    ]
    return [(round(width * run[0], 2), round(width * len(run), 2)) for run in runs]


def _any_open(slot: tuple[int, int]) -> bool:
    return slot[1] > 0


def _hours(slots: list[datetime], width: float, zone_name: str) -> list[Label]:
    labels = [
        Label(round(width * n, 2), clock_time(local(slot, zone_name)))
        for n, slot in enumerate(slots)
        if n == 0 or (local(slot, zone_name).minute == 0 and local(slot, zone_name).hour % 4 == 0)
    ]
    return [label for n, label in enumerate(labels) if n == 0 or label.x - labels[n - 1].x > 5]


def _later(counts: list[int], slots: list[datetime], width: float, zone_name: str) -> Label | None:
    """The count at which the hours begin for most, over its first bar."""
    many = max(counts, default=0) / 2
    for n in range(1, len(counts)):
        if counts[n] > many >= counts[n - 1]:
            when = clock_time(local(slots[n], zone_name))
            text = _("{count} at {time}").format(count=f"{counts[n]:,}", time=when)
            return Label(round(width * n, 2), text)
    return None


def _said(counts: list[int], slots: list[datetime], zone_name: str) -> str:
    """The picture for those who do not see it."""
    told = [
        f"{clock_time(local(slot, zone_name))}: {count}"
        for n, (slot, count) in enumerate(zip(slots, counts, strict=True))
        if n == 0 or count != counts[n - 1]
    ]
    return _("How many may be called, by half hour: {list}").format(list=", ".join(told))

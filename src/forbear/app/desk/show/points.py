"""How to reach the customer: every number and address, masked, with what is known of it."""

from dataclasses import dataclass

from django.utils.functional import Promise

from forbear.app import work
from forbear.app.desk.show.times import say_day
from forbear.app.desk.words.contacts import (
    POINT_ICONS,
    POINT_KINDS,
    POINT_SOURCES,
    POINT_STATES,
    WHOSE,
)
from forbear.app.store.models import Case
from forbear.people.points import DEAD

CLOSED = ("refused", *DEAD)


@dataclass(frozen=True, slots=True)
class Point:
    """One number or address."""

    key: str
    icon: str
    kind: Promise | str
    masked: str
    state: Promise | str
    closed: bool
    whose: Promise | str
    source: str


def of_case(case: Case) -> list[Point]:
    """The customer's own and working ones first."""
    masked = work.shown(case).points
    points = sorted(
        case.customer.contact_points.all(),
        key=lambda p: (p.whose != "self", p.status in CLOSED, p.kind, p.contact_point_id),
    )
    return [
        Point(
            key=str(point.pk),
            icon=POINT_ICONS.get(point.kind, "phone") if point.whose == "self" else "people",
            kind=POINT_KINDS.get(point.kind, point.kind),
            masked=masked[point.pk],
            state=POINT_STATES.get(point.status, point.status),
            closed=point.status in CLOSED or point.consent is False,
            whose="" if point.whose == "self" else WHOSE.get(point.whose, point.whose),
            source=_source(point.source, point.source_on),
        )
        for point in points
    ]


def _source(source: str, on) -> str:  # type: ignore[no-untyped-def]
    words = [str(POINT_SOURCES.get(source or "unknown", source))]
    return ", ".join([*words, say_day(on)] if on else words)

"""The day's track: when today a contact would be allowed, asked of the gate at every edge."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from forbear import rulebook
from forbear.app.gate.asking import decide_all, shifted
from forbear.app.gate.dossier import Dossier
from forbear.app.gate.points import best_point
from forbear.app.gate.questions import questions
from forbear.app.store.models import ContactPoint
from forbear.contact import Question
from forbear.contact.local import midnight, moments
from forbear.days import day_number, zone

GATE = "contact"


class Open(NamedTuple):
    """One stretch of the local day in which nothing denies, in per cent of the day."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Track:
    """The customer's local day: open stretches, where now is (%), and when what is open closes."""

    open: list[Open]
    now: float
    closes_at: datetime | None


def track(known: Dossier, channel: str, purpose: str) -> Track:
    """Ask the gate at each moment of the customer's day at which its answer can change."""
    asked = questions(known, channel, purpose, best_point(known, channel))
    clock, now = zone(known.customer.time_zone), known.at
    today = day_number(now.astimezone(clock).date())
    begin, end = midnight(clock, today), midnight(clock, today + 1)
    inside = {at for at in moments(clock, today, _edges(asked)) if begin < at < end}
    times = sorted({begin, now.astimezone(UTC), *inside})
    spans = list(zip(times, [*times[1:], end], strict=True))
    is_open = {start: _opens(asked, start - now) for start, _stop in spans}
    return Track(
        open=_stretches(spans, is_open, begin, end),
        now=_share(now - begin, end - begin),
        closes_at=next((start for start, _ in spans if start > now and not is_open[start]), end),
    )


def closes_at(known: Dossier, channel: str, purpose: str) -> datetime:
    """When today what is open now closes; the end of the customer's day when it does not."""
    asked = questions(known, channel, purpose, best_point(known, channel))
    clock, now = zone(known.customer.time_zone), known.at
    today = day_number(now.astimezone(clock).date())
    end = midnight(clock, today + 1)
    for at in sorted(moments(clock, today, _edges(asked))):
        if now < at < end and not _opens(asked, at - now):
            return at
    return end


def lasting(known: Dossier, channel: str, purpose: str, point: ContactPoint | None) -> set[str]:
    """Ids of the rules that would stop it at noon too: those that the hour alone does not cure."""
    clock = zone(known.customer.time_zone)
    noon = known.at.astimezone(clock).replace(hour=12, minute=0, second=0, microsecond=0)
    asked = questions(known, channel, purpose, point or best_point(known, channel))
    verdict = decide_all([shifted(question, noon - known.at) for question in asked])
    return {reason.id for reason in verdict.reasons}


def _edges(asked: list[Question]) -> set[int]:
    """Seconds of the day at which a rule that may bind can change its mind."""
    book = rulebook.load()
    return {
        second
        for question in asked
        for rule in book.pack(GATE, question.places, question.guards).rules
        for edition in rule.editions
        for second in edition.clock_edges
    }


def _opens(asked: list[Question], by: timedelta) -> bool:
    verdict = decide_all([shifted(question, by) for question in asked])
    return verdict.effect != "deny"


def _stretches(
    spans: list[tuple[datetime, datetime]],
    is_open: dict[datetime, bool],
    begin: datetime,
    end: datetime,
) -> list[Open]:
    """Neighbouring open spans made one."""
    joined: list[tuple[datetime, datetime]] = []
    for start, stop in spans:
        if not is_open[start]:
            continue
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], stop)
        else:
            joined.append((start, stop))
    whole = end - begin
    return [Open(_share(a - begin, whole), _share(b - a, whole)) for a, b in joined]


def _share(part: timedelta, whole: timedelta) -> float:
    return round(100 * (part / whole), 2)

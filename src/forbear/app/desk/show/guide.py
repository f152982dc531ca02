"""The guide at the right: from asking for leave to the next date, one thing to do at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from forbear.app import gate, work
from forbear.app.desk import attempt
from forbear.app.desk.show import popover
from forbear.app.desk.show.times import clock_time, local, say_day
from forbear.app.desk.words.cases import REASONS
from forbear.app.desk.words.contacts import (
    CHANNEL_ICONS,
    CHANNELS,
    OUTCOME_KEYS,
    OUTCOMES,
    POINT_DEAD,
    WHOSE,
)
from forbear.app.desk.words.verdicts import NO, UNANSWERED, VerdictWord, verdict_word
from forbear.app.gate.points import offered
from forbear.app.store.models import Case, ContactPoint, Permit, User
from forbear.casework import attempts, life
from forbear.people import is_third_person, mask, works

READING, ASKING, PERMITTED, BEGUN, WAITING = "reading", "asking", "permitted", "begun", "waiting"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach somebody: a channel and a number or address, with its verdict."""

    value: str
    channel: str
    name: Promise
    icon: str
    point: str
    whose: Promise | str
    verdict: VerdictWord
    allowed: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class Guide:
    """What the guide shows now; `step` is one of the names above."""

    step: str
    ways: list[Way] = field(default_factory=list)
    permit: Permit | None = None
    channel: str = ""
    channel_name: Promise | str = ""
    channel_icon: str = "phone"
    point: str = ""
    began: str = ""
    seconds: int = 0
    until: str = ""
    outcomes: list[tuple[str, str, Promise]] = field(default_factory=list)
    reasons: Mapping[str, Promise] = field(default_factory=dict)
    days: list[tuple[str, str]] = field(default_factory=list)
    said: "Said | None" = None
    form: QueryDict | dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Said:
    """What the last form had to tell."""

    refused: popover.Popover | None = None
    slip: str = ""
    slips: dict[str, str] = field(default_factory=dict)


NOTHING = Said()


def of_case(
    case: Case, user: User, purpose: str, now: datetime, said: Said, form: QueryDict
) -> Guide:
    """The guide for this person on this case."""
    if not work.may_work(user, case) or case.state == life.CLOSED:
        return Guide(READING)
    if permit := attempt.open_permit(case, user, now):
        return _with_permit(permit, case, now, said, form)
    if case.state == life.WAITING:
        return Guide(WAITING, until=_until(case, now), days=days_ahead(case, now), said=said)
    return Guide(
        ASKING,
        ways=ways(case, purpose, now, form.get("way", "")),
        days=days_ahead(case, now),
        said=said,
        form=form,
    )


def ways(case: Case, purpose: str, now: datetime, chosen: str) -> list[Way]:
    """Every way there is for the purpose, as `gate.points` orders them, each with its verdict."""
    known = gate.dossier(case, now)
    found = offered(known.points, purpose, known.today)
    asked = (_way(known, channel, purpose, point) for channel, point in found)
    laid = [way for way in asked if way is not None]
    wanted = case.channel or "voice"
    first = next((way.value for way in laid if way.channel == wanted), "")
    return [replace(way, chosen=way.value == (chosen or first)) for way in laid]


def _way(known: gate.Dossier, channel: str, purpose: str, point: ContactPoint) -> Way | None:
    """One way; a third person whom no waiting makes allowed is no way at all."""
    verdict = gate.ask_of(known, channel, purpose, point)
    word = verdict_word(verdict.effect, verdict.next_lawful_at)
    if is_third_person(point.whose) and word is NO:
        return None
    dead = POINT_DEAD.get(point.kind, POINT_DEAD["push"])
    return Way(
        value=f"{channel}:{point.pk}",
        channel=channel,
        name=CHANNELS[channel],
        icon=CHANNEL_ICONS[channel],
        point=mask(point.kind, point.value),
        whose="" if point.whose == "self" else WHOSE.get(point.whose, point.whose),
        verdict=word if works(point.status) else VerdictWord(UNANSWERED.look, dead),
        allowed=gate.permits(verdict),
        chosen=False,
    )


def days_ahead(case: Case, now: datetime) -> list[tuple[str, str]]:
    """Days that are chosen often: (the day, what it is called)."""
    today = local(now, case.customer.time_zone).date()
    named = ((1, _("tomorrow")), (3, _("in 3 days")), (7, _("in a week")), (14, _("in 2 weeks")))
    return [((today + timedelta(days=n)).isoformat(), name) for n, name in named]


def _with_permit(permit: Permit, case: Case, now: datetime, said: Said, form: QueryDict) -> Guide:
    decision = permit.decision
    begun = permit.state == attempts.BEGUN
    zone_name = case.customer.time_zone
    point = decision.contact_point
    shown = ""
    if point is not None:
        shown = point.value if begun else mask(point.kind, point.value)
    started = permit.begun_at or permit.issued_at
    return Guide(
        BEGUN if begun else PERMITTED,
        permit=permit,
        channel=decision.channel,
        channel_name=CHANNELS[decision.channel],
        channel_icon=CHANNEL_ICONS[decision.channel],
        point=shown,
        began=clock_time(local(started, zone_name)),
        seconds=max(0, int((now - started).total_seconds())),
        until=clock_time(local(permit.expires_at, zone_name)),
        outcomes=[
            (key, OUTCOME_KEYS[key], OUTCOMES[key]) for key in attempts.outcomes(decision.channel)
        ],
        reasons=REASONS,
        days=days_ahead(case, now),
        said=said,
        form=form,
    )


def _until(case: Case, now: datetime) -> str:
    today = local(now, case.customer.time_zone).date()
    return say_day(case.next_contact_on, today) if case.next_contact_on else ""

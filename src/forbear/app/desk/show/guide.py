"""The guide at the right: from asking for leave to the next date, one thing to do at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from forbear.app import gate, work
from forbear.app.desk import attempt
from forbear.app.desk.show import popover
from forbear.app.desk.show.times import clock_time, local, say_day
from forbear.app.desk.words.cases import REASONS
from forbear.app.desk.words.contacts import CHANNEL_ICONS, CHANNELS, OUTCOME_KEYS, OUTCOMES, WHOSE
from forbear.app.desk.words.verdicts import VerdictWord, verdict_word
from forbear.app.gate.points import KINDS
from forbear.app.store.models import Case, ContactPoint, Permit, User
from forbear.casework import attempts, life
from forbear.people import mask

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
    """Every number and address there is, channel by channel, the best ones first."""
    points = sorted(case.customer.contact_points.all(), key=_own_and_working_first)
    found: list[tuple[str, ContactPoint]] = [
        (channel, point) for channel in CHANNELS for point in points if point.kind in KINDS[channel]
    ]
    found.sort(key=lambda pair: pair[1].whose != "self")
    default = next((c for c, _p in found if c == (case.channel or "voice")), "")
    laid: list[Way] = []
    for channel, point in found:
        value = f"{channel}:{point.pk}"
        verdict = gate.ask(case, channel, purpose, now, point)
        first = not chosen and channel == default and not any(way.chosen for way in laid)
        laid.append(
            Way(
                value,
                channel,
                CHANNELS[channel],
                CHANNEL_ICONS[channel],
                mask(point.kind, point.value),
                "" if point.whose == "self" else WHOSE.get(point.whose, point.whose),
                verdict_word(verdict.effect, verdict.next_lawful_at),
                gate.permits(verdict),
                value == chosen or first,
            )
        )
    return laid


def _own_and_working_first(point: ContactPoint) -> tuple[bool, bool, str]:
    return point.whose != "self", point.status not in ("valid", "unknown"), point.contact_point_id


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

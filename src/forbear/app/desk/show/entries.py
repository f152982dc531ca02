"""The timeline's lines in words: what and who, why, and at the end the proof."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _

from forbear.app.desk.show.staff import staff_name
from forbear.app.desk.show.times import clock_time, local, say_day, say_day_and_weekday
from forbear.app.desk.words import events
from forbear.app.store.models import Case
from forbear.app.work import Line

SHOWN, EVERYTHING = 24, 10_000
DAYS_APART = 2  # today and yesterday have heads of their own; what is older stands together


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. `look` colours the glyph where colour means something."""

    at: datetime
    time: str
    icon: str
    look: str
    what: str
    who: str
    lines: list[str] = field(default_factory=list)
    words: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """Entries under one head: a day of the customer's calendar, or all that is older."""

    head: str
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is shown of it, and whether there is more."""

    days: list[Day]
    more: bool


def timeline(
    lines: Iterable[Line], case: Case, now: datetime, show: str = "all", most: int = SHOWN
) -> Timeline:
    """Newest first, under heads; `show` is one of words.events.TABS."""
    zone_name = case.customer.time_zone
    today = local(now, zone_name).date()
    found: list[Day] = []
    shown = 0
    for line in lines:
        words = events.said(line)
        if words is None or show not in ("all", words.tab):
            continue
        if shown == most:
            return Timeline(found, more=True)
        then = local(line.at, zone_name)
        head = _head(then.date(), today)
        if not found or found[-1].head != head:
            found.append(Day(head, []))
        found[-1].entries.append(_entry(line, words, then, today))
        shown += 1
    return Timeline(found, more=False)


def _head(day: date, today: date) -> str:
    if day == today:
        return _("Today, {day}").format(day=say_day_and_weekday(day))
    return say_day_and_weekday(day) if (today - day).days < DAYS_APART else _("Earlier")


def _entry(line: Line, words: events.Said, then: datetime, today: date) -> Entry:
    return Entry(
        at=line.at,
        time=_time(line, then, today),
        icon=words.icon,
        look=words.look,
        what=words.what,
        who=staff_name(line.user) if line.user else words.who,
        lines=words.lines,
        words=words.words,
        proof=words.proof,
    )


def _time(line: Line, then: datetime, today: date) -> str:
    """The hour of what is recent, the day of what is older."""
    if (today - then.date()).days >= DAYS_APART:
        return say_day(then.date(), today)
    return "" if line.day_only else clock_time(then)

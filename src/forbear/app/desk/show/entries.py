"""The timeline's lines in words: what and who, why, and at the end the proof."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _

from forbear.app.desk.show.times import clock_time, local, say_day, say_day_and_weekday
from forbear.app.desk.words import events
from forbear.app.store.models import Case
from forbear.app.work import Line

SHOWN = 60


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
    """The entries of one day of the customer's calendar."""

    head: str
    entries: list[Entry]


def days(lines: Iterable[Line], case: Case, now: datetime, show: str = "all") -> list[Day]:
    """Newest first, under the heads of their days; `show` is one of words.events.TABS."""
    zone_name = case.customer.time_zone
    found: list[tuple[date, Day]] = []
    today = local(now, zone_name).date()
    for line in lines:
        words = events.said(line)
        if words is None or show not in ("all", words.tab):
            continue
        then = local(line.at, zone_name)
        if not found or found[-1][0] != then.date():
            found.append((then.date(), Day(_head(then.date(), today), [])))
        found[-1][1].entries.append(_entry(line, words, then))
        if sum(len(day.entries) for _on, day in found) >= SHOWN:
            break
    return [day for _on, day in found]


def _head(day: date, today: date) -> str:
    if day == today:
        return _("Today, {day}").format(day=say_day_and_weekday(day))
    return say_day_and_weekday(day) if (today - day).days < 7 else say_day(day, today)


def _entry(line: Line, words: events.Said, then: datetime) -> Entry:
    return Entry(
        at=line.at,
        time="" if line.day_only else clock_time(then),
        icon=words.icon,
        look=words.look,
        what=words.what,
        who=str(line.user) if line.user else words.who,
        lines=words.lines,
        words=words.words,
        proof=words.proof,
    )

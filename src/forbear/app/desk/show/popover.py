"""The verdict in full: why in plain words, earliest time, the rules, the facts, what else to do."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from forbear.app.desk.show import day
from forbear.app.desk.show.strip import lasting_first, sorted_reasons
from forbear.app.desk.show.texts import in_language
from forbear.app.desk.show.times import local, say_in_full, say_span
from forbear.app.desk.words.contacts import CHANNELS
from forbear.app.desk.words.verdicts import FORCE, READ, VerdictWord, verdict_word
from forbear.app.gate.dossier import dossier
from forbear.app.store.models import Case, ContactPoint
from forbear.contact import Reason, Verdict

CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its silhouette, our words for it, and where it comes from and how sure it is."""

    id: str
    look: str
    text: str
    source: str
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Popover:
    """Everything that stands behind one verdict."""

    channel: str
    channel_name: Promise
    verdict: VerdictWord
    plain: list[str]
    opens_at: datetime | None
    opens: str
    opens_in: str
    opens_on: str
    rules: list[Rule]
    facts: list[tuple[str, object]]
    read: dict[str, int]


def of_verdict(
    channel: str,
    verdict: Verdict,
    case: Case,
    now: datetime,
    purpose: str,
    point: ContactPoint | None = None,
) -> Popover:
    """A verdict laid out for reading."""
    lasting = day.lasting(dossier(case, now), channel, purpose, point)
    reasons = sorted_reasons(lasting_first(verdict, lasting))
    strictest = [reason for reason in reasons if reason.effect == verdict.effect]
    never = verdict.effect == "deny" and verdict.next_lawful_at is None
    opens_at = None if verdict.effect in ("allow", "warn") else verdict.next_lawful_at
    zone_name = case.customer.time_zone
    return Popover(
        channel=channel,
        channel_name=CHANNELS[channel],
        verdict=verdict_word(verdict.effect, verdict.next_lawful_at),
        plain=_plain(strictest),
        opens_at=opens_at,
        opens=say_in_full(opens_at, zone_name) if opens_at else "",
        opens_in=_("in {span}").format(span=say_span(opens_at - now)) if opens_at else "",
        opens_on=_later_day(opens_at, now, zone_name),
        rules=[_rule(reason, never and reason.id not in lasting) for reason in reasons],
        facts=sorted(verdict.asked.items()),
        read=dict(verdict.read),
    )


def _plain(reasons: list[Reason]) -> list[str]:
    said = [in_language(reason.plain) for reason in reasons if reason.effect != "allow"]
    if said:
        return list(dict.fromkeys(said))[:2]
    return [_("Nothing in the rules that we have read stops this now.")]


def _later_day(opens_at: datetime | None, now: datetime, zone_name: str) -> str:
    """The day on which it opens, when that is not today: the case can be put off until then."""
    if opens_at is None:
        return ""
    day = local(opens_at, zone_name).date()
    return day.isoformat() if day > local(now, zone_name).date() else ""


def _rule(reason: Reason, only_the_hour: bool) -> Rule:
    """A rule that only sets the hour has a clock, where another one decides."""
    pieces = [
        reason.cites,
        str(FORCE.get(reason.force, reason.force)),
        _("by house policy") if reason.by == "house" else "",
        str(READ.get(str((reason.source or {}).get("read", "")), "")),
    ]
    return Rule(
        id=reason.id,
        look=CLOCK if only_the_hour else verdict_word(reason.effect, None).look,
        text=in_language(reason.title),
        source=" · ".join(dict.fromkeys(piece for piece in pieces if piece)),
        needs=tuple(reason.needs or ()),
    )

"""The gate strip: for each channel the verdict, the reason in few words, when, the day's track."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from forbear.app import gate
from forbear.app.desk.show import day
from forbear.app.desk.show.texts import in_language
from forbear.app.desk.show.times import local, say_soon, say_span, say_when
from forbear.app.desk.words.contacts import CHANNEL_ICONS, CHANNELS
from forbear.app.desk.words.verdicts import NEEDS_FIRST, VerdictWord, verdict_word
from forbear.app.gate.points import has_working
from forbear.app.store.models import Case
from forbear.contact import Reason, Verdict
from forbear.rulebook.verdict import STRICTNESS

WORDS_AT_MOST = 12
SIGNS_AT_MOST = 26  # of a Chinese reason


@dataclass(frozen=True, slots=True)
class Cell:
    """One channel of the strip. `when` it closes or opens; `note` stands lighter under it."""

    channel: str
    name: Promise
    icon: str
    verdict: VerdictWord
    why: str
    when: str
    note: str
    allowed: bool
    track: day.Track | None = None


class Read(NamedTuple):
    """How much of what was researched for this place and gate is read in the instrument."""

    instrument: int
    rules: int


def of_case(case: Case, purpose: str, now: datetime) -> tuple[list[Cell], Read]:
    """All channels of the strip, and how much of the pack behind them is read."""
    known = gate.dossier(case, now)
    verdicts = {channel: gate.ask_of(known, channel, purpose) for channel in CHANNELS}
    cells = [
        cell(
            channel,
            lasting_first(verdict, day.lasting(known, channel, purpose, None)),
            case,
            now,
            (track := day.track(known, channel, purpose)).closes_at,
            track,
        )
        for channel, verdict in verdicts.items()
    ]
    return cells, _read_of(list(verdicts.values()))


def call_cell(known: gate.Dossier, case: Case, purpose: str) -> Cell:
    """May we call now? For one row of a list: when it closes or opens, in as little as can be."""
    verdict, now = gate.ask_of(known, "voice", purpose), known.at
    open_now = gate.permits(verdict)
    closes = day.closes_at(known, "voice", purpose) if open_now else None
    laid = cell("voice", verdict, case, now, closes)
    if open_now or verdict.effect != "deny":
        return replace(laid, note="")
    opens, zone_name = verdict.next_lawful_at, case.customer.time_zone
    if opens is None:
        return replace(laid, note=_("waiting changes nothing"))
    return replace(
        laid, when=_("from {time}").format(time=say_soon(opens, now, zone_name)), note=""
    )


def cell(
    channel: str,
    verdict: Verdict,
    case: Case,
    now: datetime,
    closes: datetime | None = None,
    track: day.Track | None = None,
) -> Cell:
    """One channel's verdict laid out; a way with nothing on file needs an address first."""
    word = verdict_word(verdict.effect, verdict.next_lawful_at)
    why = reason_in_few_words(verdict)
    working = has_working(case.customer.contact_points.all(), channel)
    if gate.permits(verdict) and not working:
        word, when, note = NEEDS_FIRST, "", ""
        why = _("Nothing on file to reach them this way.")
        if working is False:
            why = _("What is on file for this does not work.")
    else:
        when, note = _when(verdict, case, now, closes)
    return Cell(
        channel=channel,
        name=CHANNELS[channel],
        icon=CHANNEL_ICONS[channel],
        verdict=word,
        why=why,
        when=when,
        note=note,
        allowed=word is not NEEDS_FIRST and gate.permits(verdict),
        track=track,
    )


def lasting_first(verdict: Verdict, lasting: set[str]) -> Verdict:
    """Where waiting changes nothing, what the hour does not cure is said before what it does."""
    if verdict.effect != "deny" or verdict.next_lawful_at is not None:
        return verdict
    reasons = sorted(verdict.reasons, key=lambda reason: reason.id not in lasting)
    return replace(verdict, reasons=tuple(reasons))


def sorted_reasons(verdict: Verdict) -> list[Reason]:
    """Strictest first, in the order of the gate otherwise."""
    return sorted(verdict.reasons, key=lambda reason: -STRICTNESS.index(reason.effect))


def reason_in_few_words(verdict: Verdict) -> str:
    """The strictest reason, in at most twelve words."""
    for reason in sorted_reasons(verdict):
        return as_sentence(shortened(in_language(reason.title)))
    return _("No rule that we have read stops it.")


def shortened(text: str) -> str:
    """At most twelve words, or as many signs as twelve words take in Chinese."""
    words = text.split()
    if len(words) > WORDS_AT_MOST:
        return " ".join(words[:WORDS_AT_MOST]).rstrip(",;:") + "…"
    wide = sum("\u3000" <= sign <= "\u9fff" for sign in text)
    return text[: SIGNS_AT_MOST - 1] + "…" if wide and len(text) > SIGNS_AT_MOST else text


def as_sentence(text: str) -> str:
    """With the full stop that a title has not."""
    if not text or text[-1] in ".。…!?！？":
        return text
    return text + ("。" if "\u4e00" <= text[-1] <= "\u9fff" or text[-1] in "）”" else ".")


def _when(verdict: Verdict, case: Case, now: datetime, closes: datetime | None) -> tuple[str, str]:
    zone_name = case.customer.time_zone
    if gate.permits(verdict):
        if closes is None:
            return "", ""
        if local(closes, zone_name).date() > local(now, zone_name).date():
            return _("all day"), ""
        until = _("until {time}").format(time=say_when(closes, now, zone_name))
        return until, _("{span} left").format(span=say_span(closes - now))
    if verdict.effect == "require":
        needs = {need for reason in verdict.reasons for need in reason.needs or ()}
        return (_("{count} missing").format(count=len(needs)) if needs else ""), ""
    opens = verdict.next_lawful_at
    if opens is None:
        return "", _("waiting does not change this")
    from_ = _("from {time}").format(time=say_when(opens, now, zone_name))
    return from_, _("in {span}").format(span=say_span(opens - now))


def _read_of(verdicts: list[Verdict]) -> Read:
    """The fullest count among the verdicts of one strip."""
    best = max(verdicts, key=lambda verdict: verdict.read.get("rules", 0))
    return Read(best.read.get("instrument", 0), best.read.get("rules", 0))

"""Asking without acting: what the gate would say now. Nothing is recorded."""

from dataclasses import replace
from datetime import datetime, timedelta

from forbear import contact, rulebook
from forbear.app.gate.dossier import Dossier, dossier
from forbear.app.gate.points import best_point
from forbear.app.gate.questions import questions
from forbear.app.store.models import Case, ContactPoint
from forbear.contact import Question, Reason, Verdict
from forbear.rulebook.verdict import STRICTNESS
from forbear.words import CHANNELS


def ask(
    case: Case,
    channel: str,
    purpose: str,
    now: datetime,
    contact_point: ContactPoint | None = None,
) -> Verdict:
    """May this customer be contacted this way now? Over all late debts, the strictest decides."""
    return ask_of(dossier(case, now), channel, purpose, contact_point)


def gate_strip(case: Case, purpose: str, now: datetime) -> dict[str, Verdict]:
    """The answer for every channel, in the order of the strip."""
    known = dossier(case, now)
    return {channel: ask_of(known, channel, purpose) for channel in CHANNELS}


def ask_of(
    known: Dossier, channel: str, purpose: str, chosen: ContactPoint | None = None
) -> Verdict:
    """The same as `ask`, of a customer about whom everything is read already."""
    point = chosen or best_point(known, channel)
    return decide_all(questions(known, channel, purpose, point))


def permits(verdict: Verdict) -> bool:
    """Allowed as far as read, perhaps with care. What is required first is not allowed yet."""
    return verdict.effect in ("allow", "warn")


def decide_all(asked: list[Question]) -> Verdict:
    """One verdict for several debts."""
    return strictest_of(asked, decide_each(asked))


def decide_each(asked: list[Question]) -> list[Verdict]:
    """The verdict about each debt."""
    return [contact.decide(question, rulebook.load()) for question in asked]


def strictest_of(asked: list[Question], verdicts: list[Verdict]) -> Verdict:
    """The strictest effect, every reason at its strictest, and a time that suits all debts."""
    if len(verdicts) == 1:
        return verdicts[0]
    reasons: dict[str, Reason] = {}
    for reason in (reason for verdict in verdicts for reason in verdict.reasons):
        known = reasons.setdefault(reason.id, reason)
        if STRICTNESS.index(reason.effect) > STRICTNESS.index(known.effect):
            reasons[reason.id] = reason
    return replace(
        max(verdicts, key=lambda verdict: STRICTNESS.index(verdict.effect)),
        reasons=tuple(reasons.values()),
        next_lawful_at=_when_all_allow(asked, [v.next_lawful_at for v in verdicts]),
    )


def _when_all_allow(asked: list[Question], times: list[datetime | None]) -> datetime | None:
    """The first time at which no debt is denied: ask again at the latest answer until all agree."""
    for _ in range(20):
        known = [time for time in times if time is not None]
        if len(known) < len(times):
            return None
        latest = max(known)
        if min(known) == latest:
            return latest
        times = [
            time if time == latest else _next(question, latest)
            for question, time in zip(asked, known, strict=True)
        ]
    return None


def _next(question: Question, at: datetime) -> datetime | None:
    later = shifted(question, at - question.at)
    return contact.decide(later, rulebook.load()).next_lawful_at


def shifted(question: Question, by: timedelta) -> Question:
    """The same question later, with knowledge as fresh as it is now (CONTRACTS.md section 6)."""
    known_to = question.known_to
    return replace(
        question,
        at=question.at + by,
        known_to=None if known_to is None else known_to + by,
        stale={producer: to + by for producer, to in question.stale.items()},
    )

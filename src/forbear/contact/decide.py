"""The gate's answer to one question: every card asked, all reasons kept, the strictest decides."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from forbear.contact.known import Known, ZoneView, base_facts
from forbear.contact.next_time import next_lawful_at
from forbear.contact.question import Asked, check
from forbear.days import from_day_number
from forbear.rulebook import Reason, Rulebook, Verdict
from forbear.rulebook.asked import AskedEdition, AskedRule
from forbear.rulebook.pack import Pack
from forbear.rulebook.verdict import strictest

# What was asked: the rules in force that bind, each with the facts of one zone.
Bound = list[tuple[AskedRule, AskedEdition, Known]]
Say = Callable[[Bound], list[Reason]]


def decide(question: Asked, book: Rulebook) -> Verdict:
    """May this be done? QuestionError where the question itself is wrong.

    Rows of the log after `at` are ignored; with several zones the time must be right in each.
    """
    given = check(question, book)
    pack = book.pack(question.gate, question.places, question.guards)
    return answer(question, base_facts(question, given, book), pack, book)


def answer(
    question: Asked, base: Mapping[str, Any], pack: Pack, book: Rulebook, say: Say | None = None
) -> Verdict:
    """The verdict of these rules on a question that was checked; `say` words the reasons."""
    views = [
        ZoneView(question, name, base, pack.countries, book)
        for name in question.zones or pack.zones
    ]
    known = [view.at(question.at) for view in views]
    asked = _asked(pack, known)
    known_to = dict(question.stale)
    if question.known_to is not None:
        known_to["contact log"] = question.known_to
    stale = stale_facts(book, question.at, known_to)
    reasons = _gate_reasons(question, pack, asked, stale, book)
    reasons += (say or _reasons)(asked)
    effect = strictest(reason.effect for reason in reasons)
    return Verdict(
        effect=effect,
        reasons=tuple(reasons),
        next_lawful_at=next_lawful_at(question.at, effect, pack, views, stale, reasons),
        read=pack.read,
        asked=_facts_used(question, asked, known, book),
    )


def _asked(pack: Pack, known: list[Known]) -> Bound:
    """Every rule in force on the local day that binds, zone by zone."""
    found = []
    days = {facts.today for facts in known}
    for rule in pack.rules:
        for facts in known:
            edition = rule.on(facts.today, days)
            if edition is not None and rule.binds(facts):
                found.append((rule, edition, facts))
    return found


def _reasons(asked: Bound) -> list[Reason]:
    found: dict[str, Reason] = {}
    for rule, edition, facts in asked:
        if rule.card.id not in found and edition.stops(facts):
            found[rule.card.id] = reason_of(rule, facts)
    return list(found.values())


def reason_of(rule: AskedRule, facts: Mapping[str, Any]) -> Reason:
    """The reason that a rule gives where it stops."""
    card = rule.card
    return Reason(
        id=card.id,
        effect=rule.effect,
        by=rule.by,
        cites=card.cites,
        title=card.title,
        plain=card.plain,
        force=card.force,
        needs=_missing(card.needs, facts) if rule.effect == "require" else (),
        source=card.source,
    )


def _missing(needs: tuple[str, ...], facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Of what a card asks for, what is not there yet; all of it where no yes-or-no fact tells."""
    left = (need for need in needs if facts.get(f"item_{need}", facts.get(need)) is not True)
    return tuple(left) or needs


def stale_facts(
    book: Rulebook, at: datetime, known_to: Mapping[str, datetime]
) -> dict[str, datetime]:
    """The protecting facts whose producer knows too little of late, and until when it knew.

    `known_to`: producer -> until when it is known; one that is not named is known at `at`.
    """
    if not known_to:
        return {}
    return {
        name: known_to[fact.producer]
        for name, fact in book.facts.facts.items()
        if fact.max_age is not None
        and fact.producer in known_to
        and at - known_to[fact.producer] > fact.max_age
    }


def _gate_reasons(
    question: Asked,
    pack: Pack,
    asked: Bound,
    stale: Mapping[str, datetime],
    book: Rulebook,
) -> list[Reason]:
    reasons = []
    if not pack.has_cards:
        reasons.append(_gate_reason("HOUSE-NO-PACK", book))
    read = {name for _, edition, _ in asked for name in edition.reads if name in stale}
    if read:
        sources = {book.facts[name].producer: stale[name] for name in sorted(read)}
        reasons.append(_gate_reason("HOUSE-FRESHNESS", book, sources))
    return reasons


def _gate_reason(
    card_id: str, book: Rulebook, stale: Mapping[str, datetime] | None = None
) -> Reason:
    words = book.gate_cards[card_id]
    plain = dict(words["plain"])
    if stale:
        named = "; ".join(f"{name} ({since.isoformat()})" for name, since in stale.items())
        plain = {language: text + named for language, text in plain.items()}
    return Reason(
        id=card_id,
        effect="deny",
        by="house",
        cites=words["cites"],
        title=words["title"],
        plain=plain,
        force=words["force"],
        stale=stale or {},
    )


def _facts_used(
    question: Asked,
    asked: Bound,
    known: list[Known],
    book: Rulebook,
) -> dict[str, Any]:
    """All that the answer rests on; a fact that differs between zones is given by zone."""
    used: dict[str, Any] = {
        "places": list(question.places),
        "at": question.at.isoformat(),
        "zones": [facts.zone_view.name for facts in known],
        **question.guards,
        "states": sorted(question.states),
    }
    for key, value in (("account", question.account_id), ("point", question.contact_point_id)):
        if value is not None:
            used[key] = value
    for name in sorted({name for _, edition, _ in asked for name in edition.reads} - set(used)):
        values = {facts.zone_view.name: _said(name, facts[name], book) for facts in known}
        one = next(iter(values.values()))
        used[name] = one if all(value == one for value in values.values()) else values
    return used


def _said(name: str, value: Any, book: Rulebook) -> Any:
    """A fact's value as people read it: day numbers as dates."""
    if value is not None and (name == "today" or book.facts[name].type == "date"):
        return from_day_number(value).isoformat()
    return value

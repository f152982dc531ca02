"""The message gate: the lint finds, the law decides, and every reason says where in the text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from forbear.contact.decide import Bound, answer, reason_of
from forbear.contact.known import base_facts
from forbear.contact.question import check
from forbear.messages.amounts import states_any
from forbear.messages.category import categories
from forbear.messages.lint import Finding, findings
from forbear.messages.message import Message
from forbear.messages.rules import TextRules, text_rules
from forbear.rulebook import Reason, Rulebook, Verdict
from forbear.rulebook.asked import AskedRule
from forbear.rulebook.pack import Pack

_PEACE = "LINT-MORATORIUM"
_LEDGER = ("arrears_cents", "balance_cents", "days_past_due", "currency")
# Texts that are not collecting, also where a rule restricts them: their own act decides.
_NOT_COLLECTING = ("plan_reminder", "reply", "statutory_notice")


@dataclass(frozen=True, slots=True)
class TextReason(Reason):
    """A reason that lies in the text: its category, where it stands, and what to say instead."""

    category: str = ""
    span: tuple[int, int] = (0, 0)
    instead: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {
            **Reason.as_json(self),
            "category": self.category,
            "span": list(self.span),
            "instead": dict(self.instead),
        }


def decide_message(message: Message, book: Rulebook) -> Verdict:
    """May this be said? QuestionError where the question itself is wrong."""
    base = base_facts(message, check(message, book), book)
    pack = book.pack(message.gate, message.places, message.guards)
    rules, here = text_rules(book), book.places.jurisdictions(message.places)
    found = _Found(message, book)
    for finding in findings(message.text, message.folded, base):
        for rule in rules.by_category[finding.category]:
            if finding.of in (None, rule.ground) and rule.jurisdiction in here:
                found.add(rule.stops[finding.effect], finding)
    if states_any(message.folded) and any(base[name] is not None for name in _LEDGER):
        found.note(_of(rules, "LINT-AMOUNT-MISMATCH", here))
    if message.purpose not in _NOT_COLLECTING:
        _peace(found, rules, here)
    asked = replace(pack, rules=(*pack.rules, *found.rules), read=_read(pack, rules, here, book))
    return answer(message, base, asked, book, found.say)


def _of(rules: TextRules, category: str, here: frozenset[str]) -> Iterable[AskedRule]:
    return [r.agrees for r in rules.by_category[category] if r.jurisdiction in here]


def _peace(found: "_Found", rules: TextRules, here: frozenset[str]) -> None:
    """The contact cards that give peace are asked again: would this contact be collecting?"""
    category = categories()[_PEACE]
    for rule in rules.peace:
        if rule.card.jurisdiction in here:
            whole = (0, len(found.message.text))
            found.add(
                rule,
                Finding(_PEACE, whole, category.severity, category.effect, category.instead),
                gate="contact",
            )


def _read(pack: Pack, rules: TextRules, here: frozenset[str], book: Rulebook) -> Mapping[str, int]:
    """How far was read; a rule that speaks through the lint counts as made into a card."""
    told = sum(
        rule.jurisdiction in here
        and "message" in rule.gates
        and name in rules.grounds
        and not (name in book.cards and "message" in book.cards[name].gates)
        for name, rule in book.register.rules.items()
    )
    return {**pack.read, "cards": pack.read["cards"] + told}


class _Found:
    """The rules that the text calls up, and the findings that each of them speaks of."""

    def __init__(self, message: Message, book: Rulebook) -> None:
        self.message = message
        self.rules: list[AskedRule] = []
        self._findings: dict[int, list[Finding]] = {}
        self._here = set(message.places)
        self._within = book.places.with_parents(message.places)

    def add(self, rule: AskedRule, finding: Finding, gate: str = "message") -> None:
        if id(rule) in self._findings:
            self._findings[id(rule)].append(finding)
        elif rule.covers.may_bind({**self.message.guards, "gate": gate}, self._here, self._within):
            self.rules.append(rule)
            self._findings[id(rule)] = [finding]

    def note(self, rules: Iterable[AskedRule]) -> None:
        """Rules that the text satisfies, so that what they read must be fresh all the same."""
        asked = {**self.message.guards, "gate": "message"}
        self.rules += [r for r in rules if r.covers.may_bind(asked, self._here, self._within)]

    def say(self, asked: Bound) -> list[Reason]:
        found: dict[tuple[Any, ...], Reason] = {}
        for rule, edition, facts in asked:
            if not edition.stops(facts):
                continue
            reason = reason_of(rule, facts)
            for one in self._findings.get(id(rule), (None,)):
                key = (rule.card.id, one and one.category, one and one.span, one and one.needs)
                found.setdefault(key, _in_text(reason, one) if one else reason)
        return list(found.values())


def _in_text(reason: Reason, finding: Finding) -> TextReason:
    return TextReason(
        id=reason.id,
        effect=reason.effect,
        by=reason.by,
        cites=reason.cites,
        title=reason.title,
        plain=reason.plain,
        force=reason.force,
        needs=finding.needs,
        source=reason.source,
        category=finding.category,
        span=finding.span,
        instead=finding.instead,
    )

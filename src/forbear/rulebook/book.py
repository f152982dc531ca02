"""The rulebook: every card that was read, checked against facts, register, places and the house.

`load` reads what the package ships. Anything wrong in it stops the whole: a gate that knows half of
the law would be worse than one that says what to mend.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from importlib.resources.abc import Traversable
from typing import Any

from forbear.rulebook import facts as fact_catalogue
from forbear.rulebook import register as registers
from forbear.rulebook import states as matrix
from forbear.rulebook import tally, toml
from forbear.rulebook.asked import AskedRule, asked_edition
from forbear.rulebook.card import Card, Rule, read_card
from forbear.rulebook.covers import Covers
from forbear.rulebook.edition import Edition
from forbear.rulebook.error import RulebookError
from forbear.rulebook.facts import Catalogue
from forbear.rulebook.pack import Pack
from forbear.rulebook.places import Places
from forbear.rulebook.register import Register
from forbear.rulebook.tally import Tallies

ADOPTS = "house/adopts.toml"
GATE_CARDS = "gate.toml"


@dataclass(frozen=True)
class Rulebook:
    """All that the gate knows. `digest` names this very text, for the record of a decision."""

    facts: Catalogue
    places: Places
    tallies: Tallies
    states: Mapping[str, matrix.State]
    register: Register
    cards: Mapping[str, Card]
    adopts: frozenset[str]
    gate_cards: Mapping[str, Mapping[str, Any]]
    digest: str
    _packs: dict[tuple[Any, ...], Pack] = field(default_factory=dict, repr=False)

    def pack(self, gate: str, places: tuple[str, ...], asked: Mapping[str, str]) -> Pack:
        """The rules that may bind a question with these guards, ready to be asked; remembered."""
        key = (gate, places, *asked.values())
        found = self._packs.get(key)
        if found is None:
            found = self._packs[key] = Pack.of(self, gate, places, asked)
        return found

    @cached_property
    def rules(self) -> tuple[AskedRule, ...]:
        """Every rule of every card, as the gate asks it."""
        spoken = (c for c in self.cards.values() if c.effect != "info" and c.state != "vacated")
        return tuple(rule for card in spoken for rule in self._asked(card))

    @cached_property
    def plain_defaults(self) -> Mapping[str, Any]:
        """Every fact's default but those that are worked out for each question and moment."""
        return {
            name: fact.default
            for name, fact in self.facts.facts.items()
            if fact.producer != "clock" and self.tallies.changes(name) is None and not fact.of_years
        }

    def _asked(self, card: Card) -> Iterable[AskedRule]:
        effect, by = self.speaks(card)
        for rule in card.rules:
            made = (
                asked_edition(one, rule.covers, self.tallies, self.facts) for one in rule.editions
            )
            yield AskedRule(card, effect, by, rule.covers, tuple(made))

    def speaks(self, card: Card) -> tuple[str, str]:
        """What a card may answer, and who answers: adopting cures doubt, a draft only warns."""
        if card.of_the_house:
            return card.effect, "house"
        adopted = card.status != "verified" and card.id in self.adopts
        if card.state == "draft" or (card.status != "verified" and not adopted):
            return "warn", "house" if adopted else "law"
        return card.effect, "house" if adopted else "law"


@lru_cache(maxsize=1)
def load() -> Rulebook:
    """The shipped rulebook, read once. RulebookError says file, key and mend."""
    return read(toml.SHIPPED)


def read(root: Traversable) -> Rulebook:
    """The rulebook of a folder laid out like the shipped one."""
    digest = hashlib.sha256()
    found: dict[str, Mapping[str, Any]] = {}
    for label, file in toml.tables(root):
        digest.update(f"{label}\n{file.read_text(encoding='utf-8')}\n".encode())
        found[label] = toml.read(file, label)
    facts = fact_catalogue.load(_one(found, "facts.toml"))
    tallies = tally.load(_one(found, "tallies.toml"), facts)
    register = registers.load((f, t) for f, t in found.items() if f.startswith("register/"))
    states = matrix.load(_one(found, "states.toml"), facts)
    cards = _cards(found, facts, register)
    gate_cards = _one(found, GATE_CARDS)
    cards["HOUSE-STATES"] = _states_card(gate_cards["HOUSE-STATES"], states)
    return Rulebook(
        facts=facts,
        places=Places(_one(found, "places.toml")),
        tallies=tallies,
        states=states,
        register=register,
        cards=cards,
        adopts=_adopted(_one(found, ADOPTS), cards),
        gate_cards=gate_cards,
        digest=digest.hexdigest(),
    )


def _one(found: Mapping[str, Mapping[str, Any]], file: str) -> Mapping[str, Any]:
    if file not in found:
        raise RulebookError(file, "the file", "It is not there.", "The rulebook needs it.")
    return found[file]


def _cards(
    found: Mapping[str, Mapping[str, Any]], facts: Catalogue, register: Register
) -> dict[str, Card]:
    cards: dict[str, Card] = {}
    for file, entry in found.items():
        if not file.startswith(("places/", "house/")) or file == ADOPTS:
            continue
        card = read_card(file, entry, facts)
        if card.id in cards:
            other = cards[card.id].file
            raise RulebookError(
                file, "id", f"{card.id} stands in {other} too.", "Keep one of them."
            )
        if not card.of_the_house and card.id not in register:
            mend = "Use the id of the researched rule, or register it first."
            raise RulebookError(file, "id", f"No researched rule is called {card.id}.", mend)
        cards[card.id] = card
    return {name: _resolved(card, cards) for name, card in cards.items()}


def _resolved(card: Card, cards: Mapping[str, Card]) -> Card:
    """A card with `as_if` takes the rules of the cards that it names."""
    if card.as_if is None:
        return card
    rules: list[Rule] = []
    for name in card.as_if.cards:
        if name not in cards or cards[name].as_if:
            wrong = f"{name} is no card with rules of its own."
            raise RulebookError(card.file, "as_if.cards", wrong, "Name a card's id.")
        for rule in cards[name].rules:
            covers = rule.covers.as_if(card.as_if.actor, card.covers)
            if covers is not None:
                rules.append(Rule(covers, tuple(_within(rule.editions, card.first, card.last))))
    return replace(card, rules=tuple(rules))


def _within(editions: Iterable[Edition], first: date, last: date) -> Iterable[Edition]:
    for one in editions:
        begin, end = max(one.first, first), min(one.last, last)
        if begin <= end:
            yield Edition(begin, end, one.permits)


def _states_card(words: Mapping[str, Any], states: Mapping[str, matrix.State]) -> Card:
    return Card(
        id="HOUSE-STATES",
        file=matrix.FILE,
        jurisdiction="",
        title=words["title"],
        plain=words["plain"],
        cites=words["cites"],
        gates=("contact", "escalate"),
        force=words["force"],
        effect="deny",
        state="in force",
        status="verified",
        read="instrument",
        protective=True,
        needs=(),
        source={"read": "instrument"},
        covers=Covers(),
        rules=matrix.rules(states),
        examples=(),
        first=date.min,
        last=date.max,
    )


def _adopted(found: Mapping[str, Any], cards: Mapping[str, Card]) -> frozenset[str]:
    for name in found["adopts"]:
        if name not in cards:
            raise RulebookError(ADOPTS, name, "There is no such card.", "Take it out.")
        if cards[name].status == "verified":
            raise RulebookError(ADOPTS, name, "It is verified: the law speaks.", "Take it out.")
    return frozenset(found["adopts"])

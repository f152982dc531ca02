"""Categories as rules that the gate can ask: one for each researched rule that a category rests on.

Whom a rule binds stands in `grounds.toml`, its dates, force and source in the register, what proves
a text lawful all the same in the category. So the message gate asks as the other gates do.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache, cached_property
from typing import Any

from forbear.messages.category import EFFECT_OF, Category, categories
from forbear.messages.shelf import table
from forbear.rulebook import Rulebook, load, toml
from forbear.rulebook.asked import AskedRule, asked_edition
from forbear.rulebook.card import Card
from forbear.rulebook.covers import Covers
from forbear.rulebook.edition import Edition
from forbear.rulebook.error import RulebookError
from forbear.rulebook.language import parse
from forbear.rulebook.tree import Apply, Tree, Value

_SETS = ("actor", "product", "licence", "channel", "purpose", "who", "place")
_FACTS = ("creditor_if", "collector_unless", "unless")
_FLAGS = ("online", "charged_off")


@dataclass(frozen=True)
class TextRule:
    """A rule that stops a text in which its category was found; `agrees`: one that does not."""

    category: Category
    ground: str
    jurisdiction: str
    stops: Mapping[str, AskedRule]
    agrees: AskedRule


class TextRules:
    """All of them over one rulebook, and the contact cards that LINT-MORATORIUM asks again."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self._register = _register()
        self.by_category = {
            name: tuple(self._of(category)) for name, category in categories().items()
        }

    @cached_property
    def grounds(self) -> frozenset[str]:
        """The researched rules that speak through the lint."""
        return frozenset(rule.ground for rules in self.by_category.values() for rule in rules)

    @cached_property
    def peace(self) -> tuple[AskedRule, ...]:
        """The contact cards behind LINT-MORATORIUM."""
        basis = categories()["LINT-MORATORIUM"].basis
        return tuple(r for r in self.book.rules if r.card.id in basis and "contact" in r.card.gates)

    def _of(self, category: Category) -> Iterator[TextRule]:
        if category.looked_for == "state":
            return
        for ground in category.basis:
            if ground not in table("grounds.toml"):
                continue
            sayings = [said for said in category.asked if ground in said["of"]]
            for said in sayings if category.asked else [{}]:
                yield self._rule(category, ground, said)

    def _rule(self, category: Category, ground: str, said: Mapping[str, Any]) -> TextRule:
        found = dict(table("grounds.toml")[ground])
        only_if = found.pop("only_if", None)
        covers = _covers(found, ground).narrowed(_covers(said.get("covers", {}), category.id))
        lifts = [text for text in (category.permits, said.get("permits")) if text]
        lifts += [f"not {only_if}"] if only_if else []
        card = self._card(category, ground)
        permits = [parse(text, self.book.facts.readable, {}, {}) for text in lifts]
        stops = {
            effect: self._asked(card, effect, covers, permits)
            for effect in {category.effect, EFFECT_OF["require"]}
        }
        agreed = [*permits, Value(True, "bool")]
        agrees = self._asked(card, category.effect, covers, agreed)
        return TextRule(category, ground, card.jurisdiction, stops, agrees)

    def _asked(self, card: Card, effect: str, covers: Covers, permits: list[Tree]) -> AskedRule:
        tree: Tree = Value(False, "bool")
        if permits:
            tree = permits[0] if len(permits) == 1 else Apply("or", tuple(permits), "bool")
        edition = asked_edition(
            Edition(card.first, card.last, tree), covers, self.book.tallies, self.book.facts
        )
        spoken, by = (effect, "law") if card.status == "verified" else _adopted(card, effect)
        return AskedRule(replace(card, effect=effect), spoken, by, covers, (edition,))

    def _card(self, category: Category, ground: str) -> Card:
        said = self._register[ground]
        made = self.book.cards.get(ground)
        return Card(
            id=ground,
            file=f"messages/grounds.toml: {ground}",
            jurisdiction=said["jurisdiction"],
            title=category.title,
            plain=category.plain,
            cites=made.cites if made else _cites(said),
            gates=("message",),
            force=said["force"],
            effect=category.effect,
            state="in force",
            status=said["status"],
            read=said["read"],
            protective=said["protective"],
            needs=(),
            source=made.source if made else {"read": said["read"]},
            covers=Covers(),
            rules=(),
            examples=(),
            first=said.get("from", date.min),
            last=said.get("to", date.max),
        )


def _cites(said: Mapping[str, Any]) -> str:
    """Instrument and article; an article that nobody saw is not made up."""
    seen = "not seen" not in said["article"]
    return f"{said['instrument']}, {said['article']}" if seen else str(said["instrument"])


def _adopted(card: Card, effect: str) -> tuple[str, str]:
    """House policy takes in every rule that protects somebody, though nobody has verified it."""
    return (effect, "house") if card.protective else ("warn", "law")


def _covers(said: Mapping[str, Any], label: str) -> Covers:
    known = {*_SETS, *_FACTS, *_FLAGS}
    toml.only(said, known, "messages", label)
    made: dict[str, Any] = {name: frozenset(said[name]) for name in _SETS if name in said}
    made |= {name: said[name] for name in (*_FACTS, *_FLAGS) if name in said}
    assert set(made) <= {one.name for one in fields(Covers)}
    return Covers(**made)


def _register() -> dict[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for label, file in toml.tables(toml.SHIPPED / "register", "register"):
        found |= toml.read(file, label)
    for ground in table("grounds.toml"):
        if ground not in found:
            raise RulebookError(
                "messages/grounds.toml", ground, "No researched rule is so called.", "Mend the id."
            )
    return found


@cache
def _made(digest: str) -> TextRules:
    return TextRules(load())


def text_rules(book: Rulebook) -> TextRules:
    """The rules over this rulebook; those of the shipped one are made once."""
    return _made(book.digest) if book is load() else TextRules(book)

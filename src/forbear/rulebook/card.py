"""A rule card: read one file, refuse a bad one with a sentence that says how to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from forbear.rulebook import toml
from forbear.rulebook.covers import VALUES, Covers
from forbear.rulebook.edition import Edition, ParamError, editions, moving_beside_facts, read_params
from forbear.rulebook.error import LanguageError, RulebookError
from forbear.rulebook.example import Example, ExampleError, read_example
from forbear.rulebook.facts import Catalogue
from forbear.rulebook.language import parse
from forbear.rulebook.tree import Param, Tree

EFFECTS = ("info", "warn", "require", "deny")
STATES = ("in force", "future", "delayed", "vacated", "draft", "superseded")
STATUSES = ("verified", "reported", "recalled")
READS = ("instrument", "report", "none")
_SETS = (
    "actor", "product", "licence", "channel", "purpose", "who", "place", "within", "gate", "step",
    "kind",
)  # fmt: skip
_KEYS = {
    "id", "title", "plain", "cites", "gate", "gates", "steps", "force", "effect", "state",
    "status", "read", "protective", "in_force", "until", "source", "override", "needs", "covers",
    "params", "let", "rule", "examples", "as_if",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One predicate of a card: whom it binds, and what it asks, edition by edition of its dates."""

    covers: Covers
    editions: tuple[Edition, ...]

    def on(self, day: date) -> Edition | None:
        """What the rule says on the customer's local day; both its days are included."""
        for edition in self.editions:
            if edition.first <= day <= edition.last:
                return edition
        return None


@dataclass(frozen=True, slots=True)
class AsIf:
    """`cards` are asked as if `actor` acted."""

    actor: str
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A rule of law or of the house, as reviewed text.

    `jurisdiction` is where it holds, "" for the house. `as_if`: the rules of these other cards are
    its own, asked as if another actor acted.
    """

    id: str
    file: str
    jurisdiction: str
    title: Mapping[str, str]
    plain: Mapping[str, str]
    cites: str
    gates: tuple[str, ...]
    force: str
    effect: str
    state: str
    status: str
    read: str
    protective: bool
    needs: tuple[str, ...]
    source: Mapping[str, Any]
    covers: Covers
    rules: tuple[Rule, ...]
    examples: tuple[Example, ...]
    first: date
    last: date
    as_if: AsIf | None = None

    @property
    def of_the_house(self) -> bool:
        return not self.jurisdiction


def read_card(file: str, found: Mapping[str, Any], facts: Catalogue) -> Card:
    """The card in a parsed file. `file` is its path in the rulebook; its folder names the place.

    RulebookError names file, key and mend.
    """
    return _Reader(file, found, facts).card()


class _Reader:
    def __init__(self, file: str, found: Mapping[str, Any], facts: Catalogue) -> None:
        self.file, self.found, self.facts = file, found, facts

    def wrong(self, key: str, what: str, mend: str) -> RulebookError:
        return RulebookError(self.file, key, what, mend)

    def card(self) -> Card:
        toml.only(self.found, _KEYS, self.file, "")
        gates = self.found.get("gates", [self.found.get("gate")])
        for gate in gates:
            self._of(gate, VALUES["gate"], "gate")
        as_if = self._as_if()
        card = Card(
            id=self._text("id"),
            file=self.file,
            jurisdiction=self._jurisdiction(),
            title=self._words("title"),
            plain=self._words("plain"),
            cites=self._text("cites"),
            gates=tuple(gates),
            force=self._text("force"),
            effect=self._of(self.found.get("effect"), EFFECTS, "effect"),
            state=self._of(self.found.get("state"), STATES, "state"),
            status=self._of(self.found.get("status"), STATUSES, "status"),
            read=self._of(self.found.get("read"), READS, "read"),
            protective=self._truth("protective"),
            needs=tuple(self.found.get("needs", ())),
            source={**self.found.get("source", {}), "read": self.found.get("read")},
            covers=self._covers(self.found.get("covers", {}), "covers"),
            rules=() if as_if else self._rules(),
            examples=() if as_if else self._examples(),
            first=self._day("in_force", date.min),
            last=self._day("until", date.max),
            as_if=as_if,
        )
        if card.effect == "require" and not card.needs:
            raise self.wrong("needs", "It requires, but not what.", 'Name it: needs = ["…"].')
        return card

    def _as_if(self) -> AsIf | None:
        said = self.found.get("as_if")
        if said is None:
            return None
        toml.only(said, {"actor", "cards"}, self.file, "as_if")
        for key in ("rule", "examples", "let", "params"):
            if key in self.found:
                raise self.wrong(key, "A card with as_if has no rule of its own.", "Leave it out.")
        actor = self._of(said.get("actor"), VALUES["actor"], "as_if.actor")
        return AsIf(actor, tuple(said.get("cards", ())))

    def _jurisdiction(self) -> str:
        parts = self.file.split("/")
        return parts[1].upper() if parts[0] == "places" and len(parts) > 2 else ""

    def _text(self, key: str) -> str:
        value = self.found.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, "It is missing.", f'Write {key} = "…".')
        return value

    def _truth(self, key: str) -> bool:
        value = self.found.get(key)
        if not isinstance(value, bool):
            raise self.wrong(key, f"It is {value!r}.", "Write true or false.")
        return value

    def _of(self, value: Any, known: tuple[str, ...], key: str) -> str:
        if not isinstance(value, str) or value not in known:
            raise self.wrong(key, f"It is {value!r}.", f"Use one of: {', '.join(known)}.")
        return value

    def _words(self, key: str) -> Mapping[str, str]:
        value = self.found.get(key)
        if not isinstance(value, dict) or not all(value.get(one) for one in ("en", "zh")):
            raise self.wrong(
                key, "It is not said in both languages.", 'Give en = "…" and zh = "…".'
            )
        return value

    def _day(self, key: str, default: date) -> date:
        value = self.found.get(key, default)
        if type(value) is not date:
            raise self.wrong(key, f"It is {value!r}, no date.", "Write it bare: 2026-11-24.")
        return value

    def _rules(self) -> tuple[Rule, ...]:
        first, last = self._day("in_force", date.min), self._day("until", date.max)
        if last < first:
            raise self.wrong("until", f"It ends on {last}, before {first}.", "Mend the dates.")
        try:
            params = read_params(self.found.get("params", {}), first)
        except ParamError as error:
            raise self.wrong(f"params.{error.name}", error.wrong, error.mend) from error
        names = {name: param.as_name() for name, param in params.items()}
        parts = self._parts(names)
        outer = self._at_gates()
        said = self.found.get("rule")
        rules = []
        for at, table in enumerate(said if isinstance(said, list) else [said]):
            key = f"rule[{at}]" if isinstance(said, list) else "rule"
            if not isinstance(table, dict) or not isinstance(table.get("permits"), str):
                raise self.wrong(key, "Nothing says what it permits.", 'Write permits = "…".')
            toml.only(table, {"covers", "permits"}, self.file, key)
            inner = self._covers(table.get("covers", {}), f"{key}.covers")
            permits = self._parse(table["permits"], f"{key}.permits", names, parts)
            made = editions(permits, params, first, last)
            moving = moving_beside_facts(made[0].permits)
            if moving:
                mend = f"Compare {moving} with a parameter or a number, nothing else."
                raise self.wrong(f"{key}.permits", f"When {moving} turns cannot be told.", mend)
            narrowed = [covers.narrowed(inner) for covers in outer]
            bound = [covers for covers in narrowed if not covers.nobody]
            if not bound:
                raise self.wrong(f"{key}.covers", "Nobody falls under it.", "Widen the guards.")
            rules += [Rule(covers, made) for covers in bound]
        return tuple(rules)

    def _parts(self, names: Mapping[str, Param]) -> Mapping[str, Tree]:
        parts: dict[str, Tree] = {}
        for name, text in self.found.get("let", {}).items():
            if name in self.facts or name in names:
                raise self.wrong(f"let.{name}", "A fact or parameter has this name.", "Rename it.")
            parts[name] = self._parse(text, f"let.{name}", names, parts)
        return parts

    def _parse(
        self, text: str, key: str, names: Mapping[str, Param], parts: Mapping[str, Tree]
    ) -> Tree:
        for name in names:
            if name in self.facts:
                raise self.wrong(f"params.{name}", "A fact has this name.", "Rename it.")
        try:
            return parse(text, self.facts.readable, names, parts)
        except LanguageError as error:
            raise self.wrong(key, error.wrong, error.mend) from error

    def _covers(self, said: Mapping[str, Any], key: str) -> Covers:
        known = {*_SETS, "online", "charged_off", "creditor_if", "collector_unless"}
        toml.only(said, known | ({"contact"} if key == "covers" else set()), self.file, key)
        guards: dict[str, Any] = {name: self._listed(said, name, key) for name in _SETS}
        for name in ("creditor_if", "collector_unless"):
            fact = said.get(name)
            if fact and (fact not in self.facts or self.facts[fact].type != "bool"):
                raise self.wrong(f"{key}.{name}", f"{fact} is no yes-or-no fact.", "Name one.")
            guards[name] = fact
        guards |= {name: bool(said.get(name)) for name in ("online", "charged_off")}
        return Covers(**guards)

    def _at_gates(self) -> list[Covers]:
        """The card's own guards: `steps` at escalate, `covers.contact` at the contact gate only."""
        covers = self._covers(self.found.get("covers", {}), "covers")
        if "steps" in self.found:
            covers = replace(covers, step=self._listed(self.found, "steps", ""))
        more = self.found.get("covers", {}).get("contact")
        if more is None:
            return [covers]
        gates = frozenset(self.found.get("gates", [self.found.get("gate")]))
        contact = replace(covers, gate=frozenset({"contact"}))
        others = [replace(covers, gate=gates - {"contact"})] if gates - {"contact"} else []
        return [contact.narrowed(self._covers(more, "covers.contact")), *others]

    def _listed(self, said: Mapping[str, Any], name: str, key: str) -> frozenset[str] | None:
        if name not in said:
            return None
        listed = said[name]
        if not isinstance(listed, list) or not listed:
            raise self.wrong(f"{key}.{name}", "It lists nothing.", 'Write ["…"], or leave it out.')
        if known := VALUES.get(name.removesuffix("s")):
            for value in listed:
                self._of(value, known, f"{key}.{name}".lstrip("."))
        return frozenset(listed)

    def _examples(self) -> tuple[Example, ...]:
        said = self.found.get("examples", [])
        if not said:
            raise self.wrong("examples", "It has none.", "Add [[examples]] with say, given, then.")
        examples = []
        for at, one in enumerate(said):
            try:
                examples.append(read_example(one, self.facts))
            except ExampleError as error:
                raise self.wrong(f"examples[{at}]{error.key}", error.wrong, error.mend) from error
        return tuple(examples)

"""Whom a rule binds: guards on who acts, how, why and where, which never stand in a predicate.

A guard that is left out binds all. When licence, product or online is not known, the rule may bind
and is asked.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass, fields, replace
from typing import Any

from forbear import words
from forbear.rulebook.places import Places
from forbear.rulebook.tree import Apply, Fact, Tree, Value, all_of

VALUES = {
    "actor": words.ACTORS,
    "product": words.PRODUCTS,
    "licence": words.LICENCES,
    "channel": words.CHANNELS,
    "purpose": words.PURPOSES,
    "who": words.WHOSE,
    "gate": words.GATES,
    "step": words.STEPS,
    "kind": words.PLAN_KINDS,
}
# Known with the question itself; the others are facts that the asker gives or leaves open.
ASKED = ("actor", "product", "channel", "purpose", "who")
# The same over every gate: a gate asks those that its questions have, and no other.
GUARDS = (*ASKED, "gate", "step", "kind")


@dataclass(frozen=True, slots=True)
class Covers:
    """The guards of one rule.

    gate, step, kind: at which gates, rungs of the ladder and kinds of plan the rule is asked.
    place: parts of the jurisdiction; an asked place that contains one of them may be one.
    within: the same, but only an asked place that certainly lies there.
    creditor_if: a fact that must be true for a creditor to be bound; others are bound without it.
    collector_unless: a fact that takes a collector out; unless: one that takes anybody out.
    """

    actor: frozenset[str] | None = None
    product: frozenset[str] | None = None
    licence: frozenset[str] | None = None
    channel: frozenset[str] | None = None
    purpose: frozenset[str] | None = None
    who: frozenset[str] | None = None
    place: frozenset[str] | None = None
    within: frozenset[str] | None = None
    gate: frozenset[str] | None = None
    step: frozenset[str] | None = None
    kind: frozenset[str] | None = None
    online: bool = False
    charged_off: bool = False
    creditor_if: str | None = None
    collector_unless: str | None = None
    unless: str | None = None

    def narrowed(self, by: "Covers") -> "Covers":
        """Both guards together: what a rule says beside its card's own covers."""
        both: dict[str, Any] = {}
        for one in fields(self):
            mine, theirs = getattr(self, one.name), getattr(by, one.name)
            if isinstance(mine, frozenset) and isinstance(theirs, frozenset):
                both[one.name] = mine & theirs
            else:
                both[one.name] = theirs or mine
        return Covers(**both)

    @property
    def nobody(self) -> bool:
        """Whether a guard lists nothing, so that no question falls under it."""
        return any(getattr(self, one.name) == frozenset() for one in fields(self))

    def as_if(self, actor: str, by: "Covers") -> "Covers | None":
        """The same guards for those whom `by` names, as if they were `actor`; None: never bound."""
        if self.actor is not None and actor not in self.actor:
            return None
        unless = self.collector_unless if actor == "collector" else None
        bare = replace(self, actor=None, creditor_if=None, collector_unless=None, unless=unless)
        return bare.narrowed(by)

    def may_bind(self, asked: Mapping[str, str | None], at: Set[str], within: Set[str]) -> bool:
        """Whether the question falls under the rule, before any fact is known.

        `asked`: the question's own guards (None: not said or not asked here, so it may be any);
        `at`: the asked places, none = anywhere; `within`: these and their parents.
        """
        for key in GUARDS:
            listed, value = getattr(self, key), asked.get(key)
            if key == "actor" and value == "creditor" and self.creditor_if:
                continue
            if listed is not None and value is not None and value not in listed:
                return False
        if self.within is not None and within and not self.within & within:
            return False
        return (
            self.place is None
            or not at
            or any(Places.may_be_in(part, place) for part in self.place for place in at)
        )

    @property
    def binds(self) -> Tree:
        """What must hold of the facts beside, as a tree of the rule language."""
        clauses: list[Tree] = []
        if self.licence is not None:
            licence = Fact("licence", "text", unknown=True)
            clauses.append(
                _either(Apply("is null", (licence,), "bool"), _in(licence, self.licence))
            )
        if self.online:
            online = Fact("online", "bool", unknown=True)
            clauses.append(Apply("coalesce", (online, Value(True, "bool")), "bool"))
        if self.charged_off:
            clauses.append(Fact("charged_off", "bool"))
        actor = Fact("actor", "text")
        if self.creditor_if:
            clauses.append(_either(_is(actor, "creditor", "<>"), Fact(self.creditor_if, "bool")))
        if self.collector_unless:
            free = Apply("not", (Fact(self.collector_unless, "bool"),), "bool")
            clauses.append(_either(_is(actor, "collector", "<>"), free))
        if self.unless:
            clauses.append(Apply("not", (Fact(self.unless, "bool"),), "bool"))
        return all_of(clauses)

    @property
    def asks(self) -> Tree:
        """The guards of the question itself as a tree, for a table of many questions."""
        clauses: list[Tree] = []
        for key in ASKED:
            listed = getattr(self, key)
            if listed is None:
                continue
            clause: Tree = _in(Fact(key, "text"), listed)
            if key == "actor" and self.creditor_if:
                clause = _either(_is(Fact("actor", "text"), "creditor"), clause)
            clauses.append(clause)
        return all_of(clauses)


def _either(*args: Tree) -> Tree:
    return Apply("or", args, "bool")


def _is(fact: Fact, value: str, op: str = "=") -> Tree:
    return Apply(op, (fact, Value(value, "text")), "bool")


def _in(fact: Fact, listed: Set[str]) -> Tree:
    known: Tree = fact
    if fact.unknown:
        known = Apply("coalesce", (fact, Value("", "text")), "text")
    return Apply("in", (known, *(Value(one, "text") for one in sorted(listed))), "bool")

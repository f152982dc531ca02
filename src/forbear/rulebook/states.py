"""The matrix of protected states as the house's own card, HOUSE-STATES: one rule a state."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from forbear.rulebook import toml
from forbear.rulebook.card import Rule
from forbear.rulebook.covers import VALUES, Covers
from forbear.rulebook.edition import Edition
from forbear.rulebook.error import RulebookError
from forbear.rulebook.facts import Catalogue
from forbear.rulebook.tree import Apply, Fact

FILE = "states.toml"


@dataclass(frozen=True, slots=True)
class State:
    """One state: the purposes of contact that it stops, whom it leaves free, what ends the stop."""

    name: str
    meaning: Mapping[str, str]
    contact: tuple[str, ...]
    steps: tuple[str, ...]
    free: tuple[str, ...]
    lifted_by: tuple[str, ...]


def load(found: Mapping[str, Any], facts: Catalogue, file: str = FILE) -> dict[str, State]:
    """The states of a parsed file; each has its fact `state_NAME`."""
    return {name: _state(name, entry, facts, file) for name, entry in found.items()}


def _state(name: str, entry: Mapping[str, Any], facts: Catalogue, file: str) -> State:
    known = {"meaning", "contact", "steps", "free", "lifted_by", "finding"}
    toml.only(entry, known, file, name)
    if f"state_{name}" not in facts:
        raise RulebookError(file, name, f"facts.toml has no state_{name}.", "Declare it there.")
    for key, allowed in (
        ("contact", VALUES["purpose"]),
        ("steps", VALUES["step"]),
        ("free", VALUES["who"]),
    ):
        for value in entry.get(key, ()):
            if value not in allowed:
                mend = f"Use one of: {', '.join(allowed)}."
                raise RulebookError(file, f"{name}.{key}", f"It names {value!r}.", mend)
    for fact in entry.get("lifted_by", ()):
        if fact not in facts or facts[fact].type != "bool":
            raise RulebookError(
                file,
                f"{name}.lifted_by",
                f"{fact} is no yes-or-no fact.",
                "Name one of facts.toml.",
            )
    return State(
        name,
        entry.get("meaning", {}),
        *(tuple(entry.get(key, ())) for key in ("contact", "steps", "free", "lifted_by")),
    )


def rules(states: Mapping[str, State]) -> tuple[Rule, ...]:
    """A state stops the purposes and the steps that it names, unless who is asked is free."""
    contact, escalate = frozenset({"contact"}), frozenset({"escalate"})
    found = []
    for state in states.values():
        if state.contact:
            found.append(_rule(state, Covers(gate=contact, purpose=frozenset(state.contact))))
        if state.steps:
            found.append(_rule(state, Covers(gate=escalate, step=frozenset(state.steps))))
    return tuple(found)


def _rule(state: State, covers: Covers) -> Rule:
    """Stopped while the state stands and no fact lifts it."""
    stands = Fact(f"state_{state.name}", "bool")
    free = Apply("not", (stands,), "bool")
    lifts = tuple(Fact(name, "bool") for name in state.lifted_by)
    permits = Apply("or", (free, *lifts), "bool") if lifts else free
    who = frozenset(VALUES["who"]) - set(state.free)
    covers = replace(covers, who=who if state.free else None)
    return Rule(covers, (Edition(date.min, date.max, permits),))

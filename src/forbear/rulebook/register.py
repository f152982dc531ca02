"""The register of researched rules: what was read, how, and what became of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from forbear.rulebook.card import Card
from forbear.rulebook.error import RulebookError


@dataclass(frozen=True, slots=True)
class Researched:
    """One researched rule."""

    id: str
    jurisdiction: str
    gates: tuple[str, ...]
    read: str


class Register:
    """All of them, made into a card or not."""

    def __init__(self, rules: Mapping[str, Researched]) -> None:
        self.rules = rules

    def __contains__(self, rule_id: object) -> bool:
        return rule_id in self.rules

    def read(
        self, jurisdictions: Iterable[str], gate: str, cards: Mapping[str, Card]
    ) -> dict[str, int]:
        """How every researched rule of these places and this gate was read, and how many are cards.

        An allow is "allowed as far as read": these are the numbers behind it.
        """
        here = set(jurisdictions)
        asked = [r for r in self.rules.values() if r.jurisdiction in here and gate in r.gates]
        ways = Counter(rule.read for rule in asked)
        return {
            "rules": len(asked),
            "cards": sum(rule.id in cards and gate in cards[rule.id].gates for rule in asked),
            **{way: ways[way] for way in ("instrument", "report", "none")},
        }


def load(found: Iterable[tuple[str, Mapping[str, Any]]]) -> Register:
    """The register of parsed files, each with its label; an id stands in one file only."""
    rules: dict[str, Researched] = {}
    for file, entries in found:
        for rule_id, entry in entries.items():
            if rule_id in rules:
                raise RulebookError(file, rule_id, "It is registered twice.", "Keep one of them.")
            for key in ("jurisdiction", "gates", "read"):
                if key not in entry:
                    raise RulebookError(file, rule_id, f"It has no {key}.", f"Give its {key}.")
            rules[rule_id] = Researched(
                rule_id, entry["jurisdiction"], tuple(entry["gates"]), entry["read"]
            )
    return Register(rules)

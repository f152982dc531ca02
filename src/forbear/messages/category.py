"""A category of the lint: reviewed text with its terms, its guards and a gentler wording."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from forbear.messages.guards import KINDS
from forbear.messages.shelf import folder
from forbear.messages.terms import chinese, english
from forbear.rulebook import toml
from forbear.rulebook.error import RulebookError

# What a category's severity means at the gate.
EFFECT_OF = {"block": "deny", "block_unless": "deny", "require": "require", "warn": "warn"}
LOOKED_FOR = ("words", "amounts", "parts", "state")
_USUAL = ("negation", "warning", "rights", "story")
_KEYS = {
    "id", "title", "plain", "severity", "basis", "looked_for", "zh", "en", "spares_zh", "spares_en",
    "spared_by", "instead", "permits", "asked",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Category:
    """`basis`: the researched rules of which one must bind before the category speaks.

    `permits`: what proves the text lawful all the same, in the rule language; `asked`: narrower
    sayings of it, each for some of the basis.
    """

    id: str
    title: Mapping[str, str]
    plain: Mapping[str, str]
    instead: Mapping[str, str]
    severity: str
    basis: tuple[str, ...]
    looked_for: str
    zh: re.Pattern[str]
    en: re.Pattern[str]
    spares: tuple[re.Pattern[str], re.Pattern[str]]
    spared_by: frozenset[str]
    permits: str | None
    asked: tuple[Mapping[str, Any], ...]

    @property
    def effect(self) -> str:
        return EFFECT_OF[self.severity]


@cache
def categories() -> dict[str, Category]:
    """Every category by its id; RulebookError names file, key and mend."""
    found = [_category(label, said) for label, said in folder("categories").items()]
    return {one.id: one for one in found}


def _category(file: str, said: Mapping[str, Any]) -> Category:
    toml.only(said, _KEYS, file, "")
    for key in ("id", "severity", "basis"):
        if not said.get(key):
            raise RulebookError(file, key, "It is missing.", f"Give {key}.")
    for key in ("title", "plain", "instead"):
        if not all(said.get(key, {}).get(one) for one in ("en", "zh")):
            raise RulebookError(
                file, key, "It is not said in both languages.", 'Give en = "…" and zh = "…".'
            )
    kind = said.get("looked_for", "words")
    spared_by = frozenset(said.get("spared_by", _USUAL))
    for key, value, known in (
        ("severity", said["severity"], tuple(EFFECT_OF)),
        ("looked_for", kind, LOOKED_FOR),
        *(("spared_by", one, KINDS) for one in spared_by),
    ):
        if value not in known:
            raise RulebookError(file, key, f"It is {value!r}.", f"Use one of: {', '.join(known)}.")
    return Category(
        id=said["id"],
        title=said["title"],
        plain=said["plain"],
        instead=said["instead"],
        severity=said["severity"],
        basis=tuple(said["basis"]),
        looked_for=kind,
        zh=chinese(said.get("zh", ())),
        en=english(said.get("en", ())),
        spares=(chinese(said.get("spares_zh", ())), english(said.get("spares_en", ()))),
        spared_by=spared_by,
        permits=said.get("permits"),
        asked=tuple(said.get("asked", ())),
    )

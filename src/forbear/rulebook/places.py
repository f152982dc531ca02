"""The places that can be asked: their parents, their time zones, whose rules hold there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from forbear.days import zone
from forbear.rulebook import toml
from forbear.rulebook.error import RulebookError

FILE = "places.toml"


@dataclass(frozen=True, slots=True)
class Place:
    """One place. `rules`: the jurisdiction of its cards; `pack`: whether it has any."""

    name: str
    zones: tuple[str, ...] = ()
    rules: str = ""
    pack: bool = True


class Places:
    """All of them. A part that is not listed takes its parent's zones and rules: US-TX is US."""

    def __init__(self, found: Mapping[str, Any], file: str = FILE) -> None:
        self.listed = {name: _place(name, entry, found, file) for name, entry in found.items()}

    def chain(self, place: str) -> tuple[str, ...]:
        """The place and its parents, nearest first: US-NY-NYC, US-NY, US."""
        parts = place.split("-")
        return tuple("-".join(parts[:depth]) for depth in range(len(parts), 0, -1))

    def with_parents(self, asked: Iterable[str]) -> frozenset[str]:
        """Every place whose rules are asked."""
        return frozenset(parent for place in asked for parent in self.chain(place))

    def jurisdictions(self, asked: Iterable[str]) -> frozenset[str]:
        """The names under which the rules of these places are kept."""
        known = self.listed
        return frozenset(
            known[place].rules if place in known else place for place in self.with_parents(asked)
        )

    def zones(self, asked: Iterable[str]) -> tuple[str, ...]:
        """The time zones where the customer may be; a place without any is asked in UTC."""
        found: dict[str, None] = {}
        for place in asked:
            nearest = [p for p in self.chain(place) if p in self.listed and self.listed[p].zones]
            found |= dict.fromkeys(self.listed[nearest[0]].zones if nearest else ())
        return tuple(found) or ("UTC",)

    def has_pack(self, asked: Iterable[str]) -> bool:
        """Whether one of the places, or a parent of it, has cards of its own."""
        return any(p in self.listed and self.listed[p].pack for p in self.with_parents(asked))

    @staticmethod
    def may_be_in(part: str, asked: str) -> bool:
        """GB may be in GB-ENG, for it contains it; GB-ENG is in GB."""
        return part == asked or part.startswith(asked + "-") or asked.startswith(part + "-")


def _place(name: str, entry: Mapping[str, Any], found: Mapping[str, Any], file: str) -> Place:
    toml.only(entry, {"parent", "zones", "rules", "pack"}, file, name)
    if "-" in name and entry.get("parent") != name.rpartition("-")[0]:
        raise RulebookError(
            file,
            name,
            f"Its parent is {entry.get('parent')!r}.",
            "A part names what it is part of.",
        )
    if "parent" in entry and entry["parent"] not in found:
        raise RulebookError(file, name, f"{entry['parent']} is no place.", "List the parent too.")
    for named in entry.get("zones", ()):
        try:
            zone(named)
        except ValueError as error:
            raise RulebookError(file, name, str(error), "Mend the zone.") from error
    if entry.get("pack", True) and not entry.get("zones"):
        raise RulebookError(file, name, "It has no time zone.", 'Give zones = ["…"].')
    return Place(
        name, tuple(entry.get("zones", ())), entry.get("rules", name), entry.get("pack", True)
    )

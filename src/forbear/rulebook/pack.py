"""The pack of a question: every rule that may bind it, over all its places and the house."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forbear.rulebook.asked import AskedRule

if TYPE_CHECKING:
    from forbear.rulebook.book import Rulebook


@dataclass(frozen=True, slots=True)
class Pack:
    """`countries`: whose public holidays the clock asks; `read`: how the law behind it was read."""

    rules: tuple[AskedRule, ...]
    has_cards: bool
    zones: tuple[str, ...]
    countries: tuple[str, ...]
    read: Mapping[str, int]

    @classmethod
    def of(
        cls, book: "Rulebook", gate: str, places: tuple[str, ...], asked: Mapping[str, str]
    ) -> "Pack":
        """Every place's cards and its parents', and the house's, that these guards let in."""
        here, within = set(places), book.places.with_parents(places)
        asked = {**asked, "gate": gate}
        jurisdictions = book.places.jurisdictions(places)
        rules = tuple(
            rule
            for rule in book.rules
            if gate in rule.card.gates
            and (rule.card.of_the_house or rule.card.jurisdiction in jurisdictions)
            and rule.covers.may_bind(asked, here, within)
        )
        return cls(
            rules=rules,
            has_cards=book.places.has_pack(places),
            zones=book.places.zones(places),
            countries=tuple(dict.fromkeys(place.partition("-")[0] for place in places)),
            read=book.register.read(jurisdictions, gate, book.cards),
        )

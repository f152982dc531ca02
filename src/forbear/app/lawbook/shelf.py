"""What the pages read: the loaded rulebook beside the cards and the register as their files say."""

from functools import lru_cache

from forbear import rulebook
from forbear.rulebook import lawpages
from forbear.rulebook.asked import AskedRule
from forbear.rulebook.book import Rulebook
from forbear.rulebook.card import Card
from forbear.rulebook.cardpage import Table

HOUSE = "HOUSE"


def book() -> Rulebook:
    return rulebook.load()


@lru_cache(maxsize=1)
def files() -> dict[str, Table]:
    """Every card as its file has it, by id."""
    return {str(card["id"]): card for card in lawpages.all_cards()}


@lru_cache(maxsize=1)
def researched() -> dict[str, Table]:
    """Every researched rule as the register has it, by id."""
    return lawpages.register()


@lru_cache(maxsize=1)
def readings() -> dict[str, Table]:
    return lawpages.readings()


@lru_cache(maxsize=1)
def _rules() -> dict[str, tuple[AskedRule, ...]]:
    found: dict[str, list[AskedRule]] = {}
    for rule in book().rules:
        found.setdefault(rule.card.id, []).append(rule)
    return {card_id: tuple(rules) for card_id, rules in found.items()}


def rules_of(card: Card) -> tuple[AskedRule, ...]:
    """The card's rules as the gate asks them."""
    return _rules().get(card.id, ())


def here(place: str) -> tuple[str, ...]:
    """The place and what it is part of, nearest first; the house is always last."""
    return (*book().places.chain(place), HOUSE)


def cards_of(jurisdiction: str) -> list[Card]:
    """The cards kept under one name, HOUSE for the house's own."""
    wanted = "" if jurisdiction == HOUSE else jurisdiction
    return [card for card in book().cards.values() if card.jurisdiction == wanted]

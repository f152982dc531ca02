"""What one card answers: to facts that are tried, and to each of its own examples, live."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forbear.app.lawbook import shelf
from forbear.days import day_number
from forbear.rulebook.card import Card
from forbear.rulebook.covers import ASKED
from forbear.rulebook.example import Example


@dataclass(frozen=True, slots=True)
class Tried:
    """A question put to one card: guards (left out: any) and facts beside the defaults."""

    asked: Mapping[str, str]
    given: Mapping[str, Any]

    def but(self, name: str, value: Any) -> "Tried":
        return Tried(self.asked, {**self.given, name: value})


@dataclass(frozen=True, slots=True)
class Held:
    """An example, what the card answers to it now, and whether that is what stands in the card."""

    example: Example
    answer: str

    @property
    def as_written(self) -> bool:
        return self.answer == self.example.then


def own_effect(card: Card) -> str:
    """What the card answers where it stops: a draft only warns."""
    return "warn" if card.state == "draft" else card.effect


def today_of(card: Card, tried: Tried) -> int:
    """The day number of a question: its own, else the newest day that the card begins anew."""
    newest = max(edition.first for rule in card.rules for edition in rule.editions)
    return int(tried.given.get("today", day_number(newest)))


def answer(card: Card, tried: Tried) -> str:
    """The card's effect, or allow."""
    book, today = shelf.book(), today_of(card, tried)
    place = tried.asked.get("place")
    here = {place} if place else set()
    within = book.places.with_parents(here)
    for rule in shelf.rules_of(card):
        edition = rule.on(today)
        if edition is None or not rule.covers.may_bind(tried.asked, here, within):
            continue
        if edition.stops(_facts(tried, today, rule.covers.charged_off)):
            return own_effect(card)
    return "allow"


def _facts(tried: Tried, today: int, charged_off: bool) -> dict[str, Any]:
    """All facts of the question; a guard that it leaves out binds."""
    unsaid: dict[str, Any] = dict.fromkeys(ASKED, "")
    if charged_off:
        unsaid["charged_off"] = True
    defaults = shelf.book().facts.defaults
    return {**defaults, "today": today, **unsaid, **tried.asked, **tried.given}


def examples(card: Card) -> list[Held]:
    """Every example of the card, asked now."""
    return [Held(one, answer(card, Tried(one.asked, one.given))) for one in card.examples]

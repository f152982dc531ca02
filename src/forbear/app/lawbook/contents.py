"""The list of rules of a place on a day, by what they are about."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forbear.app.desk.show.texts import in_language
from forbear.app.desk.words.verdicts import FORCE, READ, VerdictWord
from forbear.app.lawbook import shelf, standing
from forbear.app.lawbook.standing import Standing
from forbear.app.lawbook.words import DOES, KEPT_AS, TOPICS
from forbear.rulebook import lawpages
from forbear.rulebook.asked import BY_THE_SECOND, SINCE_CALL
from forbear.rulebook.card import Card

_BY_THE_CLOCK = BY_THE_SECOND | {"weekday", "public_holiday"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One card in a list; `does` is None on a day when the gate does not ask it."""

    id: str
    title: str
    cites: str
    does: VerdictWord
    standing: Standing
    force: Promise | str
    read: Promise | str


@dataclass(frozen=True, slots=True)
class Topic:
    name: Promise
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Part:
    """The rules kept under one name: a state's, the country's, the house's."""

    key: str
    name: str
    topics: list[Topic]


@dataclass(frozen=True, slots=True)
class Kept:
    """A researched rule that is no card, and what became of it."""

    id: str
    article: str
    kept_as: Promise | str
    because: str


def place_name(key: str) -> str:
    """A place as the manual calls it, in the reader's language alone."""
    if key == shelf.HOUSE:
        return _("House policy")
    english, _space, chinese = lawpages.PLACES.get(key, f"{key} {key}").rpartition(" ")
    return chinese if (get_language() or "en").startswith("zh") else english


def of_place(place: str, day: date) -> list[Part]:
    """Every card that is asked there, its parents' and the house's, nearest first."""
    return [Part(key, place_name(key), _topics(key, day)) for key in shelf.here(place)]


def _topics(jurisdiction: str, day: date) -> list[Topic]:
    found: dict[str, list[Entry]] = {}
    for card in sorted(shelf.cards_of(jurisdiction), key=lambda card: card.file):
        found.setdefault(topic_of(card), []).append(entry(card, day))
    return [Topic(TOPICS[key], found[key]) for key in TOPICS if key in found]


def topic_of(card: Card) -> str:
    """What a card is about, by its first gate and by what it reads."""
    if card.gates[0] != "contact":
        return card.gates[0]
    reads = {name for rule in card.rules for edition in rule.editions for name in edition.reads}
    if reads & _BY_THE_CLOCK:
        return "when"
    if reads & {*shelf.book().tallies.tallies, SINCE_CALL}:
        return "how_often"
    if card.covers.who is not None:
        return "with_whom"
    return "by_what" if card.covers.channel is not None else "contact"


def does(card: Card) -> VerdictWord:
    """What the card does where it speaks: doubt and drafts only ask for care."""
    return DOES[shelf.book().speaks(card)[0]]


def entry(card: Card, day: date) -> Entry:
    """A card as one line."""
    return Entry(
        id=card.id,
        title=in_language(card.title),
        cites=card.cites,
        does=does(card),
        standing=standing.on(card, day),
        force=FORCE.get(card.force, card.force),
        read=READ[card.read],
    )


def beside(card: Card, day: date) -> list[Entry]:
    """Other cards about the same: of the same place, of what it lies in and of its parts."""
    if card.of_the_house:
        return []
    near = [
        other
        for other in shelf.book().cards.values()
        if other.id != card.id and _near(other, card) and topic_of(other) == topic_of(card)
    ]
    return [entry(other, day) for other in near]


def _near(one: Card, other: Card) -> bool:
    """Whether one place is the other, or a part of it."""
    ours, theirs = f"{one.jurisdiction}-", f"{other.jurisdiction}-"
    return not one.of_the_house and (ours.startswith(theirs) or theirs.startswith(ours))


def counted(parts: list[Part]) -> dict[str, int]:
    """How many of the cards are in force that day, to come, or past."""
    keys = [one.standing.key for part in parts for topic in part.topics for one in topic.entries]
    in_force = sum(key in ("in_force", "draft") for key in keys)
    to_come = sum(key in ("future", "delayed") for key in keys)
    return {"in_force": in_force, "to_come": to_come, "past": len(keys) - in_force - to_come}


def kept_otherwise(place: str) -> list[Kept]:
    """The researched rules of a place that are no card."""
    here = set(shelf.here(place))
    return [
        Kept(
            rule_id,
            str(rule["article"]),
            KEPT_AS.get(str(rule["kept_as"]), str(rule["kept_as"])),
            str(rule.get("because", "")),
        )
        for rule_id, rule in shelf.researched().items()
        if rule["jurisdiction"] in here and rule_id not in shelf.book().cards
    ]


def read_of(place: str) -> tuple[int, int]:
    """Of the researched rules of a place and its parents: how many were read in their text."""
    here = set(shelf.here(place))
    rules = [rule for rule in shelf.researched().values() if rule["jurisdiction"] in here]
    return sum(rule["read"] == "instrument" for rule in rules), len(rules)


def places() -> list[tuple[str, str]]:
    """The places to choose from."""
    return [(key, place_name(key)) for key in lawpages.PLACES]

"""One card as its page shows it."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from forbear.app.desk.show.texts import in_language
from forbear.app.desk.show.times import say_day
from forbear.app.desk.words.verdicts import FORCE, READ, VerdictWord
from forbear.app.lawbook import answers, contents, guards, lines, machine, shelf, standing
from forbear.app.lawbook.answers import Held
from forbear.app.lawbook.words import ANSWERS, GATES, LADDER, STATUSES
from forbear.rulebook.card import Card


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder of force; `word` is the card's own where it says more."""

    name: Promise
    here: bool
    word: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An example in a row: its words, the guards and facts it gives, the answer as of now."""

    say: str
    with_: list[tuple[str, str]]
    answer: VerdictWord
    as_written: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of a card's page but the frame."""

    id: str
    title: str
    plain: str
    cites: str
    does: VerdictWord
    standing: standing.Standing
    gates: str
    by_house: bool
    reading: str
    as_if: tuple[str, ...]
    needs: tuple[str, ...]
    covers: list[guards.Guard]
    lines: list[lines.Table]
    rows: list[machine.Row]
    numbers: list[machine.Number]
    examples: list[Shown]
    ladder: list[Rung]
    sure: list[tuple[str, Promise | str]]
    beside: list[contents.Entry]

    @property
    def held(self) -> int:
        """How many examples come out as they are written."""
        return sum(one.as_written for one in self.examples)


def of_card(card: Card, day: date) -> Sheet:
    """The page of one card as of a day."""
    file, reading = shelf.files().get(card.id, {}), shelf.readings().get(card.id)
    return Sheet(
        id=card.id,
        title=in_language(card.title),
        plain=in_language(card.plain),
        cites=card.cites,
        does=contents.does(card),
        standing=standing.on(card, day),
        gates=", ".join(str(GATES[gate]) for gate in card.gates),
        by_house=not card.of_the_house and shelf.book().speaks(card)[1] == "house",
        reading=in_language(reading) if reading else "",
        as_if=card.as_if.cards if card.as_if else (),
        needs=card.needs,
        covers=guards.of_file(file),
        lines=lines.of_card(card),
        rows=machine.rows(card, day) if file else [],
        numbers=machine.numbers(card, day) if file else [],
        examples=[_shown(held) for held in answers.examples(card)],
        ladder=ladder(card.force),
        sure=_sure(card),
        beside=contents.beside(card, day),
    )


def _shown(held: Held) -> Shown:
    given = lines.given(held.example)
    return Shown(held.example.say, given, ANSWERS[held.answer], held.as_written)


def ladder(force: str) -> list[Rung]:
    """The six steps, and on which one the rule stands."""
    word = str(FORCE.get(force, force))
    return [
        Rung(name, force in forces, "" if word.casefold() == str(name).casefold() else word)
        for name, forces in LADDER
    ]


def _sure(card: Card) -> list[tuple[str, Promise | str]]:
    source, read_on = card.source, card.source.get("read_on")
    reader = str(source.get("reader", "")).strip()
    said: list[tuple[str, Promise | str]] = [
        (_("Its text"), READ[card.read]),
        (_("How sure"), STATUSES[card.status]),
    ]
    if isinstance(read_on, date):
        said.append((_("Read on"), say_day(read_on)))
    said.append((_("Signed by"), reader or _("nobody yet")))
    return said

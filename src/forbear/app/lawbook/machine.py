"""The condition as the machine reads it, each line beside what it says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from forbear.app.desk.show.times import say_day
from forbear.app.lawbook import sentences, shelf, values
from forbear.app.lawbook.guards import said_covers
from forbear.app.lawbook.sentences import PART, Line
from forbear.app.lawbook.units import unit_name
from forbear.rulebook.card import Card
from forbear.rulebook.cardpage import Table
from forbear.rulebook.edition import DatedParam, read_params
from forbear.rulebook.language import parse
from forbear.rulebook.tree import Fact, Scalar


@dataclass(frozen=True, slots=True)
class Dated:
    """One value of a number, from a day on; `now` on the day that is looked at."""

    value: str
    since: str
    now: bool


@dataclass(frozen=True, slots=True)
class Number:
    """A parameter of the card with all its values."""

    name: str
    unit: str
    values: list[Dated]


@dataclass(frozen=True, slots=True)
class Row:
    """`code` after `word` and `name`; `where`: a rule that is asked of these only."""

    word: str
    name: str
    code: str
    said: list[Line]
    where: str = ""


def numbers(card: Card, day: date) -> list[Number]:
    """Every number of the card with its dated values."""
    said = _file(card).get("params", {})
    return [_number(param, said[name], card, day) for name, param in _params(card).items()]


def _number(param: DatedParam, said: Table, card: Card, day: date) -> Number:
    starts = sorted(param.values)
    passed = [start for start in starts if start <= max(day, card.first)]
    now = passed[-1] if passed else starts[0]
    shown = {date.fromisoformat(str(start)): value for start, value in said["values"].items()}
    dated = [
        Dated(values.of_param(shown[start], param.unit), _since(start, card), start == now)
        for start in starts
    ]
    return Number(param.name, unit_name(param.unit), dated)


def _since(start: date, card: Card) -> str:
    first = start if start != date.min else card.first
    return "" if first == date.min else _("since {day}").format(day=say_day(first))


def rows(card: Card, day: date) -> list[Row]:
    """The parts by name, then what the card permits."""
    said, params = _file(card), _params(card)
    on = max(day, card.first)
    today: dict[str, Scalar] = {
        name: param.on(max(on, min(param.values))) for name, param in params.items()
    }
    reader = _Reader(params, today)
    made = [reader.part(name, str(text)) for name, text in said.get("let", {}).items()]
    rules = said.get("rule", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        made.append(reader.rule(str(rule["permits"]), said_covers(rule.get("covers", {}))))
    return made


class _Reader:
    """Reads the card's own text again, with each named part left as a name."""

    def __init__(self, params: Mapping[str, DatedParam], today: Mapping[str, Scalar]) -> None:
        self.names = {name: param.as_name() for name, param in params.items()}
        self.today = today
        self.parts: dict[str, Fact] = {}

    def _said(self, text: str) -> list[Line]:
        tree = parse(text, shelf.book().facts.readable, self.names, self.parts)
        return sentences.lines(tree, self.today)

    def part(self, name: str, text: str) -> Row:
        said = self._said(text)
        self.parts[name] = Fact(f"{PART}{name}", "bool")
        head = _("“{name}” means:").format(name=sentences.part_name(name))
        return Row("let", name, text, [Line(0, head), *(Line(d + 1, t) for d, t in said)])

    def rule(self, text: str, where: str) -> Row:
        if text.strip() == "false":
            return Row("permits", "", text, [Line(0, _("It always stops."))], where)
        said = [Line(depth + 1, line) for depth, line in self._said(text)]
        return Row("permits", "", text, [Line(0, _("It does not stop where:")), *said], where)


def _params(card: Card) -> dict[str, DatedParam]:
    return read_params(_file(card).get("params", {}), card.first)


def _file(card: Card) -> dict[str, Any]:
    return shelf.files().get(card.id, {})

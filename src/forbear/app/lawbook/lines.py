"""The boundary tables of a card in words: one fact moves, and the answer turns."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forbear.app.desk.words.verdicts import VerdictWord
from forbear.app.lawbook import edges, shelf, values
from forbear.app.lawbook.words import ANSWERS, GUARDS, VALUES
from forbear.rulebook.card import Card
from forbear.rulebook.example import Example


@dataclass(frozen=True, slots=True)
class Row:
    """From where to where the fact goes, and what the card answers there."""

    span: str
    answer: VerdictWord


@dataclass(frozen=True, slots=True)
class Table:
    """`say`: the example in which everything else stands still."""

    fact: str
    name: str
    say: str
    rows: list[Row]


def of_card(card: Card) -> list[Table]:
    """Every line of the card."""
    return [
        Table(
            values.title(line.fact),
            line.fact,
            line.base.say,
            [Row(_span(line, span), ANSWERS[span.answer]) for span in line.spans],
        )
        for line in edges.of_card(card)
    ]


def _span(line: edges.Line, span: edges.Span) -> str:
    spec = shelf.book().facts[line.fact]
    if spec.type in ("bool", "text"):
        return _truth(span.low) if spec.type == "bool" else values.say(span.low)
    if spec.type == "date":
        return _days(line, span)
    how = values.measure(line.fact)
    low, high = values.say(span.low, how), values.say(span.high, how)
    if span.low == span.high:
        return low
    if span.low is None:
        return _("up to {high}").format(high=high)
    if span.high is None:
        return _("{low} and more").format(low=low)
    return _("{low} to {high}").format(low=low, high=high)


def _truth(value: bool) -> str:
    return _("It is so") if value else _("It is not so")


def _days(line: edges.Line, span: edges.Span) -> str:
    fact = shelf.book().facts.readable[line.fact]
    low = None if span.low in (None, fact.low) else span.low - line.origin
    high = None if span.high in (None, fact.high) else span.high - line.origin
    if low is None and high is not None:
        return _("{day} or earlier").format(day=_away(high))
    if high is None and low is not None:
        return _("{day} or later").format(day=_away(low))
    if low is None or high is None:
        return _("any day")
    if low == high:
        return _away(low)
    return _("from {first} to {last}").format(first=_away(low), last=_away(high))


def _away(days: int) -> str:
    """So many days before or after the day that is asked about."""
    if days == 0:
        return _("the same day")
    if days < 0:
        return ngettext("{count} day before", "{count} days before", -days).format(count=-days)
    return ngettext("{count} day after", "{count} days after", days).format(count=days)


def given(example: Example) -> list[tuple[str, str]]:
    """What an example says beside the defaults: guards, then facts by their names."""
    asked = [(str(GUARDS.get(key, key)), _word(key, one)) for key, one in example.asked.items()]
    return asked + [(name, _value(name, value)) for name, value in example.given.items()]


def _word(key: str, value: str) -> str:
    return str(VALUES.get(key, {}).get(value, value))


def _value(name: str, value: Any) -> str:
    spec = shelf.book().facts[name]
    whole = type(value) is int and (spec.type in ("int", "date"))
    return values.say(value, values.measure(name) if whole else values.COUNT)

"""Where the line of a card runs: one fact moves, all else stays as in an example.

Whole numbers are asked on both sides of every number that the card compares them with, and of what
lies between two different answers the turn is looked for, so every row is one unbroken answer.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from forbear.app.lawbook import answers, shelf
from forbear.app.lawbook.answers import Tried
from forbear.rulebook.card import Card
from forbear.rulebook.example import Example
from forbear.rulebook.tree import COMPARISONS, INT64_MAX, INT64_MIN, Apply, Fact, Tree, Value, walk

# A day is asked as so many days before and after the day of the question.
DAYS_AROUND_MAX = 400


@dataclass(frozen=True, slots=True)
class Span:
    """The card's answer while the fact is from `low` to `high`; None: as far as it goes."""

    low: Any
    high: Any
    answer: str


@dataclass(frozen=True, slots=True)
class Line:
    """One fact that moves. `origin`: the day number of the question, for facts that are days."""

    fact: str
    base: Example
    spans: tuple[Span, ...]
    origin: int


def of_card(card: Card) -> list[Line]:
    """A line for every fact that turns the card's answer, from the first example where it does."""
    found = (_line(card, name) for name in sorted(_read(card), key=_counted_first))
    return [line for line in found if line is not None]


def _counted_first(name: str) -> tuple[bool, str]:
    return shelf.book().facts.readable[name].kind != "int", name


def _read(card: Card) -> frozenset[str]:
    """The catalogue facts that the card's conditions read, of all its editions."""
    known = shelf.book().facts.readable
    names = {name for rule in card.rules for edition in rule.editions for name in edition.reads}
    return frozenset(name for name in names if name in known and name != "today")


def _line(card: Card, name: str) -> Line | None:
    fact = shelf.book().facts.readable[name]
    for base in card.examples:
        tried = Tried(base.asked, base.given)
        origin = answers.today_of(card, tried)
        values = _values(card, fact, tried, origin)
        spans = _spans(card, fact, tried, values)
        if len({span.answer for span in spans}) > 1:
            return Line(name, base, tuple(spans), origin)
    return None


def _values(card: Card, fact: Fact, tried: Tried, origin: int) -> list[Any]:
    """What the fact is tried with, in order."""
    spec = shelf.book().facts[fact.name]
    if fact.kind == "bool":
        return [False, True]
    if fact.kind == "text":
        return list(spec.values)
    if spec.type == "date":
        numbers = [number for number in _numbers(card, None) if number < DAYS_AROUND_MAX]
        reach = max(numbers, default=0) + 2
        return list(range(origin - reach, origin + reach + 1))
    met = {*_numbers(card, fact.name), *_others(tried)}
    around = {number + more for number in met for more in (-1, 0, 1)}
    ends = {end for end in (fact.low, fact.high) if INT64_MIN < end < INT64_MAX >> 16}
    return sorted(value for value in {*around, *ends} if fact.low <= value <= fact.high)


def _numbers(card: Card, name: str | None) -> Iterator[int]:
    """The numbers in every comparison that reads the fact; of all comparisons without a name."""
    trees: list[Tree] = [edition.permits for rule in card.rules for edition in rule.editions]
    for node in (node for tree in trees for node in walk(tree)):
        if not isinstance(node, Apply) or node.op not in (*COMPARISONS, "between", "in"):
            continue
        under = list(walk(node))
        if name is None or any(isinstance(one, Fact) and one.name == name for one in under):
            yield from (int(n.value) for n in under if isinstance(n, Value) and n.kind == "int")


def _others(tried: Tried) -> Iterator[int]:
    """The counts and sums of the example: a fact may be compared with another one."""
    return (value for value in tried.given.values() if type(value) is int)


def _spans(card: Card, fact: Fact, tried: Tried, values: list[Any]) -> list[Span]:
    asked = [(value, answers.answer(card, tried.but(fact.name, value))) for value in values]
    if fact.kind != "int":
        return [Span(value, value, said) for value, said in asked]
    runs = [
        (said, [value for value, _said in run])
        for said, run in groupby(asked, key=lambda one: one[1])
    ]
    lows = [runs[0][1][0]] if runs else []
    for (said, before), (_next, after) in pairwise(runs):
        lows.append(_turn(card, fact.name, tried, said, before[-1], after[0]))
    highs = [low - 1 for low in lows[1:]]
    spans = [
        Span(low, high, said)
        for low, high, (said, _run) in zip(lows, [*highs, None], runs, strict=True)
    ]
    return _open_ended(fact, spans)


def _turn(card: Card, name: str, tried: Tried, said: str, low: int, high: int) -> int:
    """The first value after `low` at which the answer is no longer `said`."""
    while high - low > 1:
        middle = (low + high) // 2
        if answers.answer(card, tried.but(name, middle)) == said:
            low = middle
        else:
            high = middle
    return high


def _open_ended(fact: Fact, spans: list[Span]) -> list[Span]:
    """The outer ends: the fact's own bounds where it has some, else none."""
    if not spans:
        return spans
    first, last = spans[0], spans[-1]
    spans[0] = Span(fact.low if fact.low > INT64_MIN else None, first.high, first.answer)
    last = spans[-1]
    high = fact.high if fact.high < INT64_MAX >> 16 else None
    spans[-1] = Span(last.low, high, last.answer)
    return spans

"""A rule as a typed tree: values, facts, parameters, and the few operations over them.

Every whole number carries the bounds of what it can be. They are worked out when the rule is read,
so that no arithmetic can overflow on the day it is asked, in Python or in SQL.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from forbear.rulebook.error import LanguageError

Kind = Literal["bool", "int", "text"]
Scalar = bool | int | str

INT64_MIN, INT64_MAX = -(2**63), 2**63 - 1
INT128_MAX = 2**127 - 1


@dataclass(frozen=True, slots=True)
class Value:
    """A literal."""

    value: Scalar
    kind: Kind

    @property
    def low(self) -> int:
        return int(self.value) if self.kind == "int" else 0

    @property
    def high(self) -> int:
        return self.low


@dataclass(frozen=True, slots=True)
class Fact:
    """What a rule may read by name. One that may be unknown is None (SQL: NULL) until known."""

    name: str
    kind: Kind
    unknown: bool = False
    low: int = INT64_MIN
    high: int = INT64_MAX


@dataclass(frozen=True, slots=True)
class Param:
    """A dated number or word of the rule itself; `settle` puts the day's value in its place."""

    name: str
    kind: Kind
    low: int = INT64_MIN
    high: int = INT64_MAX


@dataclass(frozen=True, slots=True)
class Apply:
    """An operation. `case` holds condition, result, condition, result, …, and the last else."""

    op: str
    args: tuple["Tree", ...]
    kind: Kind
    low: int = 0
    high: int = 0


Tree = Value | Fact | Param | Apply

COMPARISONS = ("=", "<>", "<", "<=", ">", ">=")
SUMS = ("+", "-", "*")


def number(op: str, *args: Tree) -> Apply:
    """Arithmetic, with the bounds of its result; refused where 128 bits could not hold it."""
    low, high = _bounds(op, args)
    if max(-low, high) > INT128_MAX:
        raise LanguageError(
            f"A result of `{op}` could need more than 128 bits.", "Multiply fewer facts together."
        )
    return Apply(op, args, "int", low, high)


def _bounds(op: str, args: tuple[Tree, ...]) -> tuple[int, int]:
    lows, highs = [a.low for a in args], [a.high for a in args]
    if op == "+":
        return sum(lows), sum(highs)
    if op == "-":
        return lows[0] - highs[1], highs[0] - lows[1]
    if op == "*":
        corners = [a * b for a in (lows[0], highs[0]) for b in (lows[1], highs[1])]
        return min(corners), max(corners)
    if op == "negate":
        return -highs[0], -lows[0]
    if op == "least":
        return min(lows), min(highs)
    if op == "greatest":
        return max(lows), max(highs)
    return min(lows), max(highs)


def one_of(op: str, results: tuple[Tree, ...], args: tuple[Tree, ...]) -> Apply:
    """An operation whose result is one of `results`: coalesce, case, least, greatest."""
    kind = results[0].kind
    if kind != "int":
        return Apply(op, args, kind)
    return Apply(op, args, kind, *_bounds(op, results))


def all_of(clauses: Sequence[Tree]) -> Tree:
    """Every clause; none at all is true."""
    if len(clauses) < 2:
        return clauses[0] if clauses else Value(True, "bool")
    return Apply("and", tuple(clauses), "bool")


def walk(tree: Tree) -> Iterator[Tree]:
    """The tree and everything under it."""
    yield tree
    if isinstance(tree, Apply):
        for arg in tree.args:
            yield from walk(arg)


def reads(tree: Tree) -> frozenset[str]:
    """The names of the facts that the tree reads."""
    return frozenset(node.name for node in walk(tree) if isinstance(node, Fact))


def settle(tree: Tree, params: Mapping[str, Scalar]) -> Tree:
    """The tree with each parameter's value of the day in its place; sums of values worked out."""
    if isinstance(tree, Param):
        return Value(params[tree.name], tree.kind)
    if not isinstance(tree, Apply):
        return tree
    args = tuple(settle(arg, params) for arg in tree.args)
    if tree.op in (*SUMS, "negate"):
        summed = number(tree.op, *args)
        fits = summed.low == summed.high and INT64_MIN <= summed.low <= INT64_MAX
        return Value(summed.low, "int") if fits else summed
    return replace(tree, args=args)


def edges_of(tree: Tree, name: str) -> frozenset[int]:
    """The values of a fact at which a comparison with it may turn: each number, and one more."""
    edges: set[int] = set()
    for node in walk(tree):
        if not isinstance(node, Apply) or node.op not in (*COMPARISONS, "between", "in"):
            continue
        parts = list(walk(node))
        if any(isinstance(part, Fact) and part.name == name for part in parts):
            numbers = (p.value for p in parts if isinstance(p, Value) and p.kind == "int")
            edges |= {int(number) + more for number in numbers for more in (0, 1)}
    return frozenset(edges)

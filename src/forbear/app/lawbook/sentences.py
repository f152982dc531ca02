"""A condition as lines to read: the same tree that the gate asks, said in the reader's language.

Each line has a depth; the lines under a head such as "All of these:" are one deeper.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from forbear.app.lawbook import values
from forbear.rulebook.tree import COMPARISONS, Apply, Fact, Param, Scalar, Tree, Value, reads


class Line(NamedTuple):
    depth: int
    text: str


# A part of [let] stands in its tree as a fact whose name begins so.
PART = "part:"

_ORDER = {
    "=": gettext_lazy("{left}: exactly {right}"),
    "<>": gettext_lazy("{left}: anything but {right}"),
    "<": gettext_lazy("{left}: less than {right}"),
    "<=": gettext_lazy("{left}: at most {right}"),
    ">": gettext_lazy("{left}: more than {right}"),
    ">=": gettext_lazy("{left}: at least {right}"),
}
_IN_TIME = {
    "=": gettext_lazy("{left}: exactly {right}"),
    "<>": gettext_lazy("{left}: not {right}"),
    "<": gettext_lazy("{left}: before {right}"),
    "<=": gettext_lazy("{left}: {right} or before"),
    ">": gettext_lazy("{left}: after {right}"),
    ">=": gettext_lazy("{left}: {right} or after"),
}
_OPPOSITE = {"=": "<>", "<>": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_SUMS = {
    "+": gettext_lazy("{left} plus {right}"),
    "-": gettext_lazy("{left} less {right}"),
    "*": gettext_lazy("{left} times {right}"),
}


def lines(tree: Tree, params: Mapping[str, Scalar]) -> list[Line]:
    """The condition, line by line; `params` are the day's values."""
    return _Speaker(params).lines(tree, 0, so=True)


class _Speaker:
    def __init__(self, params: Mapping[str, Scalar]) -> None:
        self.params = params

    def lines(self, tree: Tree, depth: int, so: bool) -> list[Line]:
        if isinstance(tree, Apply) and tree.op == "not":
            return self.lines(tree.args[0], depth, not so)
        if isinstance(tree, Apply) and tree.op in ("and", "or"):
            every = (tree.op == "and") == so
            head = Line(depth, _("All of these:") if every else _("At least one of these:"))
            return [head, *(line for arg in tree.args for line in self._under(arg, head, so))]
        if isinstance(tree, Apply) and tree.op == "case" and tree.kind == "bool":
            return self._cases(tree, depth, so)
        return [Line(depth, self.clause(tree, so))]

    def _under(self, tree: Tree, head: Line, so: bool) -> list[Line]:
        """One of several under a head; where it has the same head itself, it joins them."""
        said = self.lines(tree, head.depth + 1, so)
        if said[0].text != head.text:
            return said
        return [Line(line.depth - 1, line.text) for line in said[1:]]

    def _cases(self, tree: Apply, depth: int, so: bool) -> list[Line]:
        said: list[Line] = []
        *pairs, other = tree.args
        for when, then in zip(pairs[::2], pairs[1::2], strict=True):
            said += [Line(depth, _("Where this is so:")), *self.lines(when, depth + 1, so=True)]
            said += [Line(depth, _("then:")), *self.lines(then, depth + 1, so)]
        return [*said, Line(depth, _("otherwise:")), *self.lines(other, depth + 1, so)]

    def clause(self, tree: Tree, so: bool) -> str:
        """One yes-or-no tree as one clause, or its opposite."""
        if isinstance(tree, Fact):
            return self._truth(tree.name, so)
        if isinstance(tree, Value):
            return _("always") if bool(tree.value) == so else _("never")
        if isinstance(tree, Param):
            return self.clause(Value(self.params[tree.name], "bool"), so)
        if tree.op in COMPARISONS:
            return self._compared(tree, so)
        return _CLAUSES[tree.op](self, tree, so)

    def _truth(self, name: str, so: bool) -> str:
        if name.startswith(PART):
            said = _("“{name}” holds") if so else _("“{name}” does not hold")
            return said.format(name=part_name(name.removeprefix(PART)))
        what = values.meaning(name)
        return what if so else _("it is not so: {what}").format(what=what)

    def _compared(self, tree: Apply, so: bool) -> str:
        left, right = tree.args
        op = tree.op if so else _OPPOSITE[tree.op]
        how = _measure(left) if _measure(left) != values.COUNT else _measure(right)
        if left.kind == "text" and op == "=":
            return f"{self.term(left, how)}: {self.term(right, how)}"
        words = _IN_TIME if how in (values.CLOCK, values.DAY) else _ORDER
        return words[op].format(left=self.term(left, how), right=self.term(right, how))

    def _between(self, tree: Apply, so: bool) -> str:
        how = _measure(tree.args[0])
        what, low, high = (self.term(arg, how) for arg in tree.args)
        said = _("{what}: {low} to {high}") if so else _("{what}: not {low} to {high}")
        return said.format(what=what, low=low, high=high)

    def _member(self, tree: Apply, so: bool) -> str:
        what, *listed = (self.term(arg, values.COUNT) for arg in tree.args)
        said = _("{what}: one of {values}") if so else _("{what}: none of {values}")
        return said.format(what=what, values=", ".join(listed))

    def _unknown(self, tree: Apply, so: bool) -> str:
        said = _("{what}: not known") if so else _("{what}: known")
        return said.format(what=self.term(tree.args[0], values.COUNT))

    def _fallback(self, tree: Apply, so: bool) -> str:
        *facts, last = tree.args
        said = [self.clause(fact, so) for fact in facts]
        sure = isinstance(last, Value) and bool(last.value) == so
        end = _("(or not known)") if sure else _("(and known)")
        return " ".join([*said, end])

    def term(self, tree: Tree, how: str) -> str:
        """A number, word or day of a comparison."""
        if isinstance(tree, Fact):
            return values.meaning(tree.name)
        if isinstance(tree, Value):
            return values.say(tree.value, how)
        if isinstance(tree, Param):
            return values.say(self.params[tree.name], how)
        return self._term(tree, how)

    def _term(self, tree: Apply, how: str) -> str:
        if _days_apart(tree):
            last, first = (self.term(arg, values.DAY) for arg in tree.args)
            return _("days from {first} to {last}").format(first=first, last=last)
        if tree.op in _SUMS:
            left, right = tree.args
            of_right = values.COUNT if how == values.DAY and not reads(right) else how
            return _SUMS[tree.op].format(
                left=self.term(left, how), right=self.term(right, of_right)
            )
        if tree.op == "coalesce":
            first, last = self.term(tree.args[0], how), self.term(tree.args[-1], how)
            return _("{first} (while not known: {last})").format(first=first, last=last)
        return self._picked(tree, how)

    def _picked(self, tree: Apply, how: str) -> str:
        if tree.op == "case":
            when, then, *_more, other = tree.args
            said = _("{then} where {when}, otherwise {other}")
            return said.format(
                then=self.term(then, how),
                when=self.clause(when, so=True),
                other=self.term(other, how),
            )
        said = _("the smallest of {values}") if tree.op == "least" else _("the largest of {values}")
        if tree.op == "negate":
            said = _("minus {values}")
        return said.format(values=", ".join(self.term(arg, how) for arg in tree.args))


_CLAUSES: dict[str, Callable[[_Speaker, Apply, bool], str]] = {
    "between": _Speaker._between,
    "in": _Speaker._member,
    "is null": _Speaker._unknown,
    "coalesce": _Speaker._fallback,
}


def _measure(tree: Tree) -> str:
    """In what a term is counted: by the first fact that says so; days apart are a count."""
    if isinstance(tree, Apply) and tree.op == "coalesce":
        return _measure(tree.args[0])
    if _days_apart(tree):
        return values.COUNT
    names = sorted(name for name in reads(tree) if not name.startswith(PART))
    found = [values.measure(name) for name in names]
    return next((how for how in found if how != values.COUNT), values.COUNT)


def _days_apart(tree: Tree) -> bool:
    """Whether the tree is the days between two days."""
    both = tree.args if isinstance(tree, Apply) and tree.op == "-" else ()
    return bool(both) and all(_measure(arg) == values.DAY for arg in both)


def part_name(name: str) -> str:
    return name.replace("_", " ")

"""The rule language: read an expression, check its types, refuse by name what is not in it.

In it: facts, parameters, parts by name, literals, `and or not = <> < <= > >= in between is null
+ - * least greatest coalesce case`. Whole numbers, booleans and text only. A fact that may be
unknown stands only inside `coalesce` or `is null`, so no NULL ever reaches an operation.
"""

from collections.abc import Callable, Mapping

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from forbear.rulebook.error import LanguageError
from forbear.rulebook.tree import (
    INT64_MAX,
    INT64_MIN,
    Apply,
    Fact,
    Kind,
    Param,
    Tree,
    Value,
    number,
    one_of,
)

LENGTH_MAX = 4_000
DEPTH_MAX = 60

_COMPARE: dict[type, str] = {
    exp.EQ: "=", exp.NEQ: "<>", exp.LT: "<", exp.LTE: "<=", exp.GT: ">", exp.GTE: ">=",
}  # fmt: skip
_SUM: dict[type, str] = {exp.Add: "+", exp.Sub: "-", exp.Mul: "*"}
_JOIN: dict[type, str] = {exp.And: "and", exp.Or: "or"}
_PICK: dict[type, str] = {exp.Least: "least", exp.Greatest: "greatest"}
_MENDS: dict[type, str] = {
    exp.Div: "There is no division: multiply the other side instead.",
    exp.IntDiv: "There is no division: multiply the other side instead.",
    exp.Mod: "There is no remainder; ask for the fact already worked out.",
    exp.Null: "Ask `is null`, or give what holds when nothing is known: coalesce(fact, …).",
    exp.CurrentDate: "A rule does not look at the clock: use the fact `today`.",
    exp.CurrentTime: "A rule does not look at the clock: use the fact `second_of_day`.",
    exp.CurrentTimestamp: "A rule does not look at the clock: use `today` and `second_of_day`.",
    exp.Like: "Text is compared whole: use = or in.",
    exp.Select: "A rule is one expression over facts, not a query.",
    exp.Cast: "There are no casts: a fact has one type.",
}
_USE = (
    "Use facts, parameters, literals, and or not = <> < <= > >= in between is null + - * "
    "least greatest coalesce case."
)


def parse(
    text: str,
    facts: Mapping[str, Fact],
    params: Mapping[str, Param] | None = None,
    parts: Mapping[str, Tree] | None = None,
    kind: Kind = "bool",
) -> Tree:
    """The typed tree of an expression. Names are looked up as fact, then parameter, then part.

    LanguageError names what is not in the language, and says the mend.
    """
    if len(text) > LENGTH_MAX:
        raise LanguageError(
            f"An expression of {len(text)} characters is too long to review.",
            f"Name its parts under [let]; at most {LENGTH_MAX} characters each.",
        )
    try:
        parsed = sqlglot.parse_one(text, into=exp.Condition)
    except SqlglotError as error:
        raise LanguageError(
            f"`{text}` is not an expression: {_first_line(error)}.", "Write it as in SQL's WHERE."
        ) from error
    names: dict[str, Tree] = {**(parts or {}), **(params or {}), **facts}
    tree = _Reader(names).read(parsed)
    return _want(tree, kind, f"`{text}`")


def _first_line(error: Exception) -> str:
    line = str(error).split("\n", 1)[0].split(". Line")[0]
    return "it goes on where an expression ends" if line.startswith("Failed to parse") else line


def _want(tree: Tree, kind: Kind, where: str) -> Tree:
    if tree.kind != kind:
        raise LanguageError(
            f"{where} is {tree.kind} where {kind} is needed.",
            "Compare it with something, or use a fact of that type.",
        )
    return tree


class _Reader:
    """Turns sqlglot's tree into ours, one method a form."""

    def __init__(self, names: Mapping[str, Tree]) -> None:
        self.names = names
        self.depth = 0

    def read(self, node: exp.Expression, unknown_is_fine: bool = False) -> Tree:
        self.depth += 1
        if self.depth > DEPTH_MAX:
            raise LanguageError(
                f"An expression nested more than {DEPTH_MAX} deep cannot be reviewed.",
                "Name its parts under [let].",
            )
        tree = self._form(node)
        self.depth -= 1
        if isinstance(tree, Fact) and tree.unknown and not unknown_is_fine:
            raise LanguageError(
                f"The fact {tree.name} may be unknown.",
                f"Say what then: coalesce({tree.name}, …) or {tree.name} is null.",
            )
        return tree

    def _form(self, node: exp.Expression) -> Tree:
        for kinds, method in _FORMS:
            if type(node) in kinds:
                return method(self, node)
        raise LanguageError(
            f"`{node.sql()}` is not in the rule language.", _MENDS.get(type(node), _USE)
        )

    def number(self, node: exp.Expression) -> Tree:
        return _want(self.read(node), "int", f"`{node.sql()}`")

    def truth(self, node: exp.Expression) -> Tree:
        return _want(self.read(node), "bool", f"`{node.sql()}`")

    def paren(self, node: exp.Expression) -> Tree:
        return self.read(node.this)

    def name(self, node: exp.Expression) -> Tree:
        name = node.name
        if len(node.parts) > 1 or node.this.args.get("quoted"):
            raise LanguageError(
                f"`{node.sql()}` is not a plain name.", "Write a fact's name alone."
            )
        if name not in self.names:
            raise LanguageError(
                f"Nothing is called {name}.",
                "Use a fact of facts.toml, a parameter of [params] or a part of [let] above it.",
            )
        return self.names[name]

    def literal(self, node: exp.Expression) -> Tree:
        if node.is_string:
            return Value(_plain_text(node.name), "text")
        return _whole(node.name)

    def boolean(self, node: exp.Expression) -> Tree:
        return Value(bool(node.this), "bool")

    def negate(self, node: exp.Expression) -> Tree:
        inner = node.this
        if isinstance(inner, exp.Literal) and not inner.is_string:
            return _whole(f"-{inner.name}")
        return number("negate", self.number(inner))

    def sum(self, node: exp.Expression) -> Tree:
        return number(_SUM[type(node)], self.number(node.left), self.number(node.right))

    def join(self, node: exp.Expression) -> Tree:
        """`a and b and c` is one `and` of three."""
        args: list[Tree] = []
        for side in node.flatten():
            tree = self.truth(side)
            flat = isinstance(tree, Apply) and tree.op == _JOIN[type(node)]
            args += tree.args if flat and isinstance(tree, Apply) else (tree,)
        return Apply(_JOIN[type(node)], tuple(args), "bool")

    def opposite(self, node: exp.Expression) -> Tree:
        return Apply("not", (self.truth(node.this),), "bool")

    def compare(self, node: exp.Expression) -> Tree:
        op, left, right = _COMPARE[type(node)], self.read(node.left), self.read(node.right)
        _same_kind(node, left, right)
        if op not in ("=", "<>") and left.kind != "int":
            raise LanguageError(
                f"`{node.sql()}` puts {left.kind} in an order.",
                "Only whole numbers have one; use = or in.",
            )
        return Apply(op, (left, right), "bool")

    def between(self, node: exp.Expression) -> Tree:
        if node.args.get("symmetric"):
            raise LanguageError("`between symmetric` is not in the rule language.", _USE)
        inner = self.number(node.this)
        low, high = self.number(node.args["low"]), self.number(node.args["high"])
        return Apply("between", (inner, low, high), "bool")

    def member(self, node: exp.Expression) -> Tree:
        listed = node.expressions
        if not listed:
            raise LanguageError(f"`{node.sql()}` has no list.", "Write fact in ('one', 'two').")
        trees = [self.read(one) for one in (node.this, *listed)]
        _same_kind(node, *trees)
        if not all(isinstance(tree, Value | Param) for tree in trees[1:]):
            raise LanguageError(
                f"`{node.sql()}` lists more than literals.", "Compare facts with = and or."
            )
        return Apply("in", tuple(trees), "bool")

    def is_null(self, node: exp.Expression) -> Tree:
        asked = self.read(node.this, unknown_is_fine=True)
        if not isinstance(node.expression, exp.Null) or not isinstance(asked, Fact):
            raise LanguageError(
                f"`{node.sql()}` is not in the rule language.", "Write fact is null."
            )
        if not asked.unknown:
            raise LanguageError(f"The fact {asked.name} is always known.", "Leave `is null` out.")
        return Apply("is null", (asked,), "bool")

    def pick(self, node: exp.Expression) -> Tree:
        args = tuple(self.number(one) for one in (node.this, *node.expressions))
        return one_of(_PICK[type(node)], args, args)

    def coalesce(self, node: exp.Expression) -> Tree:
        asked = [node.this, *node.expressions]
        args = [self.read(one, unknown_is_fine=True) for one in asked[:-1]]
        args.append(self.read(asked[-1]))
        if len(args) < 2 or not all(isinstance(arg, Fact) and arg.unknown for arg in args[:-1]):
            raise LanguageError(
                f"`{node.sql()}` must name facts that may be unknown, and then what holds.",
                "Write coalesce(fact, value).",
            )
        _same_kind(node, *args)
        return one_of("coalesce", tuple(args), tuple(args))

    def case(self, node: exp.Expression) -> Tree:
        if node.this is not None or node.args.get("default") is None:
            raise LanguageError(
                f"`{node.sql()}` leaves a case open.",
                "Write case when … then … else … end.",
            )
        args: list[Tree] = []
        for branch in node.args["ifs"]:
            args += [self.truth(branch.this), self.read(branch.args["true"])]
        args.append(self.read(node.args["default"]))
        results = (*args[1:-1:2], args[-1])
        _same_kind(node, *results)
        return one_of("case", results, tuple(args))


_FORMS: list[tuple[tuple[type, ...], Callable[[_Reader, exp.Expression], Tree]]] = [
    ((exp.Column,), _Reader.name),
    ((exp.Literal,), _Reader.literal),
    ((exp.Boolean,), _Reader.boolean),
    ((exp.Paren,), _Reader.paren),
    (tuple(_JOIN), _Reader.join),
    ((exp.Not,), _Reader.opposite),
    (tuple(_COMPARE), _Reader.compare),
    ((exp.In,), _Reader.member),
    ((exp.Between,), _Reader.between),
    ((exp.Is,), _Reader.is_null),
    (tuple(_SUM), _Reader.sum),
    ((exp.Neg,), _Reader.negate),
    (tuple(_PICK), _Reader.pick),
    ((exp.Coalesce,), _Reader.coalesce),
    ((exp.Case,), _Reader.case),
]


def _same_kind(node: exp.Expression, *trees: Tree) -> None:
    kinds = sorted({tree.kind for tree in trees})
    if len(kinds) > 1:
        raise LanguageError(
            f"`{node.sql()}` mixes {' and '.join(kinds)}.", "Compare like with like."
        )


def _whole(text: str) -> Value:
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()):
        raise LanguageError(
            f"{text} is not a whole number.", "Count in cents, seconds, days or basis points."
        )
    if not INT64_MIN <= int(text) <= INT64_MAX:
        raise LanguageError(f"{text} does not fit 64 bits.", "Use a smaller number.")
    return Value(int(text), "int")


def _plain_text(text: str) -> str:
    if not text.isprintable():
        raise LanguageError(f"{text!r} holds a control character.", "Use printable text.")
    return text

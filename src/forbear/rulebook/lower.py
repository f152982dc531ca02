"""One rule tree, said twice: as a Python function for one question, as DuckDB SQL for millions.

Both give the same answer for every fact that fits 64 bits. Python's whole numbers are exact; SQL
works in BIGINT, and in HUGEINT where the tree's bounds say that 64 bits could be passed.
"""

import ast
from collections.abc import Callable, Mapping
from typing import Any, cast

from forbear.rulebook.tree import (
    COMPARISONS,
    INT64_MAX,
    INT64_MIN,
    SUMS,
    Apply,
    Fact,
    Param,
    Scalar,
    Tree,
    Value,
)

Predicate = Callable[[Mapping[str, Any]], Any]

_OPERATORS: dict[str, ast.cmpop] = {
    "=": ast.Eq(), "<>": ast.NotEq(), "<": ast.Lt(), "<=": ast.LtE(), ">": ast.Gt(),
    ">=": ast.GtE(),
}  # fmt: skip
_ARITHMETIC: dict[str, ast.operator] = {"+": ast.Add(), "-": ast.Sub(), "*": ast.Mult()}
_CALLS = {"least": "min", "greatest": "max"}


def to_python(tree: Tree) -> Predicate:
    """A compiled function of the facts: a mapping from fact name to value, None when unknown."""
    body = ast.Lambda(
        args=ast.arguments(
            posonlyargs=[], args=[ast.arg("facts")], kwonlyargs=[], kw_defaults=[], defaults=[]
        ),
        body=_python(tree),
    )
    code = compile(ast.fix_missing_locations(ast.Expression(body)), "<rule>", "eval")
    # The code is made of our own checked tree; it can reach min and max and nothing else.
    scope = {"__builtins__": {}, "min": min, "max": max}
    return cast(Predicate, eval(code, scope))  # noqa: S307


def _python(tree: Tree) -> ast.expr:
    if isinstance(tree, Value):
        return ast.Constant(tree.value)
    if isinstance(tree, Fact):
        return ast.Subscript(ast.Name("facts", ast.Load()), ast.Constant(tree.name), ast.Load())
    if isinstance(tree, Param):
        raise TypeError(f"The parameter {tree.name} has no value yet: settle the tree first.")
    return _apply(tree.op, [_python(arg) for arg in tree.args])


def _apply(op: str, args: list[ast.expr]) -> ast.expr:
    if op in ("and", "or"):
        return ast.BoolOp(ast.And() if op == "and" else ast.Or(), args)
    if op == "not":
        return ast.UnaryOp(ast.Not(), args[0])
    if op in _OPERATORS:
        return ast.Compare(args[0], [_OPERATORS[op]], [args[1]])
    if op in _ARITHMETIC:
        return ast.BinOp(args[0], _ARITHMETIC[op], args[1])
    if op in _CALLS:
        return ast.Call(ast.Name(_CALLS[op], ast.Load()), args, []) if args[1:] else args[0]
    return _special(op, args)


def _special(op: str, args: list[ast.expr]) -> ast.expr:
    if op == "negate":
        return ast.UnaryOp(ast.USub(), args[0])
    if op == "in":
        return ast.Compare(args[0], [ast.In()], [ast.Tuple(args[1:], ast.Load())])
    if op == "between":
        return ast.Compare(args[1], [ast.LtE(), ast.LtE()], [args[0], args[2]])
    if op == "is null":
        return ast.Compare(args[0], [ast.Is()], [ast.Constant(None)])
    if op == "coalesce":
        known: ast.expr = args[-1]
        for fact in reversed(args[:-1]):
            known = ast.IfExp(ast.Compare(fact, [ast.IsNot()], [ast.Constant(None)]), fact, known)
        return known
    assert op == "case", op
    result = args[-1]
    for at in range(len(args) - 3, -1, -2):
        result = ast.IfExp(args[at], args[at + 1], result)
    return result


def to_sql(tree: Tree) -> str:
    """The same as a DuckDB expression over columns named like the facts, NULL when unknown."""
    if isinstance(tree, Value):
        return quote(tree.value)
    if isinstance(tree, Fact):
        return f'"{tree.name}"'
    if isinstance(tree, Param):
        raise TypeError(f"The parameter {tree.name} has no value yet: settle the tree first.")
    return f"({_sql(tree)})"


def _sql(tree: Apply) -> str:
    op = tree.op
    if op in (*SUMS, "negate"):
        return _wide(tree)
    args = [to_sql(arg) for arg in tree.args]
    if op in ("and", "or"):
        return f" {op} ".join(args)
    if op in COMPARISONS:
        return f"{args[0]} {op} {args[1]}"
    if op == "not":
        return f"not {args[0]}"
    if op == "in":
        return f"{args[0]} in ({', '.join(args[1:])})"
    if op == "between":
        return f"{args[0]} between {args[1]} and {args[2]}"
    if op == "is null":
        return f"{args[0]} is null"
    if op == "case":
        pairs = zip(args[:-1:2], args[1:-1:2], strict=True)
        whens = " ".join(f"when {when} then {then}" for when, then in pairs)
        return f"case {whens} else {args[-1]} end"
    return f"{op}({', '.join(args)})"


def _wide(tree: Apply) -> str:
    """Arithmetic in a type that holds its bounds, whatever the columns' own types are."""
    fits = tree.low >= INT64_MIN and tree.high <= INT64_MAX
    column = "BIGINT" if fits and all(_fits(arg) for arg in tree.args) else "HUGEINT"
    args = [f"cast({to_sql(arg)} as {column})" for arg in tree.args]
    return f"-{args[0]}" if tree.op == "negate" else f" {tree.op} ".join(args)


def _fits(tree: Tree) -> bool:
    return tree.low >= INT64_MIN and tree.high <= INT64_MAX


def quote(value: Scalar) -> str:
    """A literal as DuckDB reads it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value) if abs(value) < 2**31 else f"cast({value} as BIGINT)"
    return "'" + value.replace("'", "''") + "'"

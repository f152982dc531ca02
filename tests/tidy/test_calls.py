"""Calls that have no place in Forbear: floats near money, the clock outside the shell, silence."""

import ast
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "forbear"
NOUNS = ["ledger", "ageing", "people", "rulebook", "contact", "strategy", "casework"]
CLOCK = {("datetime", "now"), ("datetime", "utcnow"), ("date", "today"), ("time", "time")}
MAY_LOOK_AT_THE_CLOCK = {"app/clock.py"}


def trees(folder: Path):
    for path in sorted(folder.rglob("*.py")):
        yield path.relative_to(SOURCE), ast.parse(path.read_text(encoding="utf-8"))


def test_only_the_shell_looks_at_the_clock():
    looks = [
        f"{path}:{node.lineno}"
        for path, tree in trees(SOURCE)
        if str(path) not in MAY_LOOK_AT_THE_CLOCK
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and (node.func.value.id, node.func.attr) in CLOCK
    ]
    assert not looks, "take the instant as an argument: " + ", ".join(looks)


def test_the_nouns_hold_no_floats():
    floats = [
        f"{path}:{node.lineno}"
        for noun in NOUNS
        for path, tree in trees(SOURCE / noun)
        for node in ast.walk(tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Name) and node.id == "float")
        or (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and not _is_path(node))
    ]
    assert not floats, "whole cents, basis points or exact fractions: " + ", ".join(floats)


def _is_path(node: ast.BinOp) -> bool:
    """`folder / "name"` joins paths; it is no division."""
    return any(
        isinstance(side, ast.Constant | ast.JoinedStr)
        and not isinstance(getattr(side, "value", ""), int)
        for side in (node.left, node.right)
    )


def test_no_exception_is_swallowed():
    silent = [
        f"{path}:{node.lineno}"
        for path, tree in trees(SOURCE)
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or all(isinstance(step, ast.Pass) for step in node.body))
    ]
    assert not silent, "say what went wrong, or use contextlib.suppress by name: " + ", ".join(
        silent
    )

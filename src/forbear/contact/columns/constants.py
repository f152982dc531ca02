"""Rules over many questions: what is the same for all of them is put in before the SQL is made."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from forbear.rulebook.tree import COMPARISONS, Apply, Fact, Tree, Value, walk


def with_constants(tree: Tree, constants: Mapping[str, Any]) -> Tree:
    """The tree with these facts' values in it; None is a fact that nobody knows."""
    if isinstance(tree, Fact):
        known = tree.name in constants and constants[tree.name] is not None
        return Value(constants[tree.name], tree.kind) if known else tree
    if not isinstance(tree, Apply):
        return tree
    unknown = [_is_unknown(arg, constants) for arg in tree.args]
    if tree.op == "is null" and isinstance(tree.args[0], Fact) and tree.args[0].name in constants:
        return Value(unknown[0], "bool")
    args = tuple(
        with_constants(arg, constants)
        for arg, nothing in zip(tree.args, unknown, strict=True)
        if not (tree.op == "coalesce" and nothing)
    )
    return args[0] if tree.op == "coalesce" and len(args) == 1 else replace(tree, args=args)


def _is_unknown(tree: Tree, constants: Mapping[str, Any]) -> bool:
    return isinstance(tree, Fact) and tree.name in constants and constants[tree.name] is None


def telling_cap(trees: list[Tree], name: str) -> int | None:
    """The count beyond which no rule can tell two counts apart; None if a rule reckons with it."""
    cap = 0
    for node in (node for tree in trees for node in walk(tree)):
        if not isinstance(node, Apply) or not any(_is(name, arg) for arg in node.args):
            continue
        others = [arg for arg in node.args if not _is(name, arg)]
        if node.op not in (*COMPARISONS, "between", "in"):
            return None
        for other in others:
            if not isinstance(other, Value):
                return None
            cap = max(cap, int(other.value) + 1)
    return cap


def _is(name: str, tree: Tree) -> bool:
    return isinstance(tree, Fact) and tree.name == name

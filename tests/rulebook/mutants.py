"""Mutants of law: every small slip that a hand could make in a rule, one at a time."""

from dataclasses import replace

from forbear.rulebook.tree import Apply, Value

_FLIPS = {
    "<": "<=",
    "<=": "<",
    ">": ">=",
    ">=": ">",
    "=": "<>",
    "<>": "=",
    "and": "or",
    "or": "and",
}


def mutants(tree):
    """(what slipped, the tree with that one slip), for every place in the tree."""
    yield from _here(tree)
    if isinstance(tree, Apply):
        for at, arg in enumerate(tree.args):
            for said, other in mutants(arg):
                args = (*tree.args[:at], other, *tree.args[at + 1 :])
                yield said, replace(tree, args=args)


def _here(tree):
    if isinstance(tree, Value) and tree.kind == "int":
        yield f"{tree.value} moved up", Value(tree.value + 1, "int")
        yield f"{tree.value} moved down", Value(tree.value - 1, "int")
    if isinstance(tree, Value) and tree.kind == "bool":
        yield f"{tree.value} was turned round", Value(not tree.value, "bool")
    if not isinstance(tree, Apply):
        return
    yield from _forms(tree)
    if tree.op in _FLIPS:
        yield f"{tree.op} became {_FLIPS[tree.op]}", replace(tree, op=_FLIPS[tree.op])
    if tree.op == "not":
        yield "a not was lost", tree.args[0]
    if tree.op in ("and", "or"):
        for at in range(len(tree.args)):
            left = (*tree.args[:at], *tree.args[at + 1 :])
            kept = replace(tree, args=left) if len(left) > 1 else left[0]
            yield f"clause {at + 1} of {tree.op} was dropped", kept


def _forms(tree):
    """A word missing in a list, a case or an `is null` the wrong way round."""
    if tree.op == "in" and len(tree.args) > 2:
        for at in range(1, len(tree.args)):
            left = (*tree.args[:at], *tree.args[at + 1 :])
            yield f"word {at} of a list was dropped", replace(tree, args=left)
    if tree.op == "is null":
        yield "is null was turned round", Apply("not", (tree,), "bool")
    if tree.op == "case":
        for at in range(0, len(tree.args) - 1, 2):
            turned = Apply("not", (tree.args[at],), "bool")
            args = (*tree.args[:at], turned, *tree.args[at + 1 :])
            yield f"case {at // 2 + 1} was turned round", replace(tree, args=args)

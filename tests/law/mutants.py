"""Every small slip of a condition: a flipped comparison, a number one off, a lost clause or not."""

from collections.abc import Iterator
from dataclasses import replace

from forbear.rulebook.tree import Apply, Tree, Value

NEIGHBOUR = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "=": "<>", "<>": "=", "and": "or",
             "or": "and"}  # fmt: skip


def mutants(tree: Tree) -> Iterator[tuple[str, Tree]]:
    """What the slip is, and the tree with it. Parameters are settled, so their numbers move too."""
    yield from _here(tree)
    if isinstance(tree, Apply):
        for at, arg in enumerate(tree.args):
            for slip, changed in mutants(arg):
                yield slip, replace(tree, args=(*tree.args[:at], changed, *tree.args[at + 1 :]))


def _here(tree: Tree) -> Iterator[tuple[str, Tree]]:
    if isinstance(tree, Value):
        if tree.kind == "int":
            for by in (1, -1):
                yield (
                    f"{tree.value} becomes {tree.value + by}",
                    replace(tree, value=tree.value + by),
                )
        elif tree.kind == "bool":
            yield f"{tree.value} is turned round", replace(tree, value=not tree.value)
    if not isinstance(tree, Apply):
        return
    if tree.op in NEIGHBOUR:
        yield f"{tree.op} becomes {NEIGHBOUR[tree.op]}", replace(tree, op=NEIGHBOUR[tree.op])
    if tree.op in ("and", "or", "in"):
        first = 1 if tree.op == "in" else 0
        for at in range(first, len(tree.args)):
            yield f"{tree.op} loses its part {at}", _without(tree, at)
    if tree.op == "not":
        yield "a not is lost", tree.args[0]
    if tree.op == "is null":
        yield "is null is turned round", Apply("not", (tree,), "bool")
    if tree.op == "case":
        for at in range(0, len(tree.args) - 1, 2):
            turned = Apply("not", (tree.args[at],), "bool")
            args = (*tree.args[:at], turned, *tree.args[at + 1 :])
            yield f"case {at} is turned round", replace(tree, args=args)


def _without(tree: Apply, at: int) -> Tree:
    left = (*tree.args[:at], *tree.args[at + 1 :])
    if tree.op == "in" and len(left) == 1:
        return Value(False, "bool")
    return left[0] if len(left) == 1 else replace(tree, args=left)

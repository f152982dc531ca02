"""Every small slip in a condition must fail at least one example of the text.

Slips: `<` for `<=`, a number one off, `and` for `or`, a part left out, a `not` lost or gained.
"""

from dataclasses import replace

import pytest

from forbear.rulebook.lower import to_python
from forbear.rulebook.tree import Apply, Fact, Value
from forbear.strategy import load

STRATEGY = load()
FLIP = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "=": "<>", "<>": "=", "and": "or", "or": "and"}


def slips(tree):
    """Every tree that differs from this one by one slip."""
    if isinstance(tree, Value) and tree.kind == "int":
        yield from (replace(tree, value=tree.value + step) for step in (-1, 1))
    if isinstance(tree, Fact) and tree.kind == "bool":
        yield Apply("not", (tree,), "bool")
    if not isinstance(tree, Apply):
        return
    if tree.op in FLIP:
        yield replace(tree, op=FLIP[tree.op])
    if tree.op in ("and", "or"):
        for at in range(len(tree.args)):
            left = tree.args[:at] + tree.args[at + 1 :]
            yield replace(tree, args=left) if len(left) > 1 else left[0]
    if tree.op == "not":
        yield tree.args[0]
    for at, arg in enumerate(tree.args):
        for slipped in slips(arg):
            yield replace(tree, args=(*tree.args[:at], slipped, *tree.args[at + 1 :]))


MUTANTS = [
    pytest.param(at, tree, id=f"{segment.name}-{number}")
    for at, segment in enumerate(STRATEGY.segments)
    for number, tree in enumerate(slips(segment.when.tree))
]
EXAMPLES = [
    (STRATEGY.facts.complete(example.given), example.lands)
    for segment in STRATEGY.segments
    for example in segment.examples
]


@pytest.mark.parametrize("at, tree", MUTANTS)
def test_a_slip_is_seen(at, tree):
    asked = [segment.when.function for segment in STRATEGY.segments]
    asked[at] = to_python(tree)
    for facts, lands in EXAMPLES:
        landed = next((n for n, holds in enumerate(asked) if holds(facts)), None)
        if landed is None or STRATEGY.segments[landed].name != lands:
            return
    pytest.fail(f"no example sees this slip in {STRATEGY.segments[at].when.text!r}: {tree}")

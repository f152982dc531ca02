"""A segment's condition: one text in the rule language, as a function and as SQL."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forbear.rulebook.language import parse
from forbear.rulebook.lower import Predicate, to_python, to_sql
from forbear.rulebook.tree import Fact, Tree, reads
from forbear.strategy.facts import FactList


@dataclass(frozen=True, slots=True)
class Condition:
    """`function` answers for one customer, `sql` over a column a fact; `reads` names its facts."""

    text: str
    tree: Tree
    function: Predicate
    sql: str
    reads: frozenset[str]

    def holds(self, facts: Mapping[str, Any]) -> bool:
        """Whether it holds for these facts, all of them given."""
        return bool(self.function(facts))


def condition(text: str, facts: FactList) -> Condition:
    """Read a condition; LanguageError says what is not in the language, and the mend."""
    readable = {f.name: Fact(f.name, f.kind, f.unknown) for f in facts.facts.values()}
    tree = parse(text, readable)
    return Condition(text, tree, to_python(tree), to_sql(tree), reads(tree))

"""Where one customer lands: the first segment that holds, in the order of the text."""

from collections.abc import Mapping
from dataclasses import dataclass

from forbear.strategy.load import Strategy
from forbear.strategy.segment import Segment
from forbear.strategy.treatment import Treatment


@dataclass(frozen=True, slots=True)
class Placement:
    """The segment, its treatment, and why in each language. `facts` are those it was placed by."""

    segment: Segment
    treatment: Treatment
    why: Mapping[str, str]
    facts: Mapping[str, object]


def place(strategy: Strategy, given: Mapping[str, object]) -> Placement:
    """Place one late customer; a fact that is not given has its default."""
    facts = strategy.facts.complete(given)
    segment = next(s for s in strategy.segments if s.when.holds(facts))
    why = {language: said.say(facts) for language, said in segment.why.items()}
    return Placement(segment, strategy.treatments[segment.treatment], why, facts)

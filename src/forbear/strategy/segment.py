"""A segment: a condition over the facts of one customer, and the sentence that explains it."""

from collections.abc import Mapping
from dataclasses import dataclass

from forbear.strategy.condition import Condition
from forbear.strategy.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Example:
    """A customer with these facts, others as by default, lands in that segment."""

    say: str
    given: Mapping[str, object]
    lands: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Who is in it, what is done for them, how urgent that is (1 first), and why in words."""

    name: str
    title: Mapping[str, str]
    when: Condition
    treatment: str
    urgency: int
    why: Mapping[str, Sentence]
    examples: tuple[Example, ...]
    file: str

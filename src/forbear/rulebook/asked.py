"""A rule as the gate asks it: its card, what it may answer, and its predicates made ready."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from forbear.days import day_number
from forbear.rulebook.card import Card
from forbear.rulebook.covers import Covers
from forbear.rulebook.edition import Edition
from forbear.rulebook.facts import Catalogue
from forbear.rulebook.lower import Predicate, to_python
from forbear.rulebook.tally import Tallies
from forbear.rulebook.tree import Apply, Tree, all_of, edges_of, reads

# The clock facts that change with the second; the others of the clock change at midnight.
BY_THE_SECOND = {"second_of_day", "within_hours_blocked"}
SINCE_CALL = "seconds_since_last_placed_call"
BY_THE_DAY = {"today", "weekday", "public_holiday"}


@dataclass(frozen=True)
class AskedEdition:
    """What one rule says between two local days (day numbers, both included)."""

    first: int
    last: int
    fires: Tree
    reads: frozenset[str]
    changes: str

    @cached_property
    def stops(self) -> Predicate:
        """True where the rule binds and does not permit."""
        return to_python(self.fires)

    @cached_property
    def clock_edges(self) -> frozenset[int]:
        """The seconds of the day at which the answer may turn."""
        return edges_of(self.fires, "second_of_day")

    @cached_property
    def call_gaps(self) -> frozenset[int]:
        """The seconds since the last call at which the answer may turn."""
        return edges_of(self.fires, SINCE_CALL)


@dataclass(frozen=True)
class AskedRule:
    """`effect`: what the card may answer here; `by`: law, or the house that speaks or adopts."""

    card: Card
    effect: str
    by: str
    covers: Covers
    editions: tuple[AskedEdition, ...]

    @cached_property
    def binds_tree(self) -> Tree:
        return self.covers.binds

    @cached_property
    def binds(self) -> Predicate:
        """Whether the rule binds, by the facts beside the guards of the question."""
        return to_python(self.binds_tree)

    def on(self, today: int, elsewhere: Iterable[int] = ()) -> AskedEdition | None:
        """The edition of a local day, else of the day in another of the customer's zones.

        With several zones a law is asked when it is in force in any of them.
        """
        for day in (today, *elsewhere):
            for edition in self.editions:
                if edition.first <= day <= edition.last:
                    return edition
        return None


def asked_edition(
    edition: Edition, covers: Covers, tallies: Tallies, facts: Catalogue
) -> AskedEdition:
    """The edition with its guards: it fires where they bind and the rule does not permit."""
    fires = all_of([covers.binds, Apply("not", (edition.permits,), "bool")])
    read = reads(fires)
    return AskedEdition(
        day_number(edition.first),
        day_number(edition.last),
        fires,
        read,
        _changes(read, tallies, facts),
    )


def _changes(read: frozenset[str], tallies: Tallies, facts: Catalogue) -> str:
    """When time alone may change the answer: never, at a local midnight, or by the second."""
    of_the_log = {tallies.changes(name) for name in read}
    if read & BY_THE_SECOND or "second" in of_the_log:
        return "second"
    by_the_day = read & BY_THE_DAY or any(facts[name].of_years for name in read if name in facts)
    if by_the_day or "midnight" in of_the_log:
        return "midnight"
    return "never"

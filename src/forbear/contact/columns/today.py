"""The rules of one local day over all the places asked, with what they read of the questions."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from forbear.contact.columns.constants import telling_cap, with_constants
from forbear.contact.columns.spread import Spread
from forbear.contact.local import blocked_windows, is_public_holiday
from forbear.days import day_number
from forbear.rulebook import Rulebook
from forbear.rulebook.asked import SINCE_CALL, AskedEdition, AskedRule
from forbear.rulebook.covers import ASKED
from forbear.rulebook.tally import DAYS_MAX
from forbear.rulebook.tree import Tree, edges_of, reads

OF_THE_MINUTE = {"second_of_day", "within_hours_blocked", SINCE_CALL}


@dataclass(frozen=True)
class Placed:
    """A rule, the place groups whose pack has it, and what it says that day, constants put in."""

    rule: AskedRule
    groups: tuple[int, ...]
    edition: AskedEdition
    fires: Tree
    binds: Tree

    @property
    def of_the_minute(self) -> bool:
        return bool(reads(self.fires) & OF_THE_MINUTE)


@dataclass(frozen=True)
class Today:
    """A day of the rulebook for these questions."""

    book: Rulebook
    day: date
    spread: Spread

    @property
    def number(self) -> int:
        return day_number(self.day)

    @cached_property
    def constants(self) -> dict[str, Any]:
        """What is the same for every question: defaults of facts without a column, and the day."""
        columns = self.spread.facts | {f"state_{state}" for state in self.book.states}
        same = {k: v for k, v in self.book.plain_defaults.items() if k not in columns}
        if "call_consent_at" not in columns:
            same["call_consented"] = False
        if "hours_blocked" not in columns:
            same["within_hours_blocked"] = False
        return {**same, "today": self.number, "weekday": self.day.isoweekday()}

    @cached_property
    def rules(self) -> list[Placed]:
        """Every rule in force that day in one of the places."""
        found = []
        for rule in self.book.rules:
            edition, groups = rule.on(self.number), tuple(self._groups(rule))
            if edition is not None and groups and "contact" in rule.card.gates:
                fires = with_constants(edition.fires, self.constants)
                binds = with_constants(rule.binds_tree, self.constants)
                found.append(Placed(rule, groups, edition, fires, binds))
        return found

    def _groups(self, rule: AskedRule) -> list[int]:
        places, nobody = self.book.places, {"gate": "contact"}
        return [
            number
            for number, here in enumerate(self.spread.places)
            if (rule.card.of_the_house or rule.card.jurisdiction in places.jurisdictions(here))
            and rule.covers.may_bind(nobody, set(here), places.with_parents(here))
        ]

    @cached_property
    def facts(self) -> list[str]:
        """What the rules still read of each question, beside its own guards."""
        read = (reads(placed.fires) for placed in self.rules)
        return sorted(frozenset[str]().union(*read) - set(ASKED))

    @cached_property
    def of_the_log(self) -> list[str]:
        """The counts and findings among them."""
        return [name for name in self.facts if self.book.tallies.changes(name)]

    @cached_property
    def caps(self) -> dict[str, int]:
        """How far each count need be told: beyond, no rule can tell one from another."""
        trees = [placed.fires for placed in self.rules]
        counts = [name for name in self.of_the_log if name in self.book.tallies.tallies]
        caps = {name: telling_cap(trees, name) for name in counts}
        return {name: cap for name, cap in caps.items() if cap is not None}

    @cached_property
    def windows(self) -> set[int]:
        """The lengths of the tallies' windows, in days."""
        tallies = self.book.tallies.tallies
        return {1, DAYS_MAX, *(tallies[n].days for n in self.of_the_log if n in tallies)}

    @cached_property
    def reach(self) -> int:
        """The longest gap between two calls, in seconds, that any rule tells from a longer one."""
        return max(self._edges(SINCE_CALL), default=0)

    @cached_property
    def edges(self) -> set[int]:
        """The seconds of the day at which an answer may turn."""
        turns = {second for _, *span in self.blocked for second in span}
        return turns | self._edges("second_of_day")

    def _edges(self, name: str) -> set[int]:
        return {edge for placed in self.rules for edge in edges_of(placed.fires, name)}

    @cached_property
    def blocked(self) -> list[tuple[str, int, int]]:
        """The spans of that weekday which customers blocked: the text, from, to."""
        weekday = self.day.isoweekday() - 1
        return [
            (text, begin, end)
            for text in self.spread.hours_blocked
            for day, begin, end in blocked_windows(text)
            if day == weekday
        ]

    @cached_property
    def holidays(self) -> list[bool]:
        """Whether the day is a public holiday, for each set of places."""
        if "public_holiday" not in self.facts:
            return [False] * len(self.spread.places)
        countries = (
            tuple(dict.fromkeys(place.partition("-")[0] for place in here))
            for here in self.spread.places
        )
        return [is_public_holiday(one, self.number) for one in countries]

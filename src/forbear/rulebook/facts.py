"""The fact catalogue: name, type, what holds when nothing happened, who knows it, for how long.

A date enters a rule as its day number, an instant never does. Facts of the clock, the contact log
and the states table are worked out for each question; every other fact is given by who asks.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from forbear.days import day_number, instant
from forbear.rulebook import toml
from forbear.rulebook.error import RulebookError
from forbear.rulebook.tree import INT64_MAX, INT64_MIN, Fact, Kind

FILE = "facts.toml"
TYPES = ("bool", "int", "text", "date", "instant")
PRODUCERS = {
    "adviser", "clock", "contact log", "customer's word", "desk", "feed table", "house", "ledger",
    "plan", "register", "states", "template",
}  # fmt: skip
# What the gate itself works out; the loader refuses a clock fact that is none of these.
OF_THE_CLOCK = {"second_of_day", "today", "weekday", "public_holiday", "within_hours_blocked"}
WORKED_OUT = ("clock", "states", "plan")
_KEYS = {
    "type", "values", "default", "unknown", "producer", "protects", "max_age", "meaning",
    "alias_of", "derived_from", "years_after_days",
}  # fmt: skip
_BOUNDS = {"second_of_day": (0, 86_399), "weekday": (1, 7)}
_DAYS = (day_number(date.min), day_number(date.max))


class FactValueError(ValueError):
    """A value that a fact cannot have."""


@dataclass(frozen=True, slots=True)
class FactSpec:
    """One fact. `max_age`: how old the producer's knowledge may be where the fact protects.

    `years_after_days`: the fact is how many whole years have passed since so many days after the
    date that it is derived from; it is worked out for each local day.
    """

    name: str
    type: str
    producer: str
    meaning: Mapping[str, str]
    default: bool | int | str | None = None
    unknown: bool = False
    max_age: timedelta | None = None
    values: tuple[str, ...] = ()
    derived_from: str | None = None
    alias_of: str | None = None
    years_after_days: int = 0
    of_years: bool = False

    def value(self, given: object) -> Any:
        """The value as rules read it, from TOML, JSON or a command line; empty is the default.

        FactValueError says what it should have been.
        """
        if given is None or given == "" or (given == "null" and self.unknown):
            return self.default
        made = _MAKERS[self.type](given)
        if made is None or (self.values and made not in self.values):
            kinds = ", ".join(self.values) if self.values else _EXAMPLES[self.type]
            raise FactValueError(f"{self.name} cannot be {given!r}. Give {kinds}.")
        return made

    @property
    def given(self) -> bool:
        """Whether whoever asks may say it; else the gate works it out."""
        return self.producer not in WORKED_OUT and not (self.derived_from or self.alias_of)


def _truth(given: object) -> bool | None:
    if isinstance(given, str):
        return {"true": True, "false": False}.get(given.lower())
    return given if isinstance(given, bool) else None


def _whole(given: object) -> int | None:
    if isinstance(given, str):
        given = int(given) if re.fullmatch(r"-?\d{1,19}", given, re.ASCII) else None
    fits = isinstance(given, int) and INT64_MIN <= given <= INT64_MAX
    return given if fits and isinstance(given, int) and not isinstance(given, bool) else None


def _text(given: object) -> str | None:
    return given if isinstance(given, str) else None


def _day(given: object) -> int | None:
    if isinstance(given, datetime):
        return None
    if isinstance(given, date):
        return day_number(given)
    if isinstance(given, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", given, re.ASCII):
        try:
            return day_number(date.fromisoformat(given))
        except ValueError:
            return None
    return None


def _moment(given: object) -> datetime | None:
    if isinstance(given, datetime):
        return given if given.tzinfo else None
    try:
        return instant(given) if isinstance(given, str) else None
    except ValueError:
        return None


_MAKERS = {"bool": _truth, "int": _whole, "text": _text, "date": _day, "instant": _moment}
_EXAMPLES = {
    "bool": "true or false",
    "int": "a whole number that fits 64 bits",
    "text": "text",
    "date": "a date such as 2026-11-24",
    "instant": "an instant with its offset, such as 2026-11-24T20:41:00+08:00",
}


@dataclass(frozen=True)
class Catalogue:
    """Every fact that a rule may read."""

    facts: Mapping[str, FactSpec]
    readable: Mapping[str, Fact] = field(default_factory=dict)

    @cached_property
    def defaults(self) -> dict[str, Any]:
        """What holds when nothing has happened."""
        return {name: fact.default for name, fact in self.facts.items()}

    def __getitem__(self, name: str) -> FactSpec:
        return self.facts[name]

    def __contains__(self, name: object) -> bool:
        return name in self.facts


def load(found: Mapping[str, Any], file: str = FILE) -> Catalogue:
    """The catalogue of a parsed facts file; a fact that nobody could produce is refused."""
    facts = {name: _spec(name, entry, file) for name, entry in found.items()}
    for fact in facts.values():
        for other in (fact.derived_from, fact.alias_of):
            if other and other not in facts and other != "who":
                raise RulebookError(
                    file, fact.name, f"It comes from {other}, which is no fact.", "Name a fact."
                )
    return Catalogue(
        facts, {name: _readable(fact) for name, fact in facts.items() if _enters(fact)}
    )


def _enters(fact: FactSpec) -> bool:
    return fact.type != "instant" and not fact.alias_of


def _readable(fact: FactSpec) -> Fact:
    kind: Kind = "text" if fact.type == "text" else "bool" if fact.type == "bool" else "int"
    low, high = _BOUNDS.get(fact.name, (INT64_MIN, INT64_MAX))
    if fact.type == "date" or fact.name == "today":
        low, high = _DAYS
    elif fact.producer == "contact log" and fact.type == "int":
        low, high = 0, INT64_MAX >> 16  # counts and seconds: no log is longer than that
    return Fact(fact.name, kind, fact.unknown, low, high)


def _spec(name: str, entry: Mapping[str, Any], file: str) -> FactSpec:
    toml.only(entry, _KEYS, file, name)

    def wrong(what: str, mend: str) -> RulebookError:
        return RulebookError(file, name, what, mend)

    kind, producer = entry.get("type"), entry.get("producer")
    if kind not in TYPES:
        raise wrong(f"Its type is {kind!r}.", f"Use one of: {', '.join(TYPES)}.")
    if producer not in PRODUCERS:
        raise wrong(
            f"Its producer is {producer!r}.", f"Use one of: {', '.join(sorted(PRODUCERS))}."
        )
    if producer == "clock" and name not in OF_THE_CLOCK:
        raise wrong(
            "Nobody produces it: the clock does not.", f"It has {', '.join(sorted(OF_THE_CLOCK))}."
        )
    unknown = entry.get("unknown", False)
    if unknown == ("default" in entry) and not entry.get("alias_of"):
        raise wrong("It needs a default, or unknown = true.", "Give exactly one of the two.")
    if entry.get("protects") and "max_age" not in entry:
        raise wrong("It protects, but nothing says how old it may be.", 'Give max_age = "P1D".')
    spec = FactSpec(
        name=name,
        type=kind,
        producer=producer,
        meaning=entry.get("meaning", {}),
        unknown=unknown,
        max_age=_duration(entry, wrong) if entry.get("protects") else None,
        values=tuple(entry.get("values", ())),
        derived_from=entry.get("derived_from"),
        alias_of=entry.get("alias_of"),
        years_after_days=entry.get("years_after_days", 0),
        of_years="years_after_days" in entry,
    )
    return _with_default(spec, entry, wrong)


def _with_default(spec: FactSpec, entry: Mapping[str, Any], wrong: Any) -> FactSpec:
    if "default" not in entry:
        return spec
    try:
        return replace(spec, default=spec.value(entry["default"]))
    except FactValueError as error:
        raise wrong(f"Its default does not fit: {error}", "Give a default of its type.") from error


def _duration(entry: Mapping[str, Any], wrong: Any) -> timedelta:
    """`P1D`, `P60D`, `PT2H`: days or hours, as the catalogue writes them."""
    said = str(entry["max_age"])
    match = re.fullmatch(r"P(?:(\d+)D)?(?:T(\d+)H)?", said)
    if not match or not any(match.groups()):
        raise wrong(f"max_age {said!r} is no length of time.", 'Write "P1D" or "PT2H".')
    return timedelta(days=int(match[1] or 0), hours=int(match[2] or 0))

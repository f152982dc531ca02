"""The declared tallies: which rows of the contact log count, over how many days, and whose."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forbear.rulebook import toml
from forbear.rulebook.covers import VALUES
from forbear.rulebook.error import RulebookError
from forbear.rulebook.facts import Catalogue
from forbear.words import DIRECTIONS, OUTCOMES

FILE = "tallies.toml"
PER = ("person", "debt", "account", "point")
CHANGES = ("never", "midnight", "second")
DAYS_MAX = 30
FINDINGS = {
    "opted_out", "reply_used", "location_reached_before", "call_consented", "lost_contact_proved",
    "seconds_since_last_placed_call",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """Which rows count. No `outcomes` and no `not_outcomes`: whatever became of them."""

    channels: frozenset[str]
    direction: str | None = None
    outcomes: frozenset[str] | None = None
    not_outcomes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tally:
    """A count over the last `days` calendar dates of the customer, the day asked about the last."""

    name: str
    unit: Unit
    days: int
    per: str
    channels: frozenset[str]
    not_purposes: frozenset[str] = frozenset()
    without_consented: bool = False


@dataclass(frozen=True, slots=True)
class Tallies:
    """Every unit, every tally by its fact, and the findings with when they may change."""

    units: Mapping[str, Unit]
    tallies: Mapping[str, Tally]
    findings: Mapping[str, str]

    def changes(self, fact: str) -> str | None:
        """When the fact may change with time alone; None for what is not of the log."""
        return "midnight" if fact in self.tallies else self.findings.get(fact)


def load(found: Mapping[str, Any], facts: Catalogue, file: str = FILE) -> Tallies:
    """The tallies of a parsed file; every fact of the contact log must come from somewhere."""
    toml.only(found, {"units", "tallies", "findings", "given"}, file, "")
    units = {name: _unit(name, entry, file) for name, entry in found["units"].items()}
    tallies = {n: _tally(n, entry, units, facts, file) for n, entry in found["tallies"].items()}
    findings = {}
    for name, entry in found["findings"].items():
        key = f"findings.{name}"
        if name not in FINDINGS or name not in facts:
            raise RulebookError(file, key, "Nobody works it out.", "Take it out.")
        _each(entry.get("changes"), CHANGES, file, f"{key}.changes")
        findings[name] = entry["changes"]
    _all_produced(facts, {*tallies, *findings, *found.get("given", {})}, file)
    return Tallies(units, tallies, findings)


def _all_produced(facts: Catalogue, produced: set[str], file: str) -> None:
    for fact in facts.facts.values():
        if fact.producer == "contact log" and not fact.derived_from and fact.name not in produced:
            raise RulebookError(
                "facts.toml",
                fact.name,
                "Nobody produces it: the contact log has no such tally or finding.",
                f"Declare it in {file}.",
            )


def _unit(name: str, entry: Mapping[str, Any], file: str) -> Unit:
    key = f"units.{name}"
    toml.only(entry, {"direction", "channels", "outcomes", "not_outcomes"}, file, key)
    outcomes = entry.get("outcomes")
    for said, known, part in (
        (entry.get("channels", ()), VALUES["channel"], "channels"),
        (outcomes or (), OUTCOMES, "outcomes"),
        (entry.get("not_outcomes", ()), OUTCOMES, "not_outcomes"),
        ([entry["direction"]] if "direction" in entry else (), DIRECTIONS, "direction"),
    ):
        for value in said:
            _each(value, known, file, f"{key}.{part}")
    if not entry.get("channels"):
        raise RulebookError(file, f"{key}.channels", "It counts nothing.", "List channels.")
    return Unit(
        frozenset(entry["channels"]),
        entry.get("direction"),
        frozenset(outcomes) if outcomes is not None else None,
        frozenset(entry.get("not_outcomes", ())),
    )


def _tally(
    name: str, entry: Mapping[str, Any], units: Mapping[str, Unit], facts: Catalogue, file: str
) -> Tally:
    key = f"tallies.{name}"
    known = {"unit", "days", "per", "channels", "not_purposes", "without_consented"}
    toml.only(entry, known, file, key)
    if name not in facts or facts[name].type != "int" or facts[name].producer != "contact log":
        mend = 'Declare it there: type = "int", producer = "contact log".'
        raise RulebookError(file, key, "facts.toml has no such count.", mend)
    _each(entry.get("unit"), tuple(units), file, f"{key}.unit")
    _each(entry.get("per"), PER, file, f"{key}.per")
    if not isinstance(entry.get("days"), int) or not 1 <= entry["days"] <= DAYS_MAX:
        raise RulebookError(
            file, f"{key}.days", f"It is {entry.get('days')!r}.", f"Give 1 to {DAYS_MAX} days."
        )
    unit = units[entry["unit"]]
    for purpose in entry.get("not_purposes", ()):
        _each(purpose, VALUES["purpose"], file, f"{key}.not_purposes")
    return Tally(
        name,
        unit,
        entry["days"],
        entry["per"],
        unit.channels & frozenset(entry.get("channels", unit.channels)),
        frozenset(entry.get("not_purposes", ())),
        bool(entry.get("without_consented")),
    )


def _each(value: object, known: tuple[str, ...], file: str, key: str) -> None:
    if value not in known:
        raise RulebookError(file, key, f"It is {value!r}.", f"Use one of: {', '.join(known)}.")

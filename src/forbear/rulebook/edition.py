"""The dates of a rule: each span of days in which its numbers stay the same is one edition."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from forbear.rulebook.tree import (
    COMPARISONS,
    Apply,
    Fact,
    Kind,
    Param,
    Scalar,
    Tree,
    Value,
    reads,
    settle,
    walk,
)

TIME_OF_DAY = "time of day"
_A_DAY = timedelta(days=1)


class ParamError(ValueError):
    """A parameter that cannot be used; the card's reader adds file and key."""

    def __init__(self, name: str, wrong: str, mend: str) -> None:
        super().__init__(wrong)
        self.name, self.wrong, self.mend = name, wrong, mend


@dataclass(frozen=True, slots=True)
class DatedParam:
    """A number or word of a rule, with its value from each date on."""

    name: str
    unit: str
    values: Mapping[date, Scalar]

    def on(self, day: date) -> Scalar:
        """The newest value that is not later than the day."""
        return self.values[max(start for start in self.values if start <= day)]

    def as_name(self) -> Param:
        """How the rule language sees it."""
        known = list(self.values.values())
        if isinstance(known[0], bool):
            return Param(self.name, "bool")
        if isinstance(known[0], str):
            return Param(self.name, "text")
        numbers = [int(value) for value in known]
        return Param(self.name, "int", min(numbers), max(numbers))


@dataclass(frozen=True, slots=True)
class Edition:
    """What a rule says from `first` to `last`, both included: a tree without parameters."""

    first: date
    last: date
    permits: Tree

    @property
    def reads(self) -> frozenset[str]:
        return reads(self.permits)


# What moves with the second. Beside anything but a number its next turn could not be told exactly.
MOVING = ("second_of_day", "seconds_since_last_placed_call")


def moving_beside_facts(tree: Tree) -> str | None:
    """A fact of the second that the rule reckons with or compares with another fact, if any."""
    for node in walk(tree):
        if not isinstance(node, Apply) or node.op in ("and", "or", "not", "coalesce", "is null"):
            continue
        moving = [arg for arg in node.args if _moves(arg)]
        steady = all(isinstance(arg, Value) for arg in node.args if arg not in moving)
        if moving and not (node.op in (*COMPARISONS, "between") and steady):
            return sorted(reads(moving[0]) & set(MOVING))[0]
    return None


def _moves(tree: Tree) -> bool:
    whole = isinstance(tree, Fact) or (isinstance(tree, Apply) and tree.op == "coalesce")
    return whole and bool(reads(tree) & set(MOVING))


def editions(
    permits: Tree, params: Mapping[str, DatedParam], first: date, last: date
) -> tuple[Edition, ...]:
    """The rule cut at every day on which a parameter changes."""
    starts = {start for param in params.values() for start in param.values if first < start <= last}
    cuts = [first, *sorted(starts)]
    ends = [*(start - _A_DAY for start in cuts[1:]), last]
    return tuple(
        Edition(begin, end, settle(permits, {name: p.on(begin) for name, p in params.items()}))
        for begin, end in zip(cuts, ends, strict=True)
    )


def read_params(said: Mapping[str, Any], first: date) -> dict[str, DatedParam]:
    """The parameters of a card in force from `first`; one without a value that day is refused."""
    return {name: _param(name, entry, first) for name, entry in said.items()}


def _param(name: str, entry: Any, first: date) -> DatedParam:
    if not isinstance(entry, dict) or set(entry) != {"unit", "values"} or not entry["values"]:
        raise ParamError(
            name,
            "It is not a unit and dated values.",
            'Write unit = "…", values = { 2021-11-30 = 7 }.',
        )
    values = {_start(name, on): _value(name, entry["unit"], v) for on, v in entry["values"].items()}
    kinds = {_kind(value) for value in values.values()}
    if len(kinds) > 1:
        raise ParamError(name, f"It mixes {' and '.join(sorted(kinds))}.", "Give one type.")
    if min(values) > first:
        raise ParamError(
            name,
            f"It has no value before {min(values)}, but the card holds from {first}.",
            "Give the value of the card's first day (0001-01-01 for a card without in_force).",
        )
    return DatedParam(name, entry["unit"], values)


def _start(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ParamError(name, f"{text!r} is no date.", "Write 2021-11-30 = value.") from error


def _value(name: str, unit: str, value: Any) -> Scalar:
    if unit == TIME_OF_DAY:
        seconds = seconds_of(value)
        if seconds is None:
            raise ParamError(name, f"{value!r} is no time of day.", 'Write "22:00" or "07:59:59".')
        return seconds
    if not isinstance(value, bool | int | str):
        raise ParamError(name, f"{value!r} is no whole number, word or truth.", "Use one of these.")
    return value


def _kind(value: Scalar) -> Kind:
    return "bool" if isinstance(value, bool) else "text" if isinstance(value, str) else "int"


def seconds_of(text: object) -> int | None:
    """Seconds since midnight of "HH:MM" or "HH:MM:SS"; "24:00" is the end of the day."""
    match = re.fullmatch(r"(\d\d):(\d\d)(?::(\d\d))?", str(text), re.ASCII)
    if not match:
        return None
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    total = hour * 3600 + minute * 60 + second
    return total if minute < 60 and second < 60 and total <= 86_400 else None

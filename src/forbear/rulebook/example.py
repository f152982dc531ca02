"""An example in a card: one sentence, the facts given, the answer that must come out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from forbear.days import day_number
from forbear.rulebook.covers import GUARDS
from forbear.rulebook.edition import seconds_of
from forbear.rulebook.facts import Catalogue, FactValueError

_THEN = ("allow", "warn", "require", "deny")


class ExampleError(ValueError):
    """An example that cannot be read; the card's reader adds file and key."""

    def __init__(self, key: str, wrong: str, mend: str) -> None:
        super().__init__(wrong)
        self.key, self.wrong, self.mend = key, wrong, mend


@dataclass(frozen=True, slots=True)
class Example:
    """`asked`: guards of the question (left out: any); `given`: facts beside the defaults."""

    say: str
    asked: Mapping[str, str]
    given: Mapping[str, Any]
    then: str


def read_example(said: Mapping[str, Any], facts: Catalogue) -> Example:
    """One entry of [[examples]]; a fact or answer that does not exist is refused."""
    if not isinstance(said.get("say"), str) or said.get("then") not in _THEN:
        raise ExampleError(
            "", "It lacks its sentence or its answer.", 'Write say = "…" and then = "allow" or …'
        )
    for key in said:
        if key not in ("say", "given", "asked", "then"):
            raise ExampleError(f".{key}", "Nothing reads this key.", "Use say, asked, given, then.")
    asked = said.get("asked", {})
    for key in asked:
        if key not in (*GUARDS, "place"):
            raise ExampleError(
                f".asked.{key}", "It is no guard of a question.", f"Use {', '.join(GUARDS)}, place."
            )
    given = {name: _given(name, value, facts) for name, value in said.get("given", {}).items()}
    return Example(said["say"], asked, given, said["then"])


def _given(name: str, value: Any, facts: Catalogue) -> Any:
    if name not in facts:
        raise ExampleError(f".given.{name}", "Nothing is called so.", "Name a fact of facts.toml.")
    if name == "second_of_day" and isinstance(value, str):
        second = seconds_of(value)
        if second is None:
            raise ExampleError(
                f".given.{name}", f"{name} cannot be {value!r}.", 'Write "07:59:59".'
            )
        return second
    try:
        if name == "today":  # the one whole number that people write as a date
            return value if type(value) is int else day_number(date.fromisoformat(str(value)))
        return facts[name].value(value)
    except (FactValueError, ValueError) as error:
        raise ExampleError(f".given.{name}", str(error), "Mend the value.") from error

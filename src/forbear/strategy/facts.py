"""What a segment may ask of a customer: the fact list, its types and its defaults."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

from forbear.rulebook.tree import Kind
from forbear.strategy.sizes import sizes_in
from forbear.strategy.wrong import StrategyError

FILE = "facts.toml"
TYPES: dict[Kind, type] = {"int": int, "bool": bool, "text": str}


@dataclass(frozen=True, slots=True)
class CustomerFact:
    """One fact: `unknown` may be null, any other has a default."""

    name: str
    kind: Kind
    unknown: bool
    default: object
    meaning: Mapping[str, str]
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FactList:
    """All facts by name, in the order of the text."""

    facts: Mapping[str, CustomerFact]

    def complete(self, given: Mapping[str, object]) -> dict[str, object]:
        """These facts and the default of every other; a wrong name or type is refused."""
        self._check(given)
        defaults = {name: fact.default for name, fact in self.facts.items()}
        currency = str(given.get("currency", defaults["currency"]))
        return {**defaults, **sizes_in(currency), **given}

    def _check(self, given: Mapping[str, object]) -> None:
        for name, value in given.items():
            fact = self.facts.get(name)
            if fact is None:
                raise StrategyError(FILE, name, f"is no fact. Facts: {', '.join(self.facts)}.")
            if value is None and fact.unknown:
                continue
            if type(value) is not TYPES[fact.kind]:
                raise StrategyError(FILE, name, f"is {value!r}. Give a value of type {fact.kind}.")


def read_facts() -> FactList:
    """The shipped fact list."""
    read = tomllib.loads(files("forbear.strategy").joinpath(FILE).read_text("utf-8"))
    return FactList(MappingProxyType({name: _fact(name, said) for name, said in read.items()}))


def _fact(name: str, said: dict[str, object]) -> CustomerFact:
    kind = next((kind for kind in TYPES if kind == said.get("type")), None)
    unknown = said.get("unknown") is True
    if kind is None:
        problem = f"has type {said.get('type')!r}. Use one of {', '.join(TYPES)}."
        raise StrategyError(FILE, name, problem)
    if unknown == ("default" in said):
        raise StrategyError(FILE, name, "needs either a default or unknown = true.")
    meaning, values = said.get("meaning"), said.get("values", ())
    if not isinstance(meaning, dict) or {"en", "zh"} - meaning.keys():
        raise StrategyError(FILE, name, "needs a meaning in en and zh.")
    assert isinstance(values, list | tuple)
    return CustomerFact(name, kind, unknown, said.get("default"), meaning, tuple(map(str, values)))

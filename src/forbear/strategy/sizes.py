"""What is small and what is large, by currency: amounts in two currencies are never compared."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from forbear.strategy.sentence import quoted
from forbear.strategy.wrong import StrategyError

FILE = "sizes.toml"
OTHER = "other"


@lru_cache
def sizes() -> Mapping[str, Mapping[str, int]]:
    """Fact (`small_cents`, `large_cents`) → currency or `other` → minor units."""
    read = tomllib.loads(files("forbear.strategy").joinpath(FILE).read_text("utf-8"))
    for fact, by_currency in read.items():
        if OTHER not in by_currency:
            raise StrategyError(FILE, fact, f"has no {OTHER!r}. Say what holds elsewhere.")
        if not all(type(cents) is int and cents >= 0 for cents in by_currency.values()):
            raise StrategyError(FILE, fact, "holds more than whole minor units. Write integers.")
    return read


def sizes_in(currency: str) -> dict[str, int]:
    """The sizes that hold in one currency, as facts."""
    return {fact: by.get(currency, by[OTHER]) for fact, by in sizes().items()}


def sizes_sql() -> str:
    """The same as SQL columns over a column `currency`."""
    return ", ".join(f"{_case(by)} AS {fact}" for fact, by in sizes().items())


def _case(by_currency: Mapping[str, int]) -> str:
    rows = " ".join(
        f"WHEN {quoted(currency)} THEN {cents}"
        for currency, cents in by_currency.items()
        if currency != OTHER
    )
    return f"CAST(CASE currency {rows} ELSE {by_currency[OTHER]} END AS BIGINT)"

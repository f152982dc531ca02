"""What a column of the town holds, before anybody writes it: numbers and how to read them.

Numbers stay numbers until the shell writes them, so that a million rows are a few arrays.
`NOTHING` in an array stands for an empty cell.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from forbear.simulator.draws import Bools, Ints

NOTHING = np.iinfo(np.int64).min


@dataclass(frozen=True, slots=True)
class Whole:
    """Whole numbers: cents, basis points."""

    values: Ints


@dataclass(frozen=True, slots=True)
class Day:
    """Dates as days since 1970-01-01."""

    values: Ints


@dataclass(frozen=True, slots=True)
class Instant:
    """Seconds since 1970-01-01 UTC, and the offset from UTC in which they are written."""

    values: Ints
    offsets: Ints


@dataclass(frozen=True, slots=True)
class Word:
    """Indexes into a short list of words."""

    values: Ints
    words: Sequence[str]


@dataclass(frozen=True, slots=True)
class Ident:
    """Ids such as `C000000042`: a letter and a number; `-tail` numbers what hangs below it."""

    values: Ints
    letter: str
    tails: tuple[Ints, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Text:
    """Free text, one Python string (or None) a row; for tables with few rows only."""

    values: np.ndarray  # of objects


Column = Whole | Day | Instant | Word | Ident | Text
Table = Mapping[str, Column]


def rows(table: Table) -> int:
    """How many rows a table has."""
    return len(next(iter(table.values())).values)


def where(condition: Bools, values: Ints | int) -> Ints:
    """The values where the condition holds, an empty cell elsewhere."""
    return np.where(condition, values, NOTHING).astype(np.int64)

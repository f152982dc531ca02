"""Buckets as data: a ladder counts days past due or statement cycles and names each rung."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

COUNTS = ("days", "cycles")


@dataclass(frozen=True, slots=True)
class Ladder:
    """`rungs` are (name, least count) from the lowest; `by` is what they count: days or cycles."""

    by: str
    rungs: tuple[tuple[str, int], ...]

    def __post_init__(self) -> None:
        least = [count for _, count in self.rungs]
        if self.by not in COUNTS:
            raise ValueError(f"A ladder counts {' or '.join(COUNTS)}, not {self.by!r}.")
        if not least or least[0] != 0 or least != sorted(set(least)):
            raise ValueError(f"The rungs must start at 0 and climb; they are {least}.")
        if len({name for name, _ in self.rungs}) < len(self.rungs):
            raise ValueError("Two rungs have one name. Name each rung once.")

    def bucket(self, days_past_due: int, cycles_late: int) -> str:
        """The name of the highest rung that has been reached."""
        count = days_past_due if self.by == "days" else cycles_late
        return next(name for name, least in reversed(self.rungs) if count >= least)


@lru_cache
def ladders() -> dict[str, Ladder]:
    """The ladders that come with Forbear, by name."""
    said = tomllib.loads(files("forbear.ageing").joinpath("ladders.toml").read_text("utf-8"))
    return {
        name: Ladder(by=of["by"], rungs=tuple(of["rungs"].items())) for name, of in said.items()
    }


def ladder(name: str = "months") -> Ladder:
    """A ladder by name; `months` is M0 to M7 of the contract."""
    if name not in ladders():
        raise ValueError(f"There is no ladder {name!r}. There are: {', '.join(ladders())}.")
    return ladders()[name]

"""One thing the doctor looked at."""

from dataclasses import dataclass
from typing import Literal

# fine: as it should be · idle: not running, and nothing says it ought to
# wrong: works, but not as it should · missing: needed, and not there or not running
State = Literal["fine", "idle", "wrong", "missing"]
CODES: dict[State, int] = {"fine": 0, "idle": 0, "wrong": 1, "missing": 3}


@dataclass(frozen=True, slots=True)
class Finding:
    """`mend` is the sentence or command that puts it right; empty when nothing is to be done."""

    part: str
    state: State
    says: str
    mend: str = ""

    def __post_init__(self) -> None:
        assert self.mend or self.state in {"fine", "idle"}, "say the mend too"


def exit_code(findings: list[Finding]) -> int:
    """3 when a needed part is not there, else 1 when something is wrong, else 0."""
    return max((CODES[finding.state] for finding in findings), default=0)

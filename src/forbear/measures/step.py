"""A rung of the ladder as a question: may we take this step, report this, publish this?

At this gate the step decides which rules are asked; purpose and channel are not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from forbear.contact.question import Asked
from forbear.contact.saying import COMMON, common, words

OPTIONS = ("step", "who")
NEEDED = ("step", "place", "actor", "product", "at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Asked):
    """`step`: the rung; `who`: against whom, the defendant where there is one."""

    gate: ClassVar[str] = "escalate"
    step: str
    who: str = "self"

    @property
    def guards(self) -> dict[str, str]:
        return {"step": self.step, "actor": self.actor, "product": self.product, "who": self.who}

    @property
    def headline(self) -> str:
        return f"{self.step} against {self.who}"


def step_of(said: Mapping[str, Any]) -> Step:
    """The question of `forbear check escalate`: a mapping of its long option names to values."""
    given = words(said, (*COMMON, *OPTIONS), NEEDED)
    return Step(step=given["step"], who=given.get("who") or "self", **common(said, given))

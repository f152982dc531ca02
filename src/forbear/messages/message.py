"""The question at the message gate: a text, who sends it, how, why and to whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar

from forbear.contact import Asked
from forbear.messages.folding import Folded, fold
from forbear.messages.parts import has


@dataclass(frozen=True, kw_only=True)
class Message(Asked):
    """May we say this? `language`: of the text, BCP 47; None: not said."""

    gate: ClassVar[str] = "message"
    channel: str
    text: str
    purpose: str = "collection"
    who: str = "self"
    language: str | None = None

    @property
    def guards(self) -> dict[str, str]:
        return {
            "actor": self.actor,
            "product": self.product,
            "channel": self.channel,
            "purpose": self.purpose,
            "who": self.who,
        }

    @cached_property
    def folded(self) -> Folded:
        return fold(self.text)

    @property
    def worked_out(self) -> Mapping[str, Any]:
        """The time-barred notice is looked for in the text."""
        return {"timebarred_notice": True} if has("timebarred_notice", self.folded) else {}

"""A verdict: what the gate answers, every reason, and how much of the law behind it was read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

STRICTNESS = ("allow", "warn", "require", "deny")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a card does not simply allow. `by`: law, or house where its policy speaks or adopts.

    `source`: where the rule stands and how it was read; for HOUSE-FRESHNESS, `stale` names each
    silent source and until when it was known.
    """

    id: str
    effect: str
    by: str
    cites: str
    title: Mapping[str, str]
    plain: Mapping[str, str]
    force: str
    needs: tuple[str, ...] = ()
    source: Mapping[str, Any] = field(default_factory=dict)
    stale: Mapping[str, datetime] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        said: dict[str, Any] = {
            "id": self.id,
            "effect": self.effect,
            "by": self.by,
            "cites": self.cites,
            "title": dict(self.title),
            "plain": dict(self.plain),
            "force": self.force,
        }
        if self.needs:
            said["needs"] = list(self.needs)
        if self.stale:
            said["stale"] = {name: since.isoformat() for name, since in self.stale.items()}
        return said


@dataclass(frozen=True, slots=True)
class Verdict:
    """`effect` is the strictest of the reasons; allow means allowed as far as read, never lawful.

    `next_lawful_at` is the asked instant itself when no card denies then, else the first whole
    minute at which none does, None when time alone cures nothing within 400 days.
    """

    effect: str
    reasons: tuple[Reason, ...]
    next_lawful_at: datetime | None
    read: Mapping[str, int]
    asked: Mapping[str, Any]

    def as_json(self) -> dict[str, Any]:
        """The document of `forbear check … --json`."""
        at = self.next_lawful_at
        return {
            "effect": self.effect,
            "reasons": [reason.as_json() for reason in self.reasons],
            "next_lawful_at": at.isoformat() if at else None,
            "read": dict(self.read),
            "asked": dict(self.asked),
        }


def strictest(effects: Iterable[str]) -> str:
    """The effect that decides; allow when there is none."""
    return max(effects, key=STRICTNESS.index, default="allow")

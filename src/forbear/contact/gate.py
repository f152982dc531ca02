"""Permit or refusal: only the gate makes a permit, and every channel takes one."""

from dataclasses import dataclass, field

from forbear.rulebook import Reason, Verdict

_KEY = object()


@dataclass(frozen=True, slots=True)
class Permit:
    """Leave for one contact, for the decision that it names. Only `judge` makes one."""

    decision_id: str
    verdict: Verdict
    key: object = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.key is not _KEY:
            raise TypeError("Only the gate makes a Permit. Ask forbear.contact.judge for one.")


@dataclass(frozen=True, slots=True)
class Refusal:
    """No, with every reason; `verdict.next_lawful_at` says from when it may be asked again."""

    decision_id: str
    verdict: Verdict

    def __post_init__(self) -> None:
        assert self.reasons, "a refusal without a reason cannot be explained"

    @property
    def reasons(self) -> tuple[Reason, ...]:
        return self.verdict.reasons


def judge(verdict: Verdict, *, decision_id: str) -> Permit | Refusal:
    """A permit where the verdict allows or warns; what is required first is not allowed yet."""
    if verdict.effect in ("allow", "warn"):
        return Permit(decision_id, verdict, _KEY)
    return Refusal(decision_id, verdict)

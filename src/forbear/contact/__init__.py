"""May we speak to this person, this way, now: tallies, the gate, permits, next lawful time."""

from forbear.contact.decide import decide, stale_facts
from forbear.contact.gate import Permit, Refusal, judge
from forbear.contact.question import Asked, LoggedContact, Question, QuestionError
from forbear.rulebook.verdict import Reason, Verdict

__all__ = [
    "Asked",
    "LoggedContact",
    "Permit",
    "Question",
    "QuestionError",
    "Reason",
    "Refusal",
    "Verdict",
    "decide",
    "judge",
    "stale_facts",
]

"""One case: who may have it, how it moves, who holds it, what is to happen next.

`access_case` is the only way to a case. Whatever changes one moves it by the table of its life and
writes a line of the timeline in the same transaction.
"""

from forbear.app.cases.access import NotYoursError, access_case, cases_of, may_work
from forbear.app.cases.follow_up import add_note, call_up, record_reason, set_next_contact
from forbear.app.cases.holds import HeldByAnotherError, release, release_idle, take

__all__ = [
    "HeldByAnotherError",
    "NotYoursError",
    "access_case",
    "add_note",
    "call_up",
    "cases_of",
    "may_work",
    "record_reason",
    "release",
    "release_idle",
    "set_next_contact",
    "take",
]

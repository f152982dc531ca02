"""Everything a person at the desk does with cases: lists, Get Next, time, timeline, looks.

`access_case` is the only way to a case. Lists are cut to what the person may see.
"""

from forbear.app.cases import (
    HeldByAnotherError,
    NotYoursError,
    access_case,
    add_note,
    call_up,
    cases_of,
    may_work,
    record_reason,
    release,
    release_idle,
    set_next_contact,
    take,
)
from forbear.app.work.in_time import InTime, in_time, never_reached
from forbear.app.work.looks import Shown, reveal, shown
from forbear.app.work.next_customer import get_next
from forbear.app.work.parts import Parts, parts
from forbear.app.work.promises import Standing, promises, promises_of
from forbear.app.work.queue import VIEWS, Filters, counts, queue
from forbear.app.work.timeline import Line, timeline
from forbear.app.work.zones import desk_zone, desk_zones

__all__ = [
    "VIEWS",
    "Filters",
    "HeldByAnotherError",
    "InTime",
    "Line",
    "NotYoursError",
    "Parts",
    "Shown",
    "Standing",
    "access_case",
    "add_note",
    "call_up",
    "cases_of",
    "counts",
    "desk_zone",
    "desk_zones",
    "get_next",
    "in_time",
    "may_work",
    "never_reached",
    "parts",
    "promises",
    "promises_of",
    "queue",
    "record_reason",
    "release",
    "release_idle",
    "reveal",
    "set_next_contact",
    "shown",
    "take",
    "timeline",
]

"""One way to change a case: by the table of its life, with a line in its timeline."""

from datetime import datetime
from uuid import UUID

from forbear.app.store.locks import while_no_day_is_published
from forbear.app.store.models import Case, CaseEvent, User
from forbear.casework import life


def lock_case(case_id: UUID) -> Case:
    """The case as it stands now, locked until the transaction ends, and no day published."""
    with while_no_day_is_published():
        cases = Case.objects.select_for_update(of=("self",), no_key=True)
        return cases.select_related("customer").get(pk=case_id)


def do_move(case: Case, event: str, now: datetime, user: User | None, **details: object) -> None:
    """Move a locked case by one event of its life and say so in the timeline."""
    case.state = life.move(case.state, event)
    if case.state != life.IN_HAND:
        case.held_by = case.held_since = case.held_until = None
    if case.state != life.WAITING:
        case.waits_until = case.next_contact_on = None
    case.save()
    do_tell(case, event, now, user, **details)


def do_tell(case: Case, kind: str, now: datetime, user: User | None, **details: object) -> None:
    """Write a line of the timeline; `details` must be what JSON can hold."""
    source = "desk" if user else "system"
    CaseEvent.objects.create(
        case=case, at=now, kind=kind, source=source, user=user, details=details
    )

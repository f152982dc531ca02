"""What is to happen next: the next contact date, the reason for being late, notes."""

from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction

from forbear.app.cases.access import refuse_unless_worker
from forbear.app.cases.moves import do_move, do_tell, lock_case
from forbear.app.store.models import Case, Note, User
from forbear.casework import REASONS
from forbear.days import zone

# A date beyond this is a slip of the pen, not a plan.
FURTHEST_DAYS = 366


def set_next_contact(user: User, case: Case, on: date, now: datetime, *, reason: str = "") -> Case:
    """Out of the queue until `on` begins on the customer's clock."""
    with transaction.atomic():
        fresh = lock_case(case.pk)
        refuse_unless_worker(user, fresh)
        do_put_off(fresh, on, now, user, reason)
    return fresh


def do_put_off(case: Case, on: date, now: datetime, user: User, reason: str = "") -> None:
    """The same on a case that is locked already."""
    clock = zone(case.customer.time_zone)
    today = now.astimezone(clock).date()
    if not today < on <= today + timedelta(days=FURTHEST_DAYS):
        raise ValueError(
            f"The next contact cannot be on {on}: today is {today} for the customer. "
            f"Give a day after it, at most {FURTHEST_DAYS} days ahead."
        )
    case.next_contact_on = on
    case.waits_until = datetime.combine(on, time.min, clock).astimezone(UTC)
    do_move(case, "put_off", now, user, on=on.isoformat(), reason=reason)


def call_up(user: User, case: Case, now: datetime) -> Case:
    """Back into the queue before its day, because something happened (the customer rang)."""
    with transaction.atomic():
        fresh = lock_case(case.pk)
        refuse_unless_worker(user, fresh)
        do_move(fresh, "day_came", now, user, why="called_up")
    return fresh


def record_reason(user: User, case: Case, reason: str, now: datetime) -> None:
    """Why the customer is late, one of casework.REASONS."""
    with transaction.atomic():
        fresh = lock_case(case.pk)
        refuse_unless_worker(user, fresh)
        do_record_reason(fresh, reason, now, user)


def do_record_reason(case: Case, reason: str, now: datetime, user: User) -> None:
    """The same on a case that is locked already."""
    if reason not in REASONS:
        raise ValueError(f"{reason!r} is not a reason. Use one of: {', '.join(REASONS)}.")
    case.reason_for_lateness = reason
    case.save(update_fields=["reason_for_lateness"])
    do_tell(case, "reason_recorded", now, user, reason=reason)


def add_note(user: User, case: Case, text: str, now: datetime) -> Note:
    """Write something down about the case."""
    refuse_unless_worker(user, case)
    if not text.strip():
        raise ValueError("A note needs words. Write what you want others to know.")
    return Note.objects.create(case=case, at=now, author=user, text=text.strip())

"""Holding a case: one person at a time, one case a person, and nobody longer than they work it."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from forbear.app.cases.access import refuse_unless_worker
from forbear.app.cases.moves import do_move, lock_case
from forbear.app.store.locks import while_no_day_is_published
from forbear.app.store.models import Case, User
from forbear.casework import life

HOLD_MINUTES = 30


class HeldByAnotherError(RuntimeError):
    """Somebody else is working this case now."""


def take(user: User, case: Case, now: datetime) -> Case:
    """Hold this very case, opened from a list; refused while somebody else holds it."""
    with transaction.atomic(), while_no_day_is_published():
        fresh = lock_case(case.pk)
        refuse_unless_worker(user, fresh)
        do_hold(fresh, user, now)
        return fresh


def release(user: User, case: Case, now: datetime) -> None:
    """Give a case back to the queue. Only whoever holds it, or a lead, can."""
    with transaction.atomic():
        fresh = lock_case(case.pk)
        if fresh.state != life.IN_HAND:
            return
        if fresh.held_by_id != user.pk and user.role != "lead":
            raise HeldByAnotherError(f"{fresh.held_by} is working case {fresh.label} now.")
        do_move(fresh, "put_back", now, user)


def release_idle(now: datetime) -> int:
    """Put back every case whose holder has done nothing for HOLD_MINUTES; how many there were."""
    with transaction.atomic(), while_no_day_is_published():
        idle = Case.objects.select_for_update(skip_locked=True, no_key=True).filter(
            state=life.IN_HAND, held_until__lte=now
        )
        cases = list(idle)
        for case in cases:
            do_move(case, "put_back", now, None, why="idle", held_by=str(case.held_by_id))
        return len(cases)


def do_hold(case: Case, user: User, now: datetime) -> None:
    """Hold a locked case, or go on holding it; what the person held before is put back."""
    if case.held_by_id is not None and case.held_by_id != user.pk:
        raise HeldByAnotherError(f"{case.held_by} is working case {case.label} now.")
    until = now + timedelta(minutes=HOLD_MINUTES)
    if case.held_by_id == user.pk:
        case.held_until = until
        case.save(update_fields=["held_until"])
        return
    do_put_back_held(user, now)
    case.held_by, case.held_since, case.held_until = user, now, until
    do_move(case, "taken", now, user)


def do_put_back_held(user: User, now: datetime) -> list[UUID]:
    """Put back what the person holds; it would else be kept from everybody.

    The person's own row is locked, so that two windows of one person take one case after another.
    """
    User.objects.select_for_update(no_key=True).get(pk=user.pk)
    held = list(Case.objects.select_for_update(no_key=True).filter(held_by=user))
    for case in held:
        do_move(case, "put_back", now, user, why="took_another")
    return [case.pk for case in held]

"""Get Next: the best customer who may be contacted now, one person at a time."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet

from forbear.app import gate
from forbear.app.cases.access import cases_of, may_work
from forbear.app.cases.holds import do_hold, do_put_back_held
from forbear.app.store.locks import while_no_day_is_published
from forbear.app.store.models import Case, User
from forbear.app.work.hours import whose_hours_are_over
from forbear.app.work.lists import free, not_shut

# Asking the gate costs milliseconds; a click that finds only refusals must still come back.
ASKED_AT_MOST = 200


def get_next(user: User, now: datetime) -> Case | None:
    """The best case that this person may work and whose customer may be contacted now, held.

    1. What the person held is put back, and is not served again by this call.
    2. Free cases are tried in the order of today's list, one row lock at a time, locked ones
       skipped: two people never get the same customer.
    3. The gate is asked; a case that it refuses now is left with the time from which it may open,
       so that nobody asks again before.
    """
    with transaction.atomic(), while_no_day_is_published():
        tried = do_put_back_held(user, now)
        candidates = not_shut(free(cases_of(user), now), now).filter(rank__isnull=False)
        for turn in range(ASKED_AT_MOST):
            case = _best(candidates.exclude(pk__in=tried))
            if case is None:
                return None
            tried.append(case.pk)
            if may_work(user, case) and _opens(case, now):
                do_hold(case, user, now)
                return case
            if turn == 0:  # it may be night: leave out at once all who sleep
                over = whose_hours_are_over(candidates, now)
                candidates = candidates.exclude(customer__in=over.values("customer_id"))
    return None


def _best(candidates: QuerySet[Case]) -> Case | None:
    locked = candidates.select_for_update(skip_locked=True, of=("self",), no_key=True)
    return locked.order_by("rank", F("opens_at").asc(nulls_last=True), "number").first()


def _opens(case: Case, now: datetime) -> bool:
    verdict = gate.ask(case, case.channel or "voice", case.purpose or "collection", now)
    if gate.permits(verdict):
        return True
    # What is required is brought by a person, not by time: such a case waits for the next list.
    later = verdict.next_lawful_at if verdict.effect == "deny" else None
    case.effect, case.opens_at = "deny", later
    case.save(update_fields=["effect", "opens_at"])
    return False

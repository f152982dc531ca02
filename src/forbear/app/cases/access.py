"""Who gets which case. `access_case` is the only door to one, `cases_of` to many."""

from uuid import UUID

from django.db.models import Q, QuerySet

from forbear.app.store.models import Case, User
from forbear.casework.access import can_see, can_work, relation, sees_all


class NotYoursError(LookupError):
    """There is no such case, or this person may not see it: the answer is the same for both."""


def access_case(user: User, case_id: UUID | str) -> Case:
    """The case, if this person may see it."""
    case = cases_of(user).filter(pk=case_id).first()
    if case is None:
        raise NotYoursError(f"There is no case {case_id} among yours. Ask your lead for it.")
    return case


def cases_of(user: User) -> QuerySet[Case]:
    """All cases that this person may see, customers joined in."""
    cases = Case.objects.select_related("customer", "held_by")
    if not user.is_active:
        return cases.none()
    if sees_all(user.role):
        return cases
    mine = Q()
    if can_see(user.role, "own"):
        mine |= Q(held_by=user) | Q(assigned_to=user)
    if can_see(user.role, "team") and user.team:
        mine |= Q(team=user.team)
    return cases.filter(mine) if mine else cases.none()


def may_work(user: User, case: Case) -> bool:
    """May this person contact the customer and change the case?"""
    own = user.pk in (case.held_by_id, case.assigned_to_id)
    same_team = bool(user.team) and user.team == case.team
    return user.is_active and can_work(user.role, relation(own=own, same_team=same_team))


def refuse_unless_worker(user: User, case: Case) -> None:
    """Reading a case is not leave to change it."""
    if not may_work(user, case):
        raise NotYoursError(f"{user} may read case {case.label} but not work it.")

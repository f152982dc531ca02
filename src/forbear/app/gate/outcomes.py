"""What became of a permit: it began, it ran out unsent, its outcome came."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from forbear.app.cases.access import NotYoursError
from forbear.app.cases.follow_up import do_put_off, do_record_reason
from forbear.app.cases.moves import do_tell, lock_case
from forbear.app.store.locks import lock_person, while_no_day_is_published
from forbear.app.store.models import Case, Contact, ContactPoint, Note, Permit, User
from forbear.casework import attempts, reached
from forbear.casework.life import CLOSED


def begin(permit_id: UUID, user: User, now: datetime) -> Permit:
    """The attempt starts: the number is shown, the line is opened. From here it cannot run out.

    Asked twice it answers the same; after its time it is refused, and the gate is asked again.
    """
    with transaction.atomic(), while_no_day_is_published():
        permit = _own(permit_id, user)
        if permit.state == attempts.BEGUN:
            return permit
        if permit.state == attempts.ISSUED and now >= permit.expires_at:
            do_expire(Permit.objects.filter(pk=permit.pk), now)
            permit.refresh_from_db()
        permit.state = attempts.move(permit.state, "began")
        permit.begun_at = now
        permit.save(update_fields=["state", "begun_at"])
        return permit


def record_outcome(
    permit_id: UUID,
    outcome: str,
    user: User,
    now: datetime,
    *,
    reason_for_lateness: str = "",
    next_contact_on: date | None = None,
    note: str = "",
) -> Contact:
    """Reserved becomes occurred, as what it was; then the reason, the next date and a note.

    One outcome a permit. One that comes after the permit ran out is recorded too, marked late:
    what happened counts, whatever the clock said.
    """
    with transaction.atomic(), while_no_day_is_published():
        permit = _own(permit_id, user)
        contact = _occur(permit, outcome, now)
        case = lock_case(permit.case_id)
        _note_reached(case, contact)
        told = {"channel": contact.channel, "outcome": outcome, "code": permit.code}
        late = permit.begun_at is None and now >= permit.expires_at
        do_tell(case, "outcome", now, user, **told, late=late)
        if note.strip():
            Note.objects.create(case=case, at=now, author=user, text=note.strip())
        if case.state != CLOSED and reason_for_lateness:
            do_record_reason(case, reason_for_lateness, now, user)
        if case.state != CLOSED and next_contact_on:
            do_put_off(case, next_contact_on, now, user, outcome)
        return contact


def expire_permits(now: datetime) -> int:
    """Let go of every permit that ran out before its attempt began; how many there were."""
    with transaction.atomic():
        return do_expire(Permit.objects.all(), now)


def do_expire(permits: QuerySet[Permit], now: datetime) -> int:
    """Let go of those of the permits that ran out unsent."""
    return do_let_go(permits.filter(expires_at__lte=now), now, "ran_out")


def do_let_go(permits: QuerySet[Permit], now: datetime, why: str) -> int:
    """Let go of permits whose attempt never began, so that they count as nothing.

    Those that somebody is busy with this moment are left for the next time.
    """
    unsent = permits.filter(state=attempts.ISSUED)
    locked = unsent.select_for_update(skip_locked=True, of=("self",), no_key=True)
    found = list(locked.select_related("case"))
    for permit in found:
        permit.state = attempts.move(permit.state, "ran_out")
        permit.ended_at = now
        permit.save(update_fields=["state", "ended_at"])
        Contact.objects.filter(permit=permit).update(state=attempts.CONTACT_STATE[permit.state])
        do_tell(permit.case, "permit_ran_out", now, None, code=permit.code, why=why)
    return len(found)


def _own(permit_id: UUID, user: User) -> Permit:
    """The permit, its person locked first as everywhere, if it was given to this user."""
    permit = Permit.objects.select_related("case").filter(pk=permit_id, user=user).first()
    if permit is None:
        raise NotYoursError(f"There is no permit {permit_id} of yours. Ask the gate for one.")
    lock_person(permit.case.customer_id)
    return (
        Permit.objects.select_for_update(of=("self",), no_key=True)
        .select_related("case")
        .get(pk=permit.pk)
    )


def _occur(permit: Permit, outcome: str, now: datetime) -> Contact:
    contact = Contact.objects.get(permit=permit)
    possible = attempts.outcomes(contact.channel)
    if outcome not in possible:
        raise ValueError(
            f"{outcome!r} is no outcome of {contact.channel}. Use one of: {', '.join(possible)}."
        )
    permit.state = attempts.move(permit.state, "outcome_came")
    permit.ended_at = now
    permit.save(update_fields=["state", "ended_at"])
    contact.state, contact.outcome = attempts.CONTACT_STATE[permit.state], outcome
    contact.save(update_fields=["state", "outcome"])
    return contact


def _note_reached(case: Case, contact: Contact) -> None:
    point = ContactPoint.objects.filter(
        customer=case.customer_id, contact_point_id=contact.contact_point_id
    ).first()
    if case.first_reached_at is None and reached(contact.outcome, point.whose if point else None):
        case.first_reached_at = contact.at
        case.save(update_fields=["first_reached_at"])

"""Trying to contact: decide, record, reserve, under one lock on the person."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from forbear import contact, rulebook
from forbear.app.cases.access import access_case, refuse_unless_worker
from forbear.app.cases.holds import do_hold
from forbear.app.cases.moves import lock_case
from forbear.app.gate.asking import decide_each, strictest_of
from forbear.app.gate.dossier import dossier
from forbear.app.gate.lasting import runs_out
from forbear.app.gate.outcomes import do_expire, do_let_go
from forbear.app.gate.points import point_for
from forbear.app.gate.questions import ACTOR, questions
from forbear.app.store.keys import uuid7
from forbear.app.store.locks import lock_person, while_no_day_is_published
from forbear.app.store.models import (
    Case,
    CaseEvent,
    Contact,
    ContactPoint,
    GateDecision,
    Permit,
    User,
)
from forbear.casework import attempts
from forbear.contact import Verdict
from forbear.people import who_of_point

# No letters or figures that are taken for one another when read out on the phone.
_CODE = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Granted:
    """Leave for one attempt; it is reserved from now on. `key` is what channels take."""

    permit_id: UUID
    code: str
    expires_at: datetime
    verdict: Verdict
    key: contact.Permit


@dataclass(frozen=True, slots=True)
class Refused:
    """No, why not, and from when. The refusal itself is recorded."""

    decision_id: UUID
    verdict: Verdict
    refusal: contact.Refusal


def try_to_contact(
    case: Case,
    channel: str,
    purpose: str,
    user: User,
    now: datetime,
    contact_point: ContactPoint | None = None,
) -> Granted | Refused:
    """May this customer be contacted now? Ask, record the answer, and reserve the attempt.

    1. Lock the person: whoever else would contact them waits here.
    2. What ran out unsent is let go, so that it counts as nothing; so is what this person asked for
       before and never began (they may have pressed twice).
    3. Build the facts and ask every card. 4. Record the verdict, whatever it is.
    5. Allowed: a permit, single use, and a contact that is reserved in the same transaction.
    """
    with transaction.atomic(), while_no_day_is_published():
        person = lock_person(case.customer_id)
        access_case(user, case.pk)
        fresh = lock_case(case.pk)
        refuse_unless_worker(user, fresh)
        do_hold(fresh, user, now)
        do_expire(Permit.objects.filter(case=fresh), now)
        do_let_go(Permit.objects.filter(case=fresh, user=user), now, "asked_again")
        known = dossier(fresh, now)
        point = point_for(known, channel, contact_point)
        asked = questions(known, channel, purpose, point)
        each = decide_each(asked)
        verdict = strictest_of(asked, each)
        facts = [dict(one.asked) for one in each]
        decision = _record(fresh, channel, purpose, user, now, point, verdict, facts)
        judged = contact.judge(verdict, decision_id=str(decision.pk))
        if isinstance(judged, contact.Refusal):
            _tell(fresh, "attempt_refused", decision, None)
            return Refused(decision.pk, verdict, judged)
        permit = _reserve(decision, person.pk, point, runs_out(asked, now))
        _tell(fresh, "attempt_permitted", decision, permit)
        return Granted(permit.pk, permit.code, permit.expires_at, verdict, judged)


def _record(
    case: Case,
    channel: str,
    purpose: str,
    user: User,
    now: datetime,
    point: ContactPoint,
    verdict: Verdict,
    facts: list[dict[str, object]],
) -> GateDecision:
    said = verdict.as_json()
    return GateDecision.objects.create(
        case=case,
        customer_id=case.customer_id,
        contact_point=point,
        user=user,
        at=now,
        channel=channel,
        purpose=purpose,
        who=who_of_point(point.whose),
        actor=ACTOR,
        effect=verdict.effect,
        reasons=said["reasons"],
        next_lawful_at=verdict.next_lawful_at,
        read=said["read"],
        asked={"debts": facts},
        rulebook=rulebook.load().digest,
    )


def _reserve(
    decision: GateDecision, customer_pk: UUID, point: ContactPoint, until: datetime
) -> Permit:
    permit = Permit.objects.create(
        decision=decision,
        case_id=decision.case_id,
        user_id=decision.user_id,
        code="".join(secrets.choice(_CODE) for _ in range(4)),
        issued_at=decision.at,
        expires_at=until,
    )
    key = uuid7()
    Contact.objects.create(
        id=key,
        customer_id=customer_pk,
        contact_id=str(key),
        contact_point_id=point.contact_point_id,
        at=decision.at,
        channel=decision.channel,
        direction="out",
        actor=ACTOR,
        purpose=decision.purpose,
        source="desk",
        origin="desk",
        state=attempts.RESERVED,
        permit=permit,
        user_id=decision.user_id,
    )
    return permit


def _tell(case: Case, kind: str, decision: GateDecision, permit: Permit | None) -> None:
    CaseEvent.objects.create(
        case=case,
        at=decision.at,
        kind=kind,
        source="desk",
        user_id=decision.user_id,
        decision=decision,
        permit=permit,
        details={
            "channel": decision.channel,
            "purpose": decision.purpose,
            "rules": [reason["id"] for reason in decision.reasons],
        },
    )

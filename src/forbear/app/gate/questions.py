"""The question that the gate is asked: one for each late debt of the customer.

A contact is about all that the customer owes, so each debt asks for itself and the strictest
answer decides.
"""

from datetime import datetime, time

from forbear.app.gate.dossier import Dossier
from forbear.app.store.models import Account, ContactPoint
from forbear.contact import Question
from forbear.days import zone
from forbear.people import check_is_old, who_of_point

ACTOR = "creditor"


def questions(
    known: Dossier, channel: str, purpose: str, point: ContactPoint | None
) -> list[Question]:
    """What to ask about a contact on this channel for this purpose, facts built once."""
    return [
        Question(
            places=tuple(dict.fromkeys((account.place, known.customer.place))),
            channel=channel,
            actor=ACTOR,
            product=account.product,
            at=known.at,
            purpose=purpose,
            who=who_of_point(point.whose if point else None),
            zones=(known.customer.time_zone,),
            states=known.states(account),
            log=known.log,
            known_to=known.known.log_to,
            stale=_known_to(known, point),
            account_id=account.account_id,
            same_debt=known.same_debt(account),
            contact_point_id=point.contact_point_id if point else None,
            facts={**_of_account(account), **_of_point(point)},
        )
        for account in known.asked
    ]


def _known_to(known: Dossier, point: ContactPoint | None) -> dict[str, datetime]:
    """Until when each producer is known; where the point's check is too old, so is its status."""
    if point is None or point.checked_on is None or not check_is_old(point.checked_on, known.today):
        return known.known.others_to
    checked = datetime.combine(point.checked_on, time.min, zone(known.customer.time_zone))
    return known.known.others_to | {"feed table": checked}


def _of_account(account: Account) -> dict[str, object]:
    """What the feed said of the debt; what it left out stays unknown."""
    off = account.charged_off_on
    facts: dict[str, object] = {"charged_off": off is not None and off <= account.as_of}
    if account.licence:
        facts["licence"] = account.licence
    if account.online is not None:
        facts["online"] = account.online
    return facts


def _of_point(point: ContactPoint | None) -> dict[str, object]:
    """What is known of the number or address. No consent, or a refusal, blocks the medium."""
    if point is None:
        return {}
    return {
        "point_status": point.status,
        "point_kind": point.kind,
        "medium_blocked": point.consent is False or point.status == "refused",
    }

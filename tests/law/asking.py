"""One ordinary question to the gate, and one ordinary line of the contact log."""

from datetime import datetime

from forbear import contact

# Noon on a Tuesday, nothing known, nobody protected.
ORDINARY = {
    "places": ("CN",),
    "channel": "voice",
    "actor": "creditor",
    "product": "credit_card",
    "at": "2026-11-24T12:00:00+08:00",
    "account_id": "a1",
    "contact_point_id": "p1",
}


def row(at: str, **changed):
    """One line of the contact log: an unanswered call by the lender, unless changed."""
    line = {
        "contact_id": at,
        "channel": "voice",
        "direction": "out",
        "outcome": "no_answer",
        "actor": "creditor",
        "account_id": "a1",
        "contact_point_id": "p1",
        **changed,
    }
    return contact.LoggedContact(at=datetime.fromisoformat(at), **line)

"""The tables, one file a notion."""

from forbear.app.store.models.cases import Case, CaseEvent, Note
from forbear.app.store.models.debts import Account, Due, Payment
from forbear.app.store.models.gate import Contact, GateDecision, Permit
from forbear.app.store.models.looks import Look
from forbear.app.store.models.people import ContactPoint, Customer, Party, Protection
from forbear.app.store.models.promises import Promise
from forbear.app.store.models.runs import PublishedDay
from forbear.app.store.models.users import User

__all__ = [
    "Account",
    "Case",
    "CaseEvent",
    "Contact",
    "ContactPoint",
    "Customer",
    "Due",
    "GateDecision",
    "Look",
    "Note",
    "Party",
    "Payment",
    "Permit",
    "Promise",
    "Protection",
    "PublishedDay",
    "User",
]

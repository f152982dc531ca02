"""How people stand to a debt, and whose a phone number or address is."""

ROLES = (
    "borrower",
    "joint_borrower",
    "guarantor",
    "supplementary_holder",
    "heir",
    "executor",
    "representative",
)
WHOSE = (
    "self",
    "joint",
    "guarantor",
    "spouse",
    "heir",
    "executor",
    "representative",
    "contact_person",
    "family",
    "employer",
    "other",
)

# A supplementary cardholder owes nothing on the main card; an heir owes up to what was inherited;
# a representative speaks for the customer and owes nothing.
_OWES = frozenset({"borrower", "joint_borrower", "guarantor", "heir", "executor"})


def owes(role: str) -> bool:
    """May a person in this role be asked for the debt at all?"""
    if role not in ROLES:
        raise ValueError(f"There is no role {role!r}. Roles: {', '.join(ROLES)}.")
    return role in _OWES


def who_of_point(whose: str | None) -> str:
    """The `who` of a contact that uses this point; without a point it is the customer."""
    if whose is None:
        return "self"
    if whose not in WHOSE:
        raise ValueError(f"{whose!r} names no person. Use one of: {', '.join(WHOSE)}.")
    return whose

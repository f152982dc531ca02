"""How people stand to a debt, and whose a phone number or address is."""

from forbear.words import ROLES, WHOSE

# Neither parties to the debt nor in the customer's place: strangers to it.
_THIRD_PERSONS = frozenset({"spouse", "contact_person", "family", "employer", "other"})
FINDING = "location"  # the only purpose for which anybody turns to a third person

# A supplementary cardholder owes nothing on the main card; an heir owes up to what was inherited;
# a representative speaks for the customer and owes nothing.
_OWES = frozenset({"borrower", "joint_borrower", "guarantor", "heir", "executor"})


def owes(role: str) -> bool:
    """May a person in this role be asked for the debt at all?"""
    if role not in ROLES:
        raise ValueError(f"There is no role {role!r}. Roles: {', '.join(ROLES)}.")
    return role in _OWES


def is_third_person(whose: str) -> bool:
    """Does this point lead to somebody whom the debt is no business of?"""
    return who_of_point(whose) in _THIRD_PERSONS


def may_be_offered(whose: str, purpose: str) -> bool:
    """Is this point a way at all for the purpose? Whether it may be used now, the gate says."""
    return purpose == FINDING or not is_third_person(whose)


def who_of_point(whose: str | None) -> str:
    """The `who` of a contact that uses this point; without a point it is the customer."""
    if whose is None:
        return "self"
    if whose not in WHOSE:
        raise ValueError(f"{whose!r} names no person. Use one of: {', '.join(WHOSE)}.")
    return whose

"""The shipped rulebook, and the gate asked in one line."""

import pytest

from forbear import contact, rulebook

from .world import ask


@pytest.fixture(scope="session")
def book():
    return rulebook.load()


@pytest.fixture(scope="session")
def reasons(book):
    """Asks the gate, and gives what does not simply allow: rule id -> effect."""

    def reasons_of(at="2026-11-24T12:00:00+08:00", **changed):
        verdict = contact.decide(ask(at, **changed), book)
        return {reason.id: reason.effect for reason in verdict.reasons}

    return reasons_of


@pytest.fixture(scope="session")
def opens(book):
    """Asks the gate, and gives the next lawful time as text."""

    def opens_at(at="2026-11-24T12:00:00+08:00", **changed):
        found = contact.decide(ask(at, **changed), book).next_lawful_at
        return found.isoformat() if found else None

    return opens_at

"""How the law's tests ask the gate: one ordinary question, changed in what a row is about."""

from datetime import datetime

import pytest

from forbear import contact, rulebook

from .asking import ORDINARY


@pytest.fixture(scope="session")
def book():
    return rulebook.load()


@pytest.fixture(scope="session")
def answer(book):
    """Asks the gate, and gives the whole verdict."""

    def ask(**changed):
        asked = {**ORDINARY, **changed}
        asked["at"] = datetime.fromisoformat(asked["at"])
        asked["states"] = frozenset(asked.get("states", ()))
        return contact.decide(contact.Question(**asked), book)

    return ask


@pytest.fixture(scope="session")
def reasons(answer):
    """Asks the gate, and gives what does not simply allow: rule id -> effect."""

    def ask(**changed):
        return {reason.id: reason.effect for reason in answer(**changed).reasons}

    return ask

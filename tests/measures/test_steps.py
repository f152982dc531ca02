"""What protects stops the steps that its row names, and protecting more never permits more."""

from datetime import datetime, timedelta

import pytest

from forbear import contact, rulebook
from forbear.measures import Step
from forbear.rulebook.covers import VALUES
from forbear.rulebook.verdict import STRICTNESS

NOON = datetime.fromisoformat("2026-11-24T12:00:00+08:00")
PLACES = ("CN", "US-NY-NYC", "GB-ENG", "GB-SCT")


@pytest.fixture(scope="module")
def book():
    return rulebook.load()


def verdict(book, step, **changed):
    asked = {"places": ("CN",), "actor": "creditor", "product": "credit_card", "at": NOON}
    return contact.decide(Step(step=step, **{**asked, **changed}), book)


def ids(answer):
    return {reason.id for reason in answer.reasons}


@pytest.mark.parametrize("step", VALUES["step"])
def test_each_state_stops_just_the_steps_and_people_of_its_row(book, step):
    for name, state in book.states.items():
        for who in VALUES["who"]:
            stopped = step in state.steps and who not in state.free
            found = ids(verdict(book, step, states=frozenset({name}), who=who))
            assert ("HOUSE-STATES" in found) is stopped, (name, who)


def test_a_stop_ends_where_a_fact_lifts_it(book):
    for name, state in book.states.items():
        for fact in state.lifted_by:
            lifted = {"states": frozenset({name}), "facts": {fact: True}}
            assert not any("HOUSE-STATES" in ids(verdict(book, s, **lifted)) for s in state.steps)


@pytest.mark.parametrize("place", PLACES)
def test_a_protection_more_never_permits_more(book, place):
    """A finding is no protection: being out of reach is left out."""
    protects = sorted(set(book.states) - {"lost_contact"})
    for step in VALUES["step"]:
        for first in (frozenset(), *(frozenset({name}) for name in protects)):
            before = verdict(book, step, places=(place,), states=first)
            for name in protects:
                after = verdict(book, step, places=(place,), states=first | {name})
                assert ids(before) <= ids(after), (step, first, name)
                strict = STRICTNESS.index
                assert strict(after.effect) >= strict(before.effect), (step, first, name)


@pytest.mark.parametrize(
    ("step", "producer", "age", "denied", "say"),
    [
        ("bureau_report", "ledger", 2, True, "how long ago the event ended is the ledger's"),
        ("bureau_report", "ledger", 1, False, "a day is the edge"),
        ("sale", "states", 2, True, "somebody may have died"),
        ("notice_of_assignment", "states", 2, False, "no state stops this notice"),
        ("placement", "register", 2, True, "the agency's record"),
        ("suit", "contact log", 2, False, "nothing about a suit is counted"),
        ("visit", "contact log", 2, True, "the visits of the day are counted"),
    ],
)
def test_old_knowledge_denies_the_steps_that_rest_on_it(book, step, producer, age, denied, say):
    stale = {producer: NOON - timedelta(days=age)}
    found = verdict(book, step, actor="buyer", stale=stale)
    assert ("HOUSE-FRESHNESS" in ids(found)) is denied, say


def test_a_hold_of_thirty_days_opens_by_itself_on_the_thirty_first(book):
    """A plan is being worked out with an adviser: thirty days are left for it."""
    held = {"plan_being_developed_on": "2026-11-24"}
    answer = verdict(book, "placement", places=("GB-ENG",), facts={**held, "agency_listed": True})
    assert ids(answer) == {"UK-HOLD-30"}
    assert answer.next_lawful_at == datetime.fromisoformat("2026-12-24T00:00:00+00:00")

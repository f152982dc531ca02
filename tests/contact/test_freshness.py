"""Old knowledge is not good news: what is stale, where it denies, and that nothing cures it."""

from datetime import datetime, timedelta

import pytest

from forbear import contact

from .world import ask, call

NOON = datetime.fromisoformat("2026-11-24T12:00:00+08:00")
HOURS = timedelta(hours=1)
STALE = "HOUSE-FRESHNESS"


@pytest.mark.parametrize(
    ("age", "changed", "denied", "say"),
    [
        (2 * HOURS, {}, False, "two hours is the edge, and still fresh"),
        (2 * HOURS + timedelta(seconds=1), {}, True, "a second more is not"),
        (9 * HOURS, {"purpose": "reply"}, False, "no card that binds a reply reads the log"),
        (9 * HOURS, {"channel": "letter"}, True, "opting out of letters is in the log too"),
    ],
)
def test_an_old_contact_log_denies_where_a_binding_card_reads_it(book, age, changed, denied, say):
    verdict = contact.decide(ask(known_to=NOON - age, **changed), book)
    assert (STALE in {reason.id for reason in verdict.reasons}) is denied, say
    assert (verdict.next_lawful_at is None) is denied, "freshness is not cured by waiting"


@pytest.mark.parametrize(
    ("producer", "age", "denied"),
    [
        ("states", timedelta(days=1), False),
        ("states", timedelta(days=1, seconds=1), True),
        ("customer's word", timedelta(days=2), True),
        ("feed table", timedelta(days=59), False),
        ("feed table", timedelta(days=61), True),
        ("house", timedelta(days=999), False),
    ],
)
def test_each_source_has_an_age_of_its_own(book, producer, age, denied):
    verdict = contact.decide(ask(stale={producer: NOON - age}), book)
    assert (STALE in {reason.id for reason in verdict.reasons}) is denied


def test_it_names_the_source_and_since_when(book):
    (reason,) = contact.decide(ask(known_to=NOON - 9 * HOURS), book).reasons
    assert dict(reason.stale) == {"contact log": NOON - 9 * HOURS}
    assert "contact log (2026-11-24T03:00:00+08:00)" in reason.plain["en"]
    assert reason.as_json()["stale"] == {"contact log": "2026-11-24T03:00:00+08:00"}
    assert reason.by == "house"


def test_while_looking_for_the_next_time_knowledge_stays_as_fresh_as_it_is(opens):
    assert opens("2026-11-24T23:00:00+08:00") == "2026-11-25T08:00:00+08:00"


def test_a_state_that_is_free_of_this_purpose_is_not_read(book):
    old = {"stale": {"states": NOON - timedelta(days=9)}}
    notice = contact.decide(ask(purpose="statutory_notice", **old), book)
    assert notice.effect == "allow", "no state stops a required notice"


STATES = [
    ("signed_plan", "collection", "self", {}, True, "a kept plan is left in peace"),
    ("signed_plan", "plan_reminder", "self", {}, False, "its reminder is not dunning"),
    ("represented", "collection", "representative", {}, False, "the adviser may be spoken to"),
    ("represented", "collection", "self", {}, True, "the customer not"),
    ("disputed", "collection", "self", {"undisputed_part_only": True}, False, "the other part"),
    ("insolvent", "location", "self", {"stay_lifted": True}, False, "a court lifted it"),
    ("insolvent", "location", "self", {}, True, "it stands"),
    ("deceased", "collection", "heir", {}, False, "an heir has a card of their own"),
    ("vulnerable", "collection", "self", {}, False, "care, not silence"),
    ("lost_contact", "collection", "self", {}, False, "a finding protects nobody"),
]


@pytest.mark.parametrize(("state", "purpose", "who", "facts", "stops", "say"), STATES)
def test_what_a_protected_state_stops(reasons, state, purpose, who, facts, stops, say):
    found = reasons(states=frozenset({state}), purpose=purpose, who=who, facts=facts)
    assert ("HOUSE-STATES" in found) is stops, say


def test_protection_never_permits_more(book):
    """With any state added, what was denied before is denied still, and nothing new is free."""
    strict = ("allow", "warn", "require", "deny")
    log = tuple(call(f"2026-11-24T0{hour}:00:00+08:00", "conversation") for hour in (8, 9))
    for channel in ("voice", "sms", "visit"):
        for purpose in ("collection", "plan_reminder", "location", "legal_service"):
            asked = {"channel": channel, "purpose": purpose, "log": log}
            bare = strict.index(contact.decide(ask(**asked), book).effect)
            for state in set(book.states) - {"lost_contact"}:
                more = contact.decide(ask(states=frozenset({state}), **asked), book)
                assert strict.index(more.effect) >= bare, (channel, purpose, state)

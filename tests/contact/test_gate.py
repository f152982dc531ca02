"""Only the gate makes a permit; the verdict keeps every reason, and says who denies."""

import pytest

from forbear import contact
from forbear.contact.gate import Permit

from .world import ask


def test_a_permit_cannot_be_made_by_hand(book):
    verdict = contact.decide(ask(), book)
    with pytest.raises(TypeError, match="Only the gate makes a Permit"):
        Permit("d1", verdict, object())


@pytest.mark.parametrize(
    ("changed", "kind", "say"),
    [
        ({}, contact.Permit, "allowed"),
        ({"places": ("US-WA",), "actor": "collector", "zones": ("America/Los_Angeles",),
          "at": "2026-11-24T07:45:00-08:00"}, contact.Refusal, "too early for federal law"),
        ({"actor": "collector"}, contact.Refusal, "a notice is required first"),
        ({"at": "2026-11-24T23:00:00+08:00"}, contact.Refusal, "quiet hours"),
    ],
)  # fmt: skip
def test_what_is_required_first_is_not_permitted_yet(book, changed, kind, say):
    judged = contact.judge(contact.decide(ask(**changed), book), decision_id="d1")
    assert isinstance(judged, kind), say
    assert judged.decision_id == "d1"
    if isinstance(judged, contact.Refusal):
        assert judged.reasons


def test_the_strictest_decides_and_all_reasons_stay(book):
    asked = ask("2026-11-24T23:00:00+08:00", actor="collector", states=frozenset({"ceased"}))
    verdict = contact.decide(asked, book)
    effects = {reason.id: reason.effect for reason in verdict.reasons}
    assert verdict.effect == "deny"
    assert effects["CN-CONTACT-OUTSOURCE-NOTICE"] == "require"
    assert effects["CN-CONTACT-HOURS-CBA"] == "deny"
    assert effects["HOUSE-STATES"] == "deny"
    needs = {reason.id: reason.needs for reason in verdict.reasons}
    assert needs["CN-CONTACT-OUTSOURCE-NOTICE"] == ("outsourcing_notice",)


def test_doubt_is_the_houses_to_deny_and_a_draft_only_warns(book):
    night = contact.decide(ask("2026-11-24T23:00:00+08:00"), book)
    assert {reason.by for reason in night.reasons} == {"house"}, "reported, adopted by the house"
    us = ask("2026-11-24T22:00:00-06:00", places=("US-TX",), zones=("America/Chicago",),
             actor="collector")  # fmt: skip
    (reason,) = contact.decide(us, book).reasons
    assert (reason.id, reason.by) == ("US-CONTACT-HOURS", "law"), "read in the instrument"
    india = contact.decide(ask("2026-11-24T22:00:00+05:30", places=("IN",)), book)
    found = {reason.id: (reason.effect, reason.by) for reason in india.reasons}
    assert found["IN-DRAFT-2026"] == ("warn", "law")
    assert found["IN-HOURS"] == ("deny", "house")


def test_without_adoption_doubt_only_warns(book):
    from dataclasses import replace

    doubting = replace(book, adopts=frozenset(), _packs={})
    verdict = contact.decide(ask("2026-11-24T23:00:00+08:00"), doubting)
    assert verdict.effect == "warn"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"channel": "fax"}, "channel 'fax' is unknown. Use one of: voice"),
        ({"purpose": "chat"}, "purpose 'chat' is unknown"),
        ({"places": ()}, "No place is asked"),
        ({"at": "2026-11-24T23:00:00"}, "has no offset"),
        ({"zones": ("Asia/Xiamen",)}, "There is no time zone 'Asia/Xiamen'"),
        ({"states": frozenset({"sad"})}, "state 'sad' is unknown"),
        ({"facts": {"mood": 1}}, "There is no fact 'mood'"),
        ({"facts": {"visit_staff": "two"}}, "visit_staff cannot be 'two'. Give a whole number"),
        ({"facts": {"licence": "pirate"}}, "licence cannot be 'pirate'. Give bank"),
        ({"facts": {"second_of_day": 1}}, "Give --at and --zone instead"),
        ({"facts": {"placed_calls_7d_debt": 1}}, "Give --history instead"),
        ({"facts": {"state_ceased": True}}, "Give --state instead"),
        ({"facts": {"defendant": "self"}}, "Give who instead"),
        ({"facts": {"not_missing": True}}, "Give state_lost_contact instead"),
        ({"facts": {"hours_blocked": "at night"}}, "hours_blocked 'at night' is not a weekly"),
        ({"facts": {"hours_blocked": "Mo 08:00-09:00"}}, "hours_blocked names 'Mo'"),
        ({"facts": {"hours_blocked": "Mon 08:00-25:00"}}, "has no such hours"),
    ],
)
def test_a_wrong_question_is_told_its_mend(book, changed, words):
    with pytest.raises(contact.QuestionError) as refused:
        contact.decide(ask(**changed), book)
    assert words in str(refused.value)

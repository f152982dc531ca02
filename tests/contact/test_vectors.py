"""Cases whose answer the instruments themselves or their official comments give."""

import pytest

from .world import call

US = {"places": ("US-TX",), "zones": ("America/Chicago",), "actor": "collector"}
CAP, WEEK = "US-CONTACT-7IN7", "US-CONTACT-7AFTER"


def us_calls(*days, outcome="no_answer"):
    return tuple(
        call(f"2026-{day}T1{number}:00:00-05:00", outcome) for number, day in enumerate(days)
    )


@pytest.mark.parametrize(
    ("log", "day", "denied", "say"),
    [
        (
            us_calls("04-01", outcome="voicemail")
            + us_calls("04-02", "04-03", "04-04", "04-05", "04-06", "04-07"),
            "04-08", False, "the first call has left the window",
        ),
        (
            us_calls("04-01", "04-02", "04-02", "04-03", "04-03", "04-06", "04-06"),
            "04-07", True, "an eighth call in seven days",
        ),
        (us_calls(*["04-06"] * 7, outcome="busy"), "04-07", False, "a busy tone does not count"),
        (us_calls(*["04-06"] * 7, outcome="voicemail"), "04-07", True, "a voicemail counts"),
        (us_calls(*["04-06"] * 6), "04-07", False, "the seventh"),
    ],
)  # fmt: skip
def test_seven_calls_in_seven_days(reasons, log, day, denied, say):
    found = reasons(f"2026-{day}T15:00:00-05:00", log=log, **US)
    assert (CAP in found) is denied, say


@pytest.mark.parametrize(
    ("day", "denied"), [("08-14", True), ("08-20", True), ("08-21", False), ("08-13", False)]
)
def test_the_week_after_a_conversation_begins_with_its_day(reasons, day, denied):
    log = us_calls("08-14", outcome="conversation")
    assert (WEEK in reasons(f"2026-{day}T15:00:00-05:00", log=log, **US)) is denied


@pytest.mark.parametrize(
    ("day", "calls_since", "denied", "say"),
    [
        ("06-10", (), False, "eight calls under consent do not count, and the call is free"),
        ("06-11", (), False, "consent is over, but those calls still do not count"),
        ("06-12", ("06-11",) * 7, True, "calls from the eleventh count"),
        ("06-12", ("06-11",) * 6, False, "six of them"),
    ],
)
def test_calls_that_the_consumer_agreed_to(reasons, day, calls_since, denied, say):
    agreed = us_calls("06-08", "06-08", "06-08", "06-09", "06-09", "06-09", "06-10", "06-10")
    found = reasons(
        f"2026-{day}T19:30:00-05:00",
        log=agreed + us_calls(*calls_since),
        facts={"call_consent_at": "2026-06-04T12:00:00-05:00"},
        **US,
    )
    assert (CAP in found) is denied, say


@pytest.mark.parametrize(
    ("clock", "denied"),
    [("21:59:59", False), ("22:00:00", True), ("07:59:59", True), ("08:00:00", False)],
)
def test_chinese_quiet_hours_to_the_second(reasons, clock, denied):
    found = reasons(f"2026-11-24T{clock}+08:00")
    assert ("CN-CONTACT-HOURS-CBA" in found) is denied


@pytest.mark.parametrize(
    ("clock", "denied"),
    [("07:59:59", True), ("08:00:00", False), ("21:00:00", False), ("21:00:01", True)],
)
def test_american_hours_to_the_second(reasons, clock, denied):
    found = reasons(f"2026-11-24T{clock}-06:00", **US)
    assert ("US-CONTACT-HOURS" in found) is denied


def test_three_conversations_a_day_over_lender_and_agency(reasons):
    two = [call(f"2026-11-24T{hour}:00:00+08:00", "conversation") for hour in ("09", "10")]
    by_agency = call("2026-11-24T11:00:00+08:00", "conversation", actor="collector")
    cap = "CN-CONTACT-FREQ-GBT-VOICE"
    assert cap not in reasons(log=tuple(two))
    for actor in ("creditor", "collector", "buyer"):
        assert cap in reasons(log=(*two, by_agency), actor=actor), "a fourth by anyone"
    assert cap not in reasons("2026-11-25T12:00:00+08:00", log=(*two, by_agency)), "a new day"


def test_six_unanswered_dials_of_one_number(reasons):
    log = tuple(call(f"2026-11-24T09:0{minute}:00+08:00", "busy") for minute in range(6))
    cap = "CN-CONTACT-FREQ-CBA-ATTEMPT"
    assert cap in reasons(log=log, contact_point_id="p1")
    assert cap not in reasons(log=log, contact_point_id="p2"), "another number may be tried"
    assert cap not in reasons(log=log[:5]), "five: a sixth is allowed"


def test_lost_contact_is_proved_by_three_dials_and_a_new_day(reasons, opens):
    dials = tuple(call(f"2026-12-01T{clock}:00+08:00") for clock in ("09:00", "14:00", "18:45"))
    named = {"who": "contact_person", "purpose": "location", "contact_point_id": "friend"}
    lost = "CN-CONTACT-CBA-LOST"
    asked = {"log": dials, **named, "facts": {"online": False}}
    assert lost in reasons("2026-12-01T19:00:00+08:00", **asked)
    assert lost not in reasons("2026-12-02T08:00:00+08:00", **asked)
    assert opens("2026-12-01T19:00:00+08:00", **asked) == "2026-12-02T08:00:00+08:00"


def test_a_signed_plan_stops_collecting_and_not_its_reminder(reasons):
    kept = {"states": frozenset({"signed_plan"})}
    stop = "CN-CONTACT-SIGNED-PLAN-STOP"
    assert stop not in reasons(channel="sms", purpose="plan_reminder", **kept)
    assert stop in reasons(purpose="collection", account_id="another card", **kept)


def test_a_fifth_call_about_one_account_in_the_district(reasons):
    log = tuple(call(f"2026-11-2{day}T15:00:00-05:00") for day in (0, 1, 2, 3))
    here = {"places": ("US-DC",), "log": log}
    assert "US-DC-3IN7" in reasons("2026-11-24T15:00:00-05:00", **here)
    other = reasons("2026-11-24T15:00:00-05:00", account_id="a2", **here)
    assert "US-DC-3IN7" not in other, "another account of the same consumer"


def test_an_automatic_stay_stops_calls_and_letters(reasons):
    insolvent = {**US, "states": frozenset({"insolvent"})}
    for channel in ("voice", "letter"):
        assert "US-BK-STAY" in reasons("2026-12-02T12:00:00-06:00", channel=channel, **insolvent)

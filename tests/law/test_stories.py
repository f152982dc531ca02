"""What the rules add up to, told as small stories."""

import pytest

from .asking import row

NIGHT = "2026-11-24T22:15:00-06:00"
CHICAGO = {"places": ("US-TX",), "zones": ("America/Chicago",), "actor": "collector",
           "channel": "sms", "facts": {"text_basis_on": "2026-11-24"}}  # fmt: skip


def test_a_customer_who_writes_at_night_gets_one_answer(reasons):
    asks = row("2026-11-24T22:10:00-06:00", channel="sms", direction="in", outcome="delivered")
    answered = row("2026-11-24T22:12:00-06:00", channel="sms", outcome="sent", purpose="reply")
    again = row("2026-11-24T22:13:00-06:00", channel="sms", direction="in", outcome="delivered")
    reply = {**CHICAGO, "at": NIGHT, "purpose": "reply"}
    assert "US-CONTACT-HOURS" not in reasons(**reply, log=(asks,)), "the answer"
    assert "US-CONTACT-HOURS" in reasons(**reply, log=(asks, answered)), "a second one"
    assert "US-CONTACT-HOURS" not in reasons(**reply, log=(asks, answered, again)), "asked again"
    assert "US-CONTACT-HOURS" in reasons(**{**reply, "purpose": "collection"}, log=(asks,))


@pytest.mark.parametrize(
    ("changed", "effect", "say"),
    [
        ({}, None, "at noon nothing stands against it"),
        ({"at": "2026-11-24T21:30:00-08:00"}, "warn", "a collector would be stopped at 21:30"),
        ({"at": "2026-11-24T21:30:00-08:00", "purpose": "reply"}, None, "one answer is free"),
        ({"who": "family"}, "warn", "a collector could not tell the family"),
        ({"states": {"represented"}}, "warn", "nor pass over the attorney"),
        ({"facts": {"disputed_in_period": True}}, None, "the sections on validation are left out"),
        ({"at": "2026-11-24T21:30:00-08:00", "actor": "collector"}, None, "a collector is stopped"),
        ({"at": "2026-11-24T21:30:00-08:00", "places": ("US-WA",)}, None, "California only"),
    ],
)
def test_california_measures_a_lender_by_the_collectors_rules(reasons, changed, effect, say):
    asked = {"places": ("US-CA",), "at": "2026-11-24T12:00:00-08:00", **changed}
    assert reasons(**asked).get("US-CA-ROSENTHAL") == effect, say


AUSTRALIA = {"places": ("AU",), "zones": ("Australia/Sydney",)}


@pytest.mark.parametrize(
    ("at", "changed", "stopped", "say"),
    [
        ("2026-11-24T07:29:59+11:00", {}, True, "a weekday, before half past seven"),
        ("2026-11-24T07:30:00+11:00", {}, False, "half past seven"),
        ("2026-11-28T08:59:59+11:00", {}, True, "a Saturday, before nine"),
        ("2026-11-28T09:00:00+11:00", {}, False, "nine on a Saturday"),
        ("2026-11-24T17:00:01+11:00", {"facts": {"point_place": "work"}}, True, "at work, late"),
        ("2026-11-24T08:00:00+11:00", {"channel": "visit"}, True, "a visit before nine"),
        ("2026-12-25T12:00:00+11:00", {}, True, "Christmas, kept everywhere"),
        ("2026-11-03T12:00:00+11:00", {}, False, "Melbourne Cup, kept in one state"),
    ],
)
def test_australian_hours(reasons, at, changed, stopped, say):
    assert ("AU-HOURS" in reasons(**AUSTRALIA, at=at, **changed)) is stopped, say


@pytest.mark.parametrize(
    ("at", "stopped"),
    [("08:00:00", False), ("07:59:59", True), ("19:00:00", False), ("19:00:01", True)],
)
def test_indian_hours_in_their_half_hour_zone(reasons, at, stopped):
    assert ("IN-HOURS" in reasons(places=("IN",), at=f"2026-11-24T{at}+05:30")) is stopped


def test_every_zone_where_the_customer_may_be_is_asked(reasons):
    """20:30 in Chicago is 21:30 in New York."""
    asked = {**CHICAGO, "at": "2026-11-24T20:30:00-06:00"}
    assert "US-CONTACT-HOURS" not in reasons(**asked)
    both = {**asked, "zones": ("America/Chicago", "America/New_York")}
    assert "US-CONTACT-HOURS" in reasons(**both)


@pytest.mark.parametrize(
    ("sent", "consent", "asks", "stopped", "say"),
    [
        (4, True, False, False, "the fifth, with consent"),
        (5, True, False, True, "a sixth"),
        (0, False, True, False, "the one that asks for consent"),
        (1, False, True, True, "asking twice in a week"),
        (0, False, False, True, "no consent"),
    ],
)
def test_messages_in_the_district_of_columbia(reasons, sent, consent, asks, stopped, say):
    log = tuple(
        row(f"2026-11-2{n % 5}T1{n}:00:00-05:00", channel="email", outcome="bounced")
        for n in range(sent)
    )
    facts = {"electronic_consent": consent, "asks_electronic_consent": asks}
    found = reasons(places=("US-DC",), channel="im", at="2026-11-24T20:00:00-05:00", log=log,
                    facts=facts)  # fmt: skip
    assert ("US-DC-5EMSG" in found) is stopped, say


def test_a_visit_takes_two_people_and_happens_once_a_day(reasons):
    first = row("2026-11-24T10:00:00+08:00", channel="visit", outcome="no_answer")
    asked = {"channel": "visit"}
    assert {"CN-CONTACT-VISIT-CBA", "CN-CONTACT-VISIT-GBT"} <= set(reasons(**asked))
    two = {**asked, "facts": {"visit_staff": 2}}
    assert not reasons(**two)
    assert set(reasons(**two, log=(first,))) == {"CN-CONTACT-VISIT-GBT"}


def test_what_is_adopted_denies_in_the_name_of_the_house(answer):
    at_night = answer(at="2026-11-24T22:30:00+08:00")
    assert {reason.by for reason in at_night.reasons} == {"house"}, "reported, not verified"
    us = answer(places=("US-TX",), zones=("America/Chicago",), actor="collector",
                at="2026-11-24T22:30:00-06:00")  # fmt: skip
    assert {r.by for r in us.reasons if r.id == "US-CONTACT-HOURS"} == {"law"}


HERS = {"who": "contact_person", "purpose": "location", "contact_point_id": "hers"}
THREE_DIALS = tuple(
    row(f"2026-12-01T{clock}:00+08:00", contact_point_id="own")
    for clock in ("10:02", "13:30", "18:45")
)


def test_a_named_contact_may_be_asked_the_next_morning_and_not_once_she_declines(answer):
    assert answer(**HERS, at="2026-12-01T19:00:00+08:00", log=THREE_DIALS).effect == "deny"
    assert answer(**HERS, at="2026-12-02T07:59:00+08:00", log=THREE_DIALS).effect == "deny"
    assert answer(**HERS, at="2026-12-02T08:00:00+08:00", log=THREE_DIALS).effect == "allow"
    declined = {**HERS, "facts": {"third_person_refused": True}, "log": THREE_DIALS}
    for actor in ("creditor", "collector"):
        for point in ("hers", "her-office"):
            for at in ("2026-12-02T08:01:00+08:00", "2027-12-02T12:00:00+08:00"):
                asked = {**declined, "actor": actor, "contact_point_id": point, "at": at}
                assert answer(**asked).effect == "deny", "for good, everywhere, by lender or agency"
    own = answer(at="2026-12-02T08:01:00+08:00", log=THREE_DIALS, contact_point_id="own")
    assert own.effect == "allow", "the customer's own number is untouched"


@pytest.mark.parametrize(
    ("log", "at", "may_ask", "say"),
    [
        (THREE_DIALS[:2], "2026-12-02T12:00:00+08:00", False, "two dials prove nothing"),
        (THREE_DIALS, "2026-12-02T12:00:00+08:00", True, "three, and a day later"),
        (
            (*THREE_DIALS, row("2026-12-01T20:00:00+08:00", outcome="conversation")),
            "2026-12-02T12:00:00+08:00",
            False,
            "they spoke after all",
        ),
        (
            tuple(row(f"2026-12-0{day}T12:00:00+08:00", channel="sms", outcome="sent")
                  for day in (1, 2, 3)),
            "2026-12-03T20:00:00+08:00",
            False,
            "the third day is not over",
        ),
        (
            tuple(row(f"2026-12-0{day}T12:00:00+08:00", channel="sms", outcome="sent")
                  for day in (1, 2, 3)),
            "2026-12-04T08:00:00+08:00",
            True,
            "three days running without contact",
        ),
        (
            tuple(row(f"2026-12-0{day}T12:00:00+08:00", channel="sms", outcome="sent")
                  for day in (1, 3, 4)),
            "2026-12-05T08:00:00+08:00",
            False,
            "not three days running",
        ),
    ],
)  # fmt: skip
def test_what_proves_that_a_customer_is_out_of_reach(reasons, log, at, may_ask, say):
    assert ("CN-CONTACT-CBA-LOST" not in reasons(**HERS, log=log, at=at)) is may_ask, say

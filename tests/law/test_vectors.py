"""The research's own test vectors that are asked at the contact gate, each under its name."""

import pytest

from .asking import row

CHICAGO = {"places": ("US-TX",), "zones": ("America/Chicago",), "actor": "collector"}


def calls(*days, hour="10", outcome="no_answer"):
    """Calls in Chicago on days of 2026, several on one day a minute apart."""
    return tuple(
        row(f"2026-{day}T{hour}:{minute:02}:00-05:00", outcome=outcome)
        for minute, day in enumerate(days)
    )


def test_tv_7in7_pass(reasons):
    log = calls("04-01", outcome="voicemail")
    log += calls("04-02", "04-03", "04-04", "04-05", "04-06", "04-07")
    assert "US-CONTACT-7IN7" not in reasons(**CHICAGO, at="2026-04-08T10:00:00-05:00", log=log)


def test_tv_7in7_fail(reasons):
    log = calls("04-01", "04-02", "04-02", "04-03", "04-03", "04-06", "04-06")
    found = reasons(**CHICAGO, at="2026-04-07T10:00:00-05:00", log=log)
    assert found["US-CONTACT-7IN7"] == "deny", "the eighth in seven days"


@pytest.mark.parametrize(
    ("day", "denied"), [("14", True), ("15", True), ("20", True), ("21", False), ("22", False)]
)
def test_tv_7after(reasons, day, denied):
    log = calls("08-14", outcome="conversation")
    found = reasons(**CHICAGO, at=f"2026-08-{day}T18:00:00-05:00", log=log)
    assert ("US-CONTACT-7AFTER" in found) is denied, "the day of the conversation is day one"


def test_the_pause_counts_a_call_that_the_customer_began(reasons):
    log = (row("2026-08-14T10:00:00-05:00", direction="in", outcome="conversation"),)
    found = reasons(**CHICAGO, at="2026-08-17T10:00:00-05:00", log=log)
    assert "US-CONTACT-7AFTER" in found


CONSENT = {"facts": {"call_consent_at": "2026-06-04T09:00:00-05:00"}}
EIGHT = calls("06-08", "06-08", "06-08", "06-09", "06-09", "06-09", "06-10", "06-10")


@pytest.mark.parametrize(
    ("day", "since", "denied", "say"),
    [
        ("10", (), False, "calls that were agreed to are not counted, nor stopped"),
        ("11", (), False, "the consent has run out, and nothing yet counts"),
        ("17", ("06-11",) * 6, False, "six count since"),
        ("17", ("06-11",) * 7, True, "seven count since"),
    ],
)
def test_tv_7_consent(reasons, day, since, denied, say):
    log = EIGHT + calls(*since, hour="14")
    found = reasons(**CHICAGO, **CONSENT, at=f"2026-06-{day}T18:00:00-05:00", log=log)
    assert ("US-CONTACT-7IN7" in found) is denied, say


@pytest.mark.parametrize(
    ("outcome", "denied"),
    [("busy", False), ("not_connected", False), ("no_answer", True), ("voicemail", True)],
)
def test_tv_notconnected(reasons, outcome, denied):
    log = calls(*["04-06"] * 6) + calls("04-06", hour="15", outcome=outcome)
    found = reasons(**CHICAGO, at="2026-04-07T10:00:00-05:00", log=log)
    assert ("US-CONTACT-7IN7" in found) is denied, "a busy tone is no call; a ringing one is"


@pytest.mark.parametrize(
    ("clock", "allowed"),
    [("21:59:59", True), ("22:00:00", False), ("07:59:59", False), ("08:00:00", True)],
)
def test_tv_cn_hours(reasons, clock, allowed):
    found = reasons(at=f"2026-11-24T{clock}+08:00")
    assert ("CN-CONTACT-HOURS-CBA" not in found) is allowed


def test_tv_cn_3(reasons):
    log = (
        row("2026-11-24T09:00:00+08:00", outcome="conversation"),
        row("2026-11-24T10:00:00+08:00", outcome="conversation"),
        row("2026-11-24T11:00:00+08:00", outcome="conversation", actor="collector"),
    )
    for actor in ("creditor", "collector", "buyer"):
        found = reasons(log=log, actor=actor)
        assert found["CN-CONTACT-FREQ-GBT-VOICE"] == "deny", f"a fourth by the {actor}"
    assert "CN-CONTACT-FREQ-GBT-VOICE" not in reasons(log=log[:2])


def test_tv_cn_6(reasons):
    log = tuple(row(f"2026-11-24T09:{minute}:00+08:00") for minute in range(10, 16))
    assert "CN-CONTACT-FREQ-CBA-ATTEMPT" in reasons(log=log, contact_point_id="p1")
    assert "CN-CONTACT-FREQ-CBA-ATTEMPT" not in reasons(log=log, contact_point_id="p2")
    assert "CN-CONTACT-FREQ-CBA-ATTEMPT" not in reasons(log=log[:5], contact_point_id="p1")


@pytest.mark.parametrize(
    ("at", "denied"),
    [
        ("2026-12-01T19:00:00+08:00", True),
        ("2026-12-01T23:59:59+08:00", True),
        ("2026-12-02T08:00:00+08:00", False),
    ],
)
def test_tv_cn_lost(reasons, at, denied):
    log = tuple(
        row(f"2026-12-01T{clock}:00+08:00", contact_point_id="own")
        for clock in ("10:02", "13:30", "18:45")
    )
    found = reasons(at=at, log=log, who="contact_person", purpose="location",
                    contact_point_id="hers")  # fmt: skip
    assert ("CN-CONTACT-CBA-LOST" in found) is denied
    assert ("CN-CONTACT-GBT-CONTACTPERSON" in found) is denied


def test_tv_dc_5th(reasons):
    asked = {"places": ("US-DC",), "at": "2026-11-24T12:00:00-05:00"}
    log = tuple(row(f"2026-11-{day}T12:00:00-05:00") for day in (19, 20, 21, 22))
    assert "US-DC-3IN7" in reasons(**asked, log=log, account_id="a1")
    assert "US-DC-3IN7" not in reasons(**asked, log=log, account_id="a2")
    assert "US-DC-3IN7" not in reasons(**asked, log=log[1:], account_id="a1")


@pytest.mark.parametrize("channel", ["voice", "letter", "sms", "email"])
def test_tv_us_stay(reasons, channel):
    found = reasons(**CHICAGO, at="2026-12-02T12:00:00-06:00", channel=channel,
                    states={"insolvent"})  # fmt: skip
    assert found["US-BK-STAY"] == "deny", "petition filed on the day before"

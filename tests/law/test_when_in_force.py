"""First and last days: the customer's own, both included; a draft warns, adopted or not."""

import pytest

from .asking import row

NYC = {"places": ("US-NY-NYC",), "actor": "collector", "channel": "email",
       "facts": {"email_basis": "consented"}}  # fmt: skip

DAYS = [
    ("CN-CONTACT-HOURS-CBA", {"at": "2026-01-29T23:00:00+08:00"}, False, "the evening before"),
    ("CN-CONTACT-HOURS-CBA", {"at": "2026-01-30T00:00:00+08:00"}, True, "its first minute"),
    ("CN-CONTACT-HOURS-GBT", {"at": "2025-02-27T23:00:00+08:00"}, False, "the evening before"),
    ("CN-CONTACT-HOURS-GBT", {"at": "2025-02-28T23:00:00+08:00"}, True, "its first evening"),
    ("CN-CONTACT-FREQ-NIFA2024", {"at": "2024-05-14T23:00:00+08:00"}, False, "before it"),
    ("CN-CONTACT-FREQ-NIFA2024", {"at": "2024-05-15T23:00:00+08:00"}, True, "its first day"),
    ("CN-CONTACT-FREQ-NIFA2024", {"at": "2025-02-28T23:59:59+08:00"}, True, "its last second"),
    ("CN-CONTACT-FREQ-NIFA2024", {"at": "2025-03-01T00:00:00+08:00"}, False, "after it"),
    ("CN-CONTACT-CONV-2018", {"at": "2018-03-27T23:00:00+08:00"}, False, "before it"),
    ("CN-CONTACT-CONV-2018", {"at": "2018-03-28T23:00:00+08:00"}, True, "its first day"),
]


@pytest.mark.parametrize(("rule_id", "changed", "asked", "say"), DAYS)
def test_a_rule_is_asked_from_its_first_to_its_last_day(reasons, rule_id, changed, asked, say):
    assert (rule_id in reasons(**changed)) is asked, say


def test_the_days_are_those_of_the_customers_zone(reasons):
    """05:30 UTC on 30 November 2021: the federal rule began in New York, not yet in California."""
    asked = {"places": ("US",), "actor": "collector", "at": "2021-11-30T05:30:00+00:00"}
    west = {"zones": ("America/Los_Angeles",)}
    both = {"zones": ("America/New_York", "America/Los_Angeles")}
    assert "US-CONTACT-HOURS" not in reasons(**asked, **west), "21:30 on the day before"
    assert "US-CONTACT-HOURS" in reasons(**asked, **both), "in force in one of the zones"


@pytest.mark.parametrize(
    ("at", "contacts", "fires", "say"),
    [
        ("2026-08-31T12:00:00-04:00", 2, "US-NYC-2IN7", "the last day of two in seven"),
        ("2026-08-31T12:00:00-04:00", 1, None, "one was free"),
        ("2026-09-01T12:00:00-04:00", 2, None, "the first day of three in seven"),
        ("2026-09-01T12:00:00-04:00", 3, "US-NYC-3IN7", "the fourth is stopped"),
    ],
)
def test_new_york_city_changes_its_cap_on_the_first_of_september(reasons, at, contacts, fires, say):
    log = tuple(
        row(f"{at[:8]}{int(at[8:10]):02}T0{hour}:00:00-04:00", channel="email", outcome="sent")
        for hour in range(contacts)
    )
    found = reasons(**NYC, at=at, log=log)
    assert [rule_id for rule_id in found if rule_id.startswith("US-NYC")] == (
        [fires] if fires else []
    ), say


@pytest.mark.parametrize(
    ("at", "asked", "say"),
    [
        ("2027-01-30T12:00:00-06:00", False, "twice delayed, not yet in force"),
        ("2027-01-31T12:00:00-06:00", True, "its first day"),
    ],
)
def test_revoke_all_waits_for_its_day(reasons, at, asked, say):
    facts = {"autodialled": True, "revoked_other_matter": True, "consent_revoked_on": "2026-12-01"}
    facts["express_consent"] = True
    found = reasons(places=("US-TX",), zones=("America/Chicago",), at=at, facts=facts)
    assert ("US-TCPA-ALL" in found) is asked, say


@pytest.mark.parametrize(
    ("at", "effect", "say"),
    [
        ("2026-06-30T19:30:00+05:30", None, "before the day that the draft names"),
        ("2026-07-01T19:30:00+05:30", "warn", "a draft warns and never denies"),
    ],
)
def test_a_draft_only_warns(reasons, at, effect, say):
    found = reasons(places=("IN",), at=at)
    assert found.get("IN-DRAFT-2026") == effect, say
    assert found["IN-HOURS"] == "deny"

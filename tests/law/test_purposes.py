"""Which purposes each kind of rule stops: a required notice or an answer is not dunning."""

import pytest

from .asking import row

EVERY = {"collection", "service_reminder", "plan_reminder", "reply", "statutory_notice",
         "legal_service", "location"}  # fmt: skip
DUNNING = {"collection", "service_reminder", "plan_reminder"}
US = {"places": ("US-TX",), "zones": ("America/Chicago",), "actor": "collector",
      "at": "2026-11-24T12:00:00-06:00"}  # fmt: skip
GB = {"places": ("GB",), "at": "2026-11-24T12:00:00+00:00"}
THREE_TALKS = tuple(
    row(f"2026-11-24T{hour}:00:00+08:00", outcome="conversation") for hour in ("09", "10", "11")
)

STOPPED = [
    ("CN-CONTACT-HOURS-CBA", {"at": "2026-11-24T23:00:00+08:00"}, EVERY - {"reply"}),
    ("CN-CONTACT-HOURS-GBT", {"at": "2026-11-24T23:00:00+08:00"}, EVERY - {"reply"}),
    ("CN-CONTACT-FREQ-GBT-VOICE", {"log": THREE_TALKS}, {"collection"}),
    ("CN-CONTACT-SIGNED-PLAN-STOP", {"states": {"signed_plan"}}, {"collection", "location"}),
    ("CN-CONTACT-DEBTOR-ONLY", {"who": "family"}, {"collection"}),
    ("CN-CONTACT-GBT-CONTACTPERSON", {"who": "family"}, {"collection", "location"}),
    ("CN-CONTACT-CBA-LOST", {"who": "family"}, {"collection", "location"}),
    ("CN-CONTACT-CBA-UNRELATED", {"who": "family"}, {"collection"}),
    ("CN-CONTACT-CBA-UNRELATED", {"who": "family", "facts": {"third_person_refused": True}},
     {"collection", "location"}),
    ("CN-ESC-HEIRS", {"who": "heir"}, {"collection", "legal_service"}),
    ("CN-ESC-XM-BANKRUPTCY", {"places": ("CN-XM",), "states": {"insolvent"}},
     DUNNING | {"location", "legal_service"}),
    ("US-CONTACT-HOURS", {**US, "at": "2026-11-24T21:30:00-06:00"}, EVERY - {"reply"}),
    ("US-CONTACT-PLACE", {**US, "facts": {"place_blocked": True}}, EVERY - {"reply"}),
    ("US-CONTACT-MEDIUM", {**US, "facts": {"medium_blocked": True}}, DUNNING),
    ("US-CONTACT-CEASE", {**US, "states": {"ceased"}}, DUNNING),
    ("US-CONTACT-ATTORNEY", {**US, "states": {"represented"}}, DUNNING | {"location"}),
    ("US-CONTACT-THIRD", {**US, "who": "family"}, DUNNING | {"reply", "statutory_notice"}),
    ("US-BK-STAY", {**US, "states": {"insolvent"}}, DUNNING | {"location", "legal_service"}),
    ("US-CONTACT-WORKEMAIL", {**US, "channel": "email", "facts": {"employer_address": True}},
     EVERY),
    ("US-VAL-DISPUTE", {**US, "facts": {"disputed_in_period": True}},
     {"collection", "service_reminder"}),
    ("UK-BS-60", {**GB, "states": {"breathing_space"}},
     {"collection", "location", "legal_service"}),
    ("UK-CONTACT-THIRD", {**GB, "who": "family"}, EVERY - {"location"}),
    ("UK-DISPUTE", {**GB, "states": {"disputed"}}, {"collection", "legal_service"}),
    ("HOUSE-MEDIUM", {"facts": {"medium_blocked": True}}, DUNNING | {"location"}),
    ("HOUSE-REASSIGNED", {"facts": {"point_status": "reassigned"}}, EVERY),
    ("HOUSE-COMPLAINT", {"facts": {"agent_complained_of": True}}, EVERY),
]  # fmt: skip


@pytest.mark.parametrize(("rule_id", "changed", "stopped"), STOPPED)
def test_the_purposes_that_a_rule_stops(reasons, rule_id, changed, stopped):
    found = {purpose for purpose in EVERY if rule_id in reasons(**changed, purpose=purpose)}
    assert found == stopped


def test_a_plan_is_kept_the_reminder_goes_and_the_call_does_not(answer):
    """The text about the next instalment passes; a call about another card does not."""
    plan = {"states": {"signed_plan"}}
    assert answer(**plan, channel="sms", purpose="plan_reminder").effect == "allow"
    call = answer(**plan, purpose="collection", account_id="another-card")
    assert call.effect == "deny"
    assert "CN-CONTACT-SIGNED-PLAN-STOP" in {reason.id for reason in call.reasons}

"""`forbear check escalate`: the contract's document, its exit codes, batches, and what is wrong."""

import json

import pytest
from click.testing import CliRunner

from forbear.cli.check import check

ASKED = {
    "step": "suit", "place": "CN", "actor": "creditor", "product": "credit_card",
    "at": "2026-11-24T14:00:00+08:00",
}  # fmt: skip
OFFERED = "affordable_offer_answered_on=2026-11-20"


def run(*more, **changed):
    said = {**ASKED, **changed}
    options = [part for name, value in said.items() if value for part in (f"--{name}", value)]
    return CliRunner().invoke(check, ["escalate", *options, *more])


def reasons(done):
    return {reason["id"]: reason for reason in json.loads(done.stdout)["reasons"]}


@pytest.mark.parametrize(
    ("changed", "facts", "code", "effect"),
    [
        ({}, [OFFERED, "venue=defendant_home"], 0, "allow"),
        ({}, [OFFERED, "venue=defendant_home", "limitation_expired=true"], 0, "warn"),
        ({}, ["venue=defendant_home"], 1, "require"),  # no affordable offer was made
        ({"step": "set_off"}, [OFFERED], 1, "deny"),
        ({"step": "sale"}, [], 0, "allow"),
        ({"step": "sale", "actor": "buyer"}, [], 1, "deny"),  # bought in bulk, not sold on
        ({"step": "notice_of_assignment", "actor": "buyer"}, [], 0, "allow"),
        ({"state": "signed_plan"}, [OFFERED, "venue=defendant_home"], 1, "deny"),
        ({"place": "BR"}, [OFFERED], 1, "deny"),  # nobody read the rules of Brazil
    ],
)
def test_exit_codes_follow_the_effect(changed, facts, code, effect):
    done = run("--json", *(part for fact in facts for part in ("--fact", fact)), **changed)
    assert (done.exit_code, json.loads(done.stdout)["effect"]) == (code, effect)
    assert done.stderr == ""


def test_the_document_is_the_contracts():
    said = json.loads(run("--json").stdout)
    assert set(said) == {"effect", "reasons", "next_lawful_at", "read", "asked"}
    assert set(said["read"]) == {"rules", "cards", "instrument", "report", "none"}
    assert said["asked"]["step"] == "suit"
    assert not {"channel", "purpose"} & set(said["asked"])
    assert said["next_lawful_at"] == ASKED["at"], "nothing denies; something is missing"


def test_only_what_is_missing_is_asked_for():
    done = run("--json", "--fact", "due=true", "--fact", "serviceable=true", step="payment_order")
    needs = reasons(done)["CN-ESC-PAYMENT-ORDER"]["needs"]
    assert "sum_fixed" in needs
    assert not {"due", "serviceable", "not_missing"} & set(needs)


def test_a_customer_out_of_reach_gets_no_payment_order():
    done = run("--json", step="payment_order", state="lost_contact")
    assert "not_missing" in reasons(done)["CN-ESC-PAYMENT-ORDER"]["needs"]


@pytest.mark.parametrize(
    ("state", "who", "stopped"),
    [
        ("deceased", "self", True),
        ("deceased", "heir", False),  # the heir owes what was inherited
        ("insolvent", "guarantor", False),
        ("minor", "guarantor", False),
        ("military_service", "self", False),
    ],
)
def test_a_state_stops_the_steps_of_whom_it_protects(state, who, stopped):
    assert ("HOUSE-STATES" in reasons(run("--json", state=state, who=who))) is stopped


def test_a_placement_tells_the_customer_first_whoever_places():
    """At contact the notice is asked of the agency alone; at placement of whoever places."""
    for actor in ("creditor", "collector", "buyer"):
        found = reasons(run("--json", step="placement", actor=actor))
        assert "CN-CONTACT-OUTSOURCE-NOTICE" in found


def test_a_second_visit_of_the_day_is_counted_from_the_log(tmp_path):
    log = tmp_path / "log.csv"
    log.write_text(
        "contact_id,customer_id,at,channel,direction,outcome,actor\n"
        "c1,lin,2026-11-24T10:00:00+08:00,visit,out,no_answer,creditor\n",
        encoding="utf-8",
    )
    asked = ("--json", "--fact", "visit_staff=2", "--fact", OFFERED)
    assert reasons(run(*asked, step="visit")) == {}
    second = json.loads(run(*asked, step="visit", history=str(log)).stdout)
    assert [reason["id"] for reason in second["reasons"]] == ["CN-CONTACT-VISIT-GBT"]
    assert second["next_lawful_at"] == "2026-11-25T00:00:00+08:00"


def test_old_knowledge_of_the_contact_log_denies_the_police_report():
    done = run("--json", **{"step": "police_report", "known-to": "2026-11-24T11:59:59+08:00"})
    assert reasons(done)["HOUSE-FRESHNESS"]["stale"] == {"contact log": "2026-11-24T11:59:59+08:00"}


@pytest.mark.parametrize(
    ("ended_on", "stopped"),
    [("2021-11-25", False), ("2021-11-24", True), ("2020-02-29", True), (None, False)],
)
def test_a_record_goes_five_years_after_the_event_ended(ended_on, stopped):
    fact = f"negative_event_ended_on={ended_on or ''}"
    found = reasons(run("--json", "--fact", fact, step="bureau_report"))
    assert ("CN-REPORT-5Y" in found) is stopped


def test_a_leap_day_comes_round_on_the_28th():
    found = [
        "CN-REPORT-5Y"
        in reasons(
            run("--json", "--fact", "negative_event_ended_on=2024-02-29", step="bureau_report",
                at=f"{day}T12:00:00+08:00")
        )
        for day in ("2029-02-27", "2029-02-28")
    ]  # fmt: skip
    assert found == [False, True]


def test_many_questions_are_answered_in_order_and_a_bad_one_alone_fails():
    lines = [
        {"id": "1", **ASKED, "fact": {"venue": "defendant_home"}},
        {"id": "2", **ASKED, "step": "duel"},
        {"id": "3", **ASKED, "channel": "voice"},
        {"id": "4", **ASKED, "step": "sale", "place": ["CN", "CN-SZ"], "state": "insolvent"},
        {"id": "5", **ASKED, "fact": {"years_since_negative_event_ended": 4}},
    ]
    batch = "\n".join(json.dumps(line) for line in lines)
    done = CliRunner().invoke(check, ["escalate", "--batch", "-"], input=batch)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["1", "2", "3", "4", "5"]
    assert answers[0]["effect"] == "require"
    assert "Use one of: lawyers_letter" in answers[1]["error"]
    assert "There is no option 'channel'" in answers[2]["error"]
    assert answers[3]["effect"] == "allow", "selling is not among what acceptance stops"
    assert "Give negative_event_ended_on instead." in answers[4]["error"]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"step": None}, "lacks --step"),
        ({"at": "2026-11-24T14:00:00"}, "has no offset"),
        ({"state": "sleepy"}, "state 'sleepy' is unknown"),
        ({"fact": "venue=somewhere"}, "venue cannot be 'somewhere'"),
    ],
)
def test_a_wrong_question_is_named_with_its_mend(changed, says):
    done = run(**changed)
    assert done.exit_code == 2
    assert says in done.stderr

"""`forbear check plan`: terms, rates, items and means at their edges, and files that are wrong."""

import json

import pytest
from click.testing import CliRunner

from forbear.cli.check import check

PLAN = {
    "place": "CN", "product": "credit_card", "actor": "creditor", "as_of": "2026-12-03",
    "kind": "instalments", "schedule": [{"due_on": "2027-01-03", "cents": 10000}],
    "balances": {"principal_cents": 10000}, "currency": "CNY", "rate_bp": 1825,
    "items": ["cost_sheet"],
}  # fmt: skip
AMERICAN = {"place": "US", "currency": "USD", "items": [
    "apr_during", "apr_after", "fees_during", "fees_after", "min_payment_during",
    "min_payment_after", "timely_payment_condition"]}  # fmt: skip
GROUNDS = [
    "special_circumstances", "issuer_confirmed_debt_exceeds_ability", "willing_to_pay",
    "confirmation", "cost_sheet",
]  # fmt: skip
MEANS = {"income_cents": 50000, "living_cents": 30000, "other_debts_cents": 15000}


def run(*more, **changed):
    plan = {key: value for key, value in {**PLAN, **changed}.items() if value is not None}
    return CliRunner().invoke(check, ["plan", "--file", "-", *more], input=json.dumps(plan))


def found(*more, **changed):
    done = run("--json", *more, **changed)
    assert done.exit_code in (0, 1), done.output
    return {reason["id"]: reason for reason in json.loads(done.stdout)["reasons"]}


def due(*days, cents=10000):
    return [{"due_on": day, "cents": cents} for day in days]


def test_the_document_is_the_contracts():
    done = run("--json")
    said = json.loads(done.stdout)
    assert (done.exit_code, said["effect"]) == (0, "allow")
    assert set(said) == {"effect", "reasons", "next_lawful_at", "read", "asked"}
    assert said["asked"]["kind"] == "instalments"
    assert not {"channel", "purpose", "step", "who"} & set(said["asked"])
    assert run("--json", items=[]).exit_code == 1


@pytest.mark.parametrize(
    ("signed_on", "as_of", "last", "too_long"),
    [
        ("2026-12-03", "2026-12-03", "2031-12-03", False),
        ("2026-12-03", "2026-12-03", "2031-12-04", True),
        (None, "2026-12-03", "2031-12-04", True),  # not signed yet: from the plan's day
        ("2026-12-04", "2026-12-03", "2031-12-04", False),
        ("2028-02-29", "2028-02-29", "2033-02-28", False),  # the last day of a shorter month
        ("2028-02-29", "2028-02-29", "2033-03-01", True),
        ("2026-12-03", "2026-12-03", "2026-01-01", False),
    ],
)
@pytest.mark.parametrize(
    ("kind", "rule"), [("personalised", "CN-PLAN-70"), ("instalments", "CN-PLAN-INSTALMENT-5Y")]
)
def test_five_years_from_signing_to_the_last_due_date(kind, rule, signed_on, as_of, last, too_long):
    plan = {"kind": kind, "items": GROUNDS, "signed_on": signed_on, "as_of": as_of}
    assert (rule in found(**plan, schedule=due("2027-01-03", last))) is too_long


@pytest.mark.parametrize("missing", GROUNDS[:4])
def test_a_personalised_plan_has_its_grounds_on_file(missing):
    kept = [name for name in GROUNDS if name != missing]
    assert found(kind="personalised", items=kept)["CN-PLAN-70"]["effect"] == "deny"
    assert "CN-PLAN-70" not in found(kind="personalised", items=GROUNDS)


def test_only_the_missing_items_are_asked_for():
    said = found(kind="personalised", items=[*GROUNDS, "balance", "currency"])
    needs = said["CN-PLAN-70-CONTENT"]["needs"]
    assert "cycle" in needs
    assert not {"balance", "currency"} & set(needs)


@pytest.mark.parametrize(
    ("before", "after", "stopped"),
    [(1999, 1999, False), (1999, 2000, True), (1999, None, False), (1999, 0, False)],
)
def test_a_workout_brings_the_rate_back_no_higher(before, after, stopped):
    said = found(**AMERICAN, rate_bp=before, after_rate_bp=after)
    assert ("US-PLAN-WORKOUT-RATE" in said) is stopped


@pytest.mark.parametrize(("rate", "stopped"), [(600, False), (601, True)])
def test_six_per_cent_while_in_service(rate, stopped):
    said = found("--state", "military_service", **AMERICAN, rate_bp=2000, after_rate_bp=rate)
    assert ("US-SCRA-6" in said) is stopped
    assert "US-SCRA-6" not in found(**AMERICAN, rate_bp=2000)


@pytest.mark.parametrize(
    ("schedule", "more", "stopped"),
    [
        (due("2027-01-03", cents=5000), {}, False),
        (due("2027-01-03", cents=5001), {}, True),
        (due("2027-01-03", "2027-01-31", cents=2501), {}, True),  # two in one month
        (due("2027-01-31", "2027-02-01", cents=5000), {}, False),  # a day apart, two months
        (due("2027-01-03", cents=6000), {"savings_cents": 1000}, False),
        (due("2027-01-03", cents=6001), {"savings_cents": 1000}, True),
        (due("2027-01-03", "2027-02-03", cents=5001), {"savings_cents": 9000}, True),
        ([], {"income_cents": 0}, False),  # nothing falls due
        (due("2027-01-03", cents=1), {"income_cents": 0}, True),
        (due("2027-01-03", cents=9000), {"currency": "USD"}, False),  # measures nothing here
    ],
)
def test_no_month_asks_for_more_than_is_left(schedule, more, stopped):
    said = found(schedule=schedule, means={**MEANS, **more})
    assert ("HOUSE-PLAN-SURPLUS" in said) is stopped


def test_priority_debts_come_first():
    plan = {"means": MEANS, "schedule": due("2027-01-03", cents=4000)}
    assert "HOUSE-PLAN-SURPLUS" not in found(**plan)
    rent = [{"name": "rent", "monthly_cents": 1001}]
    assert "HOUSE-PLAN-SURPLUS" in found(**plan, priority_debts=rent)


def test_a_re_aging_takes_its_facts():
    plan = {**AMERICAN, "kind": "re_age"}
    facts = {"account_age_months": 9, "minimum_payments_since": 3}
    assert "US-PLAN-REAGE" not in found(**plan, fact=facts)
    early = found("--fact", "account_age_months=8", **plan)
    assert early["US-PLAN-REAGE"]["effect"] == "warn", "guidance that nobody has verified warns"


def test_a_place_without_a_pack_is_not_agreed():
    assert found(place="BR")["HOUSE-NO-PACK"]["effect"] == "deny"


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"kind": None}, "The plan lacks kind."),
        ({"kind": "gift"}, "kind 'gift' is unknown. Use one of: pay_in_full"),
        ({"as_of": "2026-02-30"}, "as_of of the plan is '2026-02-30'. Give a date"),
        ({"schedule": {}}, "schedule of the plan is {}."),
        ({"schedule": [{"due_on": "2027-01-03"}]}, "The plan lacks schedule[0].cents."),
        ({"schedule": [{"due_on": "2027-01-03", "cents": 1.5}]}, "schedule[0].cents of the plan"),
        ({"schedule": [{"due_on": "2027-01-03", "cents": 0}]}, "at least one cent"),
        ({"schedule": due("2027-01-03", "2027-02-03", cents=2**63 - 1)}, "does not fit 64 bits"),
        ({"balances": {"principal": 1}}, "balances of the plan"),
        ({"currency": "yuan"}, "Give an ISO 4217 code"),
        ({"rate_bp": 18.25}, "rate_bp of the plan is 18.25."),
        ({"rate_bp": True}, "rate_bp of the plan is True."),
        ({"items": "cost_sheet"}, "items of the plan is 'cost_sheet'."),
        ({"means": {"income_cents": 1}}, "The plan lacks means.living_cents."),
        ({"priority_debts": [{"name": "rent"}]}, "lacks priority_debts[0].monthly_cents"),
        ({"intrest": 1}, "The plan has no key intrest."),
        ({"place": 7}, "place cannot be 7"),
        ({"fact": {"months_to_last_due": 3}}, "It follows from the plan's own file."),
        ({"state": ["sleepy"]}, "state 'sleepy' is unknown"),
    ],
)
def test_a_wrong_file_is_named_by_key_with_its_mend(changed, says):
    done = run(**changed)
    assert done.exit_code == 2
    assert says in done.stderr


def test_what_is_no_json_or_no_file_is_said():
    done = CliRunner().invoke(check, ["plan", "--file", "-"], input="{")
    assert (done.exit_code, "is not JSON" in done.stderr) == (2, True)
    done = CliRunner().invoke(check, ["plan", "--file", "-"], input="[]")
    assert (done.exit_code, "Give one object" in done.stderr) == (2, True)
    assert CliRunner().invoke(check, ["plan"]).exit_code == 2


def test_many_plans_are_answered_in_order_and_a_bad_one_alone_fails():
    lines = [
        {"id": "1", "file": PLAN},
        {"id": "2", **PLAN, "items": []},
        {"id": "3", "file": {**PLAN, "kind": "gift"}},
        {"id": "4", "file": PLAN, "colour": "red"},
        {"id": "5", "file": AMERICAN | {k: PLAN[k] for k in PLAN if k not in AMERICAN},
         "state": "military_service"},
    ]  # fmt: skip
    batch = "\n".join(json.dumps(line) for line in lines)
    done = CliRunner().invoke(check, ["plan", "--batch", "-"], input=batch)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["1", "2", "3", "4", "5"]
    assert [answer.get("effect") for answer in answers[:2]] == ["allow", "require"]
    assert "kind 'gift' is unknown" in answers[2]["error"]
    assert "There is no option 'colour'" in answers[3]["error"]
    assert [reason["id"] for reason in answers[4]["reasons"]] == ["US-SCRA-6"]

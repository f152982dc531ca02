"""The escalation and the plan gate agree with a plain second reckoning of the researched rules.

As test_second_reading does for contact: real commands, random questions thick around the edges.
"""

import json
import os
import random
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from forbear.cli.check import check

from . import agreements, ladder, reckoning
from .questions import ACTORS, PRODUCTS, STATES, WHO

LAW = Path(os.environ.get("FORBEAR_DATA", "absent")) / ".." / "law"
pytestmark = [
    pytest.mark.real_data,
    pytest.mark.slow,
    pytest.mark.skipif(
        not (LAW / "facts.yaml").exists(),
        reason="the researched rules are not here; set FORBEAR_DATA to the data folder beside law/",
    ),
]
PLACES = [["CN"], ["CN"], ["CN-SZ"], ["CN-XM"], ["US"], ["US-NY"], ["US-NY-NYC"], ["US-MA"],
          ["GB"], ["GB-ENG"], ["GB-SCT"], ["CN", "US-NY"], ["BR"]]  # fmt: skip
DAYS = [date(2026, 11, 24), date(2027, 2, 28), date(2028, 2, 29), date(2026, 8, 31)]
YEARS_BACK = [0, 0, 0, 5, 7]


@pytest.fixture(scope="module")
def catalogue():
    return yaml.safe_load((LAW / "catalogue.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def facts():
    return yaml.safe_load((LAW / "facts.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def law(facts, catalogue):
    return reckoning.Law(facts, catalogue, lambda day: False)


def ask(gate, lines):
    batch = "\n".join(json.dumps({"id": str(n), **line}) for n, line in enumerate(lines))
    done = CliRunner().invoke(check, [gate, "--batch", "-"], input=batch)
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def differences(reading, gate, asked):
    for question, answer in zip(asked, ask(gate, asked), strict=True):
        expected = reading.reasons(question)
        got = {reason["id"]: reason["effect"] for reason in answer.get("reasons", [])}
        if expected != got or answer.get("effect") != reckoning.strictest(expected.values()):
            yield {
                "question": question,
                "only in the second reading": sorted(set(expected.items()) - set(got.items())),
                "only at the gate": sorted(set(got.items()) - set(expected.items())),
                "error": answer.get("error"),
            }


def hold_equal(reading, gate, asked):
    found = list(differences(reading, gate, asked))
    assert not found, f"{len(found)} of {len(asked)} differ; the first: " + json.dumps(
        found[0], ensure_ascii=False, indent=1
    )


def value(draw, fact, day):
    kind = fact["type"]
    if kind == "bool":
        return draw.random() < 0.6
    if kind == "int":
        return draw.choice([0, 1, 2, 3, 500])
    if kind == "date":
        back = [-31, -30, -1, 0, 1, 13, 14, 15, 20, 21, 29, 30, 31, 60, 180, 181]
        near = day - timedelta(days=draw.choice(back))
        return ladder.years_later(near, -draw.choice(YEARS_BACK)).isoformat()
    return draw.choice(fact.get("values") or [None])


def rung(draw, rule, known, places):
    """A question that this rule is likely to be asked, with most of the facts that it reads."""
    day = draw.choice(DAYS)
    named = rule["params"].get("fact", [])
    names = [named] if isinstance(named, str) else list(named)
    for key in ("require", "requires", "enclosures", "attach"):
        words = rule["params"].get(key, [])
        names += [words] if isinstance(words, str) else words
    names += ["licence", "online", "creditor_false_name", "affordable_offer_answered_on"]
    names += ["charged_off"] if rule["binds"].get("charged_off") else []
    names += draw.sample(sorted(known), 3)
    chance = draw.choice([0.4, 0.7, 1.0])
    given = {
        name: value(draw, known[name], day)
        for name in names
        if name in known and draw.random() < chance
    }
    here = [place for place in places if rule["jurisdiction"] in place[1]]
    return {
        "step": draw.choice(rule["steps"]),
        "place": draw.choice(here)[0] if draw.random() < 0.8 else draw.choice(PLACES),
        "actor": draw.choice(rule["binds"].get("actor", ACTORS) if draw.random() < 0.7 else ACTORS),
        "product": draw.choice(["credit_card", *PRODUCTS]),
        "who": draw.choice(rule["binds"].get("who", ["self"]) if draw.random() < 0.7 else WHO),
        "at": f"{day}T12:00:00+00:00",
        "state": sorted(draw.sample(STATES, draw.choice([0, 0, 1, 2]))),
        "fact": given,
    }


@pytest.mark.parametrize("rule_id", sorted(ladder.FIRES))
def test_both_readings_agree_at_the_steps_of_each_rule(law, facts, catalogue, rule_id):
    draw = random.Random(rule_id)
    reading = ladder.Ladder(facts["rules"], law, law.defaults)
    rule = next(rule for rule in reading.rules if rule["id"] == rule_id)
    worked_out = {"defendant", "not_missing", "no_violence_record", "call_consent_at"}
    known = {
        fact["name"]: fact
        for fact in catalogue["facts"]
        if fact["name"] not in worked_out and fact["name"] != "hours_blocked"
    }
    places = [(place, law.jurisdictions(place)) for place in PLACES]
    asked = [rung(draw, rule, known, places) for _ in range(120)]
    wanted = rule["params"].get("state", [])
    for question in asked[::2]:
        question["state"] = [wanted] if isinstance(wanted, str) else wanted[:1]
    fired = [rule_id in reading.reasons(question) for question in asked]
    assert any(fired), "no question made this rule fire: draw nearer to it"
    assert not all(fired), "every question made this rule fire: draw around it"
    hold_equal(reading, "escalate", asked)


def agreement(draw, items):
    day = draw.choice(DAYS)
    last = agreements.add_months(day, draw.choice([1, 12, 59, 60, 61]))
    last += timedelta(days=draw.choice([-1, 0, 0, 1]))
    dues = [day + timedelta(days=draw.randrange(1, 90)) for _ in range(draw.randrange(4))] + [last]
    rows = [{"due_on": due.isoformat(), "cents": draw.choice([1, 5000, 10000])} for due in dues]
    place = draw.choice([["CN"], ["US"], *PLACES])
    plan = {
        "place": draw.choice([place, place[0]]),
        "product": draw.choice(["credit_card"] * 9 + PRODUCTS),
        "actor": draw.choice(["creditor"] * 3 + ACTORS), "as_of": day.isoformat(),
        "kind": draw.choice(["personalised", "instalments", "re_age", "settlement", "hold"]),
        "schedule": draw.choice([rows, rows, rows[-1:], []]), "balances": {"principal_cents": 9},
        "currency": "CNY", "rate_bp": draw.choice([0, 600, 2400, 3600]),
        "items": sorted(items if draw.random() < 0.4 else draw.sample(items, len(items) - 1)),
    }  # fmt: skip
    if draw.random() < 0.5:
        plan["after_rate_bp"] = draw.choice([0, 600, 601, 2400, 2401])
    if draw.random() < 0.5:
        plan["signed_on"] = (day + timedelta(days=draw.choice([-30, -1, 1]))).isoformat()
    if draw.random() < 0.6:
        means = {"income_cents": draw.choice([9000, 20000, 25000]), "living_cents": 9000}
        plan["means"] = means
        means["other_debts_cents"] = draw.choice([0, 1000])
        means |= draw.choice(
            [{}, {"savings_cents": 5000}, {"currency": "CNY"}, {"currency": "X" * 3}]
        )
        if draw.random() < 0.3:
            plan["priority_debts"] = [{"name": "rent", "monthly_cents": 1000}]
    counts = {"account_age_months": [8, 9], "minimum_payments_since": [2, 3], "reages_12m": [0, 1],
              "reages_5y": [0, 1, 2, 3], "workout_reages_5y": [0, 1, 2]}  # fmt: skip
    facts = {name: draw.choice(known) for name, known in counts.items() if draw.random() < 0.9}
    facts |= draw.choice([{}, {"licence": "bank"}, {"licence": "guarantee"}, {"online": False}])
    return {"file": plan, "fact": facts, "state": draw.choice([[], ["military_service"]])}


@pytest.mark.parametrize("seed", range(6))
def test_both_readings_agree_about_plans(law, facts, seed):
    draw = random.Random(seed)
    reading = agreements.Agreements(facts["rules"], law)
    words = [r["params"].get(k, []) for r in reading.rules for k in agreements.ITEM_KEYS]
    items = sorted(
        {w for listed in words for w in ([listed] if isinstance(listed, str) else listed)}
    )
    asked = [agreement(draw, items) for _ in range(800)]
    fired = set().union(*(reading.reasons(question) for question in asked))
    assert fired >= {*agreements.FIRES, agreements.HOUSE}, "draw nearer to what did not fire"
    hold_equal(reading, "plan", asked)

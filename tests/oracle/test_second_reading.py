"""Two readings of one law agree: the rulebook's cards, and a plain second reckoning of the rules.

The second reading takes bounds, purposes, dates and numbers from the researched rules themselves
(the `law` folder beside the one that FORBEAR_DATA names); it never imports the rulebook.
"""

import json
import os
import random
from datetime import datetime, timedelta
from pathlib import Path

import holidays
import pytest
import yaml
from click.testing import CliRunner

from forbear.cli.check import check

from . import questions, reckoning
from .readings import FIRES

LAW = Path(os.environ.get("FORBEAR_DATA", "absent")) / ".." / "law"
pytestmark = [
    pytest.mark.real_data,
    pytest.mark.slow,
    pytest.mark.skipif(
        not (LAW / "facts.yaml").exists(),
        reason="the researched rules are not here; set FORBEAR_DATA to the data folder beside law/",
    ),
]
SEEDS = range(10)
QUESTIONS = 400


@pytest.fixture(scope="module")
def catalogue():
    return yaml.safe_load((LAW / "catalogue.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def law(catalogue):
    facts = yaml.safe_load((LAW / "facts.yaml").read_text(encoding="utf-8"))
    states = ["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"]

    def kept_everywhere(day):
        return all(day in holidays.country_holidays("AU", subdiv=state) for state in states)

    return reckoning.Law(facts, catalogue, kept_everywhere)


def ask(lines):
    batch = "\n".join(json.dumps({"id": str(n), **line}) for n, line in enumerate(lines))
    done = CliRunner().invoke(check, ["contact", "--batch", "-"], input=batch)
    assert done.exit_code in (0, 1), done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def differences(law, asked, answers):
    for question, answer in zip(asked, answers, strict=True):
        expected = law.reasons(question)
        got = {reason["id"]: reason["effect"] for reason in answer.get("reasons", [])}
        if expected != got or answer.get("effect") != reckoning.strictest(expected.values()):
            yield {
                "question": question,
                "only in the second reading": sorted(set(expected.items()) - set(got.items())),
                "only at the gate": sorted(set(got.items()) - set(expected.items())),
                "error": answer.get("error"),
            }


@pytest.mark.parametrize("seed", SEEDS)
def test_both_readings_give_the_same_reasons(law, catalogue, seed):
    draw = random.Random(seed)
    asked = [questions.question(draw, catalogue) for _ in range(QUESTIONS)]
    found = list(differences(law, asked, ask(asked)))
    assert not found, f"{len(found)} of {QUESTIONS} differ; the first: " + json.dumps(
        found[0], ensure_ascii=False, indent=1
    )


@pytest.mark.parametrize("rule_id", sorted(FIRES))
def test_both_readings_agree_around_each_rule(law, catalogue, rule_id):
    draw = random.Random(rule_id)
    rule = next(rule for rule in law.rules if rule["id"] == rule_id)
    asked = [questions.near_rule(draw, catalogue, rule) for _ in range(80)]
    fired = [rule_id in law.reasons(question) for question in asked]
    assert any(fired), "no question made this rule fire: draw nearer to it"
    assert not all(fired), "every question made this rule fire: draw around it"
    found = list(differences(law, asked, ask(asked)))
    assert not found, f"{len(found)} of {len(asked)} differ; the first: " + json.dumps(
        found[0], ensure_ascii=False, indent=1
    )


def test_the_next_time_is_the_first_minute_without_a_deny(law, catalogue):
    """At the named minute no card denies; at the asked instant and the minute before one does."""
    draw = random.Random(99)
    asked = [questions.question(draw, catalogue) for _ in range(QUESTIONS)]
    wrong = []
    for question, answer in zip(asked, ask(asked), strict=True):
        named = answer["next_lawful_at"]
        if named is None:
            continue
        at = datetime.fromisoformat(named)
        if "deny" in law.reasons({**question, "at": at.isoformat()}).values():
            wrong.append((question, named, "a card denies at the named time"))
        before = max(at - timedelta(minutes=1), datetime.fromisoformat(question["at"]))
        if (
            before < at
            and "deny" not in law.reasons({**question, "at": before.isoformat()}).values()
        ):
            wrong.append((question, named, "a minute earlier was free already"))
    assert not wrong, json.dumps(wrong[0], ensure_ascii=False, indent=1)

"""Two readings agree on which law speaks for what a text is known to say."""

import json
import os
import random
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from forbear.cli.check import check

from .second_message import LEFT_OUT, SAID, MessageLaw, question

LAW = Path(os.environ.get("FORBEAR_DATA", "absent")) / ".." / "law"
pytestmark = [
    pytest.mark.real_data,
    pytest.mark.slow,
    pytest.mark.skipif(
        not (LAW / "facts.yaml").exists(),
        reason="the researched rules are not here; set FORBEAR_DATA to the data folder beside law/",
    ),
]
KNOWN = {*SAID, *LEFT_OUT}


@pytest.fixture(scope="module")
def law():
    facts, catalogue = (
        yaml.safe_load((LAW / name).read_text(encoding="utf-8"))
        for name in ("facts.yaml", "catalogue.yaml")
    )
    return MessageLaw(facts, catalogue)


@pytest.mark.parametrize("seed", range(5))
def test_both_readings_give_the_same_reasons(law, seed):
    draw = random.Random(seed)
    asked = [question(draw) for _ in range(400)]
    batch = "\n".join(json.dumps({"id": str(at), **one}) for at, (one, _) in enumerate(asked))
    done = CliRunner().invoke(check, ["message", "--batch", "-"], input=batch)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(asked)
    differs, spoke = [], 0
    for (one, categories), answer in zip(asked, answers, strict=True):
        assert "error" not in answer, answer
        got = {
            (reason["id"], reason["effect"], reason["category"])
            for reason in answer["reasons"]
            if reason.get("category") in KNOWN
        }
        expected = law.reasons(one, categories)
        spoke += bool(expected)
        if got != expected:
            differs.append((one, sorted(expected - got), sorted(got - expected)))
    assert spoke > 100
    assert not differs, f"{len(differs)} differ; the first: " + json.dumps(
        differs[0], ensure_ascii=False, indent=1
    )

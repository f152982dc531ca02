"""The reference page says what the tables say."""

import re
from pathlib import Path

import pytest

from forbear.casework import attempts, life, promises
from forbear.casework.access import RELATIONS, ROLES, can_see, can_work
from forbear.casework.intime import REACH_AGES
from forbear.casework.stages import BUCKETS, stage

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "cases.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("moves", [life.MOVES, attempts.MOVES], ids=["case", "permit"])
def test_the_lives_are_printed_as_they_are(moves):
    assert life.as_table(moves) in PAGE


def test_who_sees_what_is_printed_as_it_is():
    for role in ROLES:
        words = [
            "work" if can_work(role, stands) else "read" if can_see(role, stands) else ""
            for stands in RELATIONS
        ]
        assert f"| {role} | {' | '.join(words)} |" in PAGE


def test_what_becomes_of_a_promise_is_printed_whole():
    table = PAGE[PAGE.index("## Promises") : PAGE.index("## Parts of the arrears")]
    printed = re.findall(r"^\| (\w+) \|", table, re.MULTILINE)
    assert sorted(printed[1:]) == sorted(promises.STATES)


def test_stages_and_ages_are_printed_as_they_are():
    for bucket in BUCKETS:
        assert f"| {bucket} | {stage(bucket)} |" in PAGE
    for name, start, end in REACH_AGES:
        assert f"| {name} | {start} | {end or 'no end'} |" in PAGE

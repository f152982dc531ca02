"""Buckets, stages, teams: which steps a move passes through, and who works it then."""

import itertools

import pytest

from forbear.casework import STAGES, TEAMS, passed, stage, team_for
from forbear.casework.life import NotInTheTableError
from forbear.casework.stages import BUCKETS


@pytest.mark.parametrize(
    ("old", "new", "between", "say"),
    [
        ("M1", "M1", (), "nothing moved"),
        ("M1", "M2", (), "the next one is entered, nothing is passed"),
        ("M1", "M4", ("M2", "M3"), "a jump names what it went through"),
        ("M3", "M1", ("M2",), "a part payment brings it back, step by step"),
        ("M7", "M0", ("M6", "M5", "M4", "M3", "M2", "M1"), "all the way back"),
        ("M0", "M1", (), "just late"),
    ],
)
def test_passed(old, new, between, say):
    assert passed(old, new) == between, say


@pytest.mark.parametrize("old", BUCKETS)
@pytest.mark.parametrize("new", BUCKETS)
def test_no_step_is_left_out(old, new):
    way = [old, *passed(old, new), *([new] if new != old else [])]
    places = [BUCKETS.index(bucket) for bucket in way]
    assert all(abs(b - a) == 1 for a, b in itertools.pairwise(places))


def test_stages_follow_one_another_and_all_are_used():
    order = [STAGES.index(stage(bucket)) for bucket in BUCKETS]
    assert order == sorted(order)
    assert set(order) == set(range(len(STAGES)))


def test_an_unknown_bucket_is_refused():
    with pytest.raises(NotInTheTableError, match="'M8'"):
        stage("M8")


@pytest.mark.parametrize(
    ("at", "products", "team", "say"),
    [
        ("early", ["credit_card"], "cards", "cards have their own people"),
        ("middle", ["instalment_loan"], "loans", "so have loans"),
        ("early", ["instalment_loan", "credit_card"], "cards", "one case, and the card leads"),
        ("late", ["credit_card"], "recovery", "from 91 days recovery works it"),
        ("long", ["other"], "recovery", "and beyond"),
        ("early", [], "loans", "with nothing late the question is idle, and answered"),
    ],
)
def test_team(at, products, team, say):
    assert team_for(at, products) == team, say
    assert team in TEAMS

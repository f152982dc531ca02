"""The shipped strategy: its examples hold, and nobody whom a state protects is dunned."""

import itertools

import pytest

from forbear.people import PROTECTIONS
from forbear.strategy import load, place

STRATEGY = load()
EXAMPLES = [
    pytest.param(example, id=f"{segment.name}: {example.say}")
    for segment in STRATEGY.segments
    for example in segment.examples
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_lands_where_the_text_says(example):
    assert place(STRATEGY, example.given).segment.name == example.lands, example.say


def test_every_segment_shows_a_customer_of_its_own():
    without = [
        segment.name
        for segment in STRATEGY.segments
        if segment.name not in {example.lands for example in segment.examples}
    ]
    assert not without, f"these have no example that lands in them: {without}"


def test_no_protected_customer_is_dunned_whatever_else_is_true():
    worst = {"promises_broken": 3, "charged_off": True, "months_late": 7, "days_past_due": 500}
    for count in (1, 2):
        for states in itertools.combinations(PROTECTIONS, count):
            placed = place(STRATEGY, {**worst, **{f"state_{state}": True for state in states}})
            assert placed.treatment.purpose != "collection", (states, placed.segment.name)


@pytest.mark.parametrize(
    "state, treatment, say",
    [
        ("hardship_request", "answer_request", "who asks for help is answered"),
        ("disputed", "answer_dispute", "a dispute is answered"),
        ("represented", "write_to_representative", "the adviser is written to"),
        ("ceased", "leave_in_peace", "who asked us to stop is left in peace"),
        ("breathing_space", "leave_in_peace", "a moratorium is kept"),
        ("deceased", "leave_in_peace", "the dead are not called"),
        ("signed_plan", "remind_of_plan", "a kept plan is only reminded of"),
    ],
)
def test_a_protected_customer_gets_what_the_state_asks_for(state, treatment, say):
    assert place(STRATEGY, {f"state_{state}": True}).treatment.name == treatment, say


def test_the_sentence_names_the_figures_in_both_languages():
    placed = place(STRATEGY, {"days_past_due": 1, "arrears_cents": 123456, "late_accounts": 2})
    assert placed.why == {
        "en": "1 day past due with ¥1,234.56 over 2 accounts; ask what happened.",
        "zh": "逾期1天，2个账户拖欠¥1,234.56；先了解情况。",
    }

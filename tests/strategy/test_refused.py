"""A strategy text with a mistake is refused whole: file, part, and the mend."""

import pytest

from forbear.strategy.load import read
from forbear.strategy.wrong import StrategyError

TREATMENTS = """
[call]
title = { en = "Call", zh = "来电" }
channels = ["voice"]
purpose = "collection"
message = "first_call"
role = "agent"
"""
SEGMENT = """
[[segment]]
name = "everybody"
title = { en = "Everybody", zh = "所有人" }
when = "true"
treatment = "call"
urgency = 1
why = { en = "{days_past_due:day|days} late.", zh = "逾期{days_past_due}天。" }
examples = [{ say = "anybody", given = {}, lands = "everybody" }]
"""


def test_the_smallest_strategy():
    (segment,) = read({"all.toml": SEGMENT}, TREATMENTS).segments
    assert segment.why["en"].say({"days_past_due": 2}) == "2 days late."


@pytest.mark.parametrize(
    "old, new, message",
    [
        ('when = "true"', 'when = "days_late > 3"', "Nothing is called days_late"),
        ('when = "true"', 'when = "reached_days_ago > 3"', "may be unknown"),
        ('when = "true"', 'when = "arrears_cents / 2 > 3"', "There is no division"),
        ('when = "true"', 'when = "days_past_due > 3"', "must take everybody"),
        ('"call"', '"visit"', "names the treatment 'visit'"),
        ("{days_past_due:day|days}", "{days}", "why names days"),
        ("{days_past_due:day|days}", "{days_past_due", "lone brace"),
        ("{days_past_due:day|days}", "{days_past_due:cents}", "no form of a figure"),
        (', zh = "所有人"', "", "title needs a text in en and zh"),
        ("urgency = 1", "", "does not say urgency"),
        ("urgency = 1", "urgency = 1\nurgent = true", "urgent is no key here"),
        ("urgency = 1", "urgency = ", "Mend the syntax"),
    ],
)
def test_a_wrong_segment(old, new, message):
    assert SEGMENT.count(old) == 1
    with pytest.raises(StrategyError, match=message):
        read({"all.toml": SEGMENT.replace(old, new)}, TREATMENTS)


@pytest.mark.parametrize(
    "old, new, message",
    [
        ('"voice"', '"telegraph"', "'telegraph' is no word here"),
        ('"collection"', '"threat"', "'threat' is no word here"),
        ('role = "agent"', 'role = "boss"', "'boss' is no word here"),
        ('message = "first_call"', "", "Name its script"),
        ('channels = ["voice"]', "", "Say under `desk`"),
    ],
)
def test_a_wrong_treatment(old, new, message):
    with pytest.raises(StrategyError, match=message):
        read({"all.toml": SEGMENT}, TREATMENTS.replace(old, new))


def test_no_segment_stands_twice():
    with pytest.raises(StrategyError, match="stands twice"):
        read({"a.toml": SEGMENT, "b.toml": SEGMENT}, TREATMENTS)

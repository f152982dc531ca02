"""The manual's page names every segment and treatment, with its condition as it stands."""

from pathlib import Path

import pytest

from forbear.strategy import load

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "strategy.md").read_text("utf-8")
STRATEGY = load()


@pytest.mark.parametrize("segment", STRATEGY.segments, ids=lambda segment: segment.name)
def test_every_segment_is_in_the_manual_as_it_stands(segment):
    row = f"| `{segment.when.text}` | `{segment.treatment}` |"
    assert f"| `{segment.name}` {segment.title['en']} {segment.title['zh']} {row}" in PAGE


@pytest.mark.parametrize("treatment", STRATEGY.treatments.values(), ids=lambda t: t.name)
def test_every_treatment_is_in_the_manual_as_it_stands(treatment):
    channels = ", ".join(treatment.channels) or "nothing goes out"
    title = f"| `{treatment.name}` {treatment.title['en']} {treatment.title['zh']} | {channels} |"
    assert title in PAGE


def test_every_treatment_is_used():
    used = {segment.treatment for segment in STRATEGY.segments}
    assert used == STRATEGY.treatments.keys()

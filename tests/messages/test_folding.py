"""Ways of hiding a word, and that spans are those of the text as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.messages import lint
from forbear.messages.folding import fold

DISGUISED = [
    ("plain", "你会坐牢", "坐牢", "LINT-ARREST"),
    ("spaced", "你会坐 牢", "坐 牢", "LINT-ARREST"),
    ("separated", "你会坐-牢", "坐-牢", "LINT-ARREST"),
    ("dotted", "你会坐·牢", "坐·牢", "LINT-ARREST"),
    ("zero width", "你会坐\u200b牢", "坐\u200b牢", "LINT-ARREST"),
    ("homophone", "你会坐劳", "坐劳", "LINT-ARREST"),
    ("letters for a character", "小心jing察介入", "jing察介入", "LINT-IMPERSONATE-STATE"),
    ("traditional", "將你列入徵信黑名單", "列入徵信黑名單", "LINT-BLACKLIST"),
    ("traditional and spaced", "後 果 自 負", "後 果 自 負", "LINT-VIOLENCE"),
    ("full-width letters", "ＡＲＲＥＳＴ", "ＡＲＲＥＳＴ", "LINT-ARREST"),
    ("capitals", "ARRESTED", "ARRESTED", "LINT-ARREST"),
    ("spaced letters", "a r r e s t", "a r r e s t", "LINT-ARREST"),
    ("inflected", "they come arresting you", "arresting", "LINT-ARREST"),
    ("two spaces", "call  your   boss", "call  your   boss", "LINT-THIRD-PARTY-PRESSURE"),
]


@pytest.mark.parametrize(("how", "text", "written", "category"), DISGUISED)
def test_a_word_is_found_however_it_is_written(how, text, written, category):
    found = [f for f in lint(text) if f.category == category]
    assert found, how
    begin, end = found[0].span
    assert text[begin:end] == written, how


@pytest.mark.parametrize(
    "text",
    [
        "food court",
        "warranty",
        "Marshall Lee",
        "坐，牢记在心",
        "{{arrest}} {{坐牢}}",
        "carrestoration",
    ],
)
def test_what_only_looks_like_a_word_is_none(text):
    assert not {"LINT-ARREST", "LINT-FALSE-LEGAL", "LINT-IMPERSONATE-STATE"} & {
        f.category for f in lint(text)
    }


@given(st.text(alphabet="坐牢 .-·ab{}12，。\u200bＡ後負\n", max_size=40))
def test_every_folded_character_has_its_place_in_the_text(text):
    folded = fold(text)
    assert len(folded.starts) == len(folded.text) + 1
    assert list(folded.starts) == sorted(folded.starts)
    assert all(0 <= start < len(text) for start in folded.starts[:-1])


@given(st.text(max_size=80))
def test_every_finding_lies_in_the_text(text):
    for finding in lint(text, {"channel": "push", "voicemail": True}):
        begin, end = finding.span
        assert 0 <= begin <= end <= len(text)

"""Precision and recall on labelled texts, half of them hard negatives in our own words.

The set and the terms were written by the same people, so these are no measure of texts that nobody
here has seen; they hold what was reached, and a term that spoils an innocent text shows at once.
"""

import tomllib
from pathlib import Path

import pytest

from forbear.messages import lint
from forbear.messages.category import categories

FOLDER = Path(__file__).parent / "labelled"
# Found only where the question says so: an envelope, a voicemail, a third person, an old debt.
IN_CONTEXT = {
    "LINT-ENVELOPE", "LINT-VOICEMAIL-CONTENT", "LINT-THIRD-PARTY-DISCLOSE",
    "LINT-TIMEBARRED-WORDING", "LINT-OVERSHADOW",
}  # fmt: skip
WORDS = {c.id for c in categories().values() if c.looked_for == "words"} - IN_CONTEXT
FLOOR_OF_PRECISION, FLOOR_OF_RECALL = 0.98, 0.98


def labelled():
    for file in sorted(FOLDER.glob("*.toml")):
        for category, texts in tomllib.loads(file.read_text(encoding="utf-8")).items():
            for text in texts.get("bad", ()):
                yield file.stem[:2], text, category
            for text in texts.get("good", ()):
                yield file.stem[:2], text, None


SET = list(labelled())


def found(text):
    return {finding.category for finding in lint(text)} & WORDS


def test_the_set_is_large_and_half_of_it_innocent():
    innocent = sum(category is None for _, _, category in SET)
    assert len(SET) >= 300
    assert len({text for _, text, _ in SET}) == len(SET)
    assert 0.4 <= innocent / len(SET) <= 0.6
    assert {language for language, _, _ in SET} == {"zh", "en"}
    assert {category for _, _, category in SET} - {None} == WORDS


@pytest.mark.parametrize("language", ["zh", "en"])
def test_precision_and_recall(language):
    mine = [(text, category) for spoken, text, category in SET if spoken == language]
    missed = [
        (text, category) for text, category in mine if category and category not in found(text)
    ]
    bad = sum(category is not None for _, category in mine)
    false_alarms = [
        (text, hits) for text, category in mine if category is None and (hits := found(text))
    ]
    right = bad - len(missed)
    recall = right / bad
    precision = right / (right + len(false_alarms))
    said = f"{language}: recall {recall:.3f}, precision {precision:.3f}\n"
    said += "\n".join(map(str, [*missed, *false_alarms]))
    assert recall >= FLOOR_OF_RECALL, said
    assert precision >= FLOOR_OF_PRECISION, said

"""The glossary is used, bilingual, and knows the words that the code stands on."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GLOSSARY = ROOT / "docs" / "glossary.md"
NOUNS = ["ledger", "case", "permit", "refusal", "verdict", "card", "pack", "bucket", "worklist",
         "quarantine", "master", "break", "purpose", "protected state", "treatment", "segment",
         "feed", "standing", "tally", "due", "pause"]  # fmt: skip


def rows() -> list[tuple[str, str, str]]:
    found = []
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines()[4:]:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        found.append((cells[0], cells[1], cells[2]))
    return found


def text_of_the_tree() -> str:
    endings = {".py", ".toml", ".md", ".sql", ".html", ".po"}
    files = [
        path
        for folder in ("src", "docs")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in endings and path != GLOSSARY
    ]
    return "\n".join(path.read_text(encoding="utf-8") for path in files).lower()


def test_every_word_has_its_chinese_and_its_meaning():
    bare = [english for english, chinese, meaning in rows() if not (chinese and meaning)]
    assert not bare, "say these in Chinese and in a sentence: " + ", ".join(bare)


def test_every_word_is_used_somewhere():
    text = text_of_the_tree()
    unused = [
        english
        for english, _, _ in rows()
        if not any(word.split(" M0")[0].lower() in text for word in english.split(", "))
    ]
    assert not unused, "nobody uses these words: " + ", ".join(unused)


@pytest.mark.parametrize("noun", NOUNS)
def test_the_codes_own_nouns_are_explained(noun):
    known = {re.sub(r" M0.*", "", word) for english, _, _ in rows() for word in english.split(", ")}
    assert noun in known, f"add {noun!r} to docs/glossary.md"

"""The desk's manual names what the desk has, in both languages: lists, keys, buttons."""

import re
from pathlib import Path

import polib
import pytest
from django.utils import translation

from forbear.app.desk.words import lists

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs" / "desk"
DESK = ROOT / "src" / "forbear" / "app" / "desk"


def test_the_leads_page_names_every_list():
    text = (DOCS / "lead.md").read_text()
    with translation.override("en"):
        assert re.findall(r"^\| ([A-Z][^|]+?) \|", text, re.MULTILINE) == [
            str(name) for name in lists.VIEWS.values()
        ]


@pytest.mark.parametrize("page", ["agent.md", "agent.zh.md"])
def test_both_manuals_name_the_keys_of_the_key_sheet(page):
    sheet = (DESK / "templates" / "cotton" / "keys.html").read_text()
    for key in re.findall(r"<c-kbd>([^<]+)</c-kbd>", sheet):
        assert f"`{key}`" in (DOCS / page).read_text(), key


def test_the_words_in_the_english_manual_are_the_desks():
    catalog = polib.pofile(str(DESK / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"))
    said = {entry.msgid for entry in catalog}
    text = (DOCS / "agent.md").read_text()
    for words in ("Next customer", "To do today", "Bring it back now", "Show"):
        assert words in text
        assert words in said, f"the desk no longer says {words!r}: mend docs/desk/agent.md"


def test_the_picture_is_small():
    assert (DOCS / "case.png").stat().st_size < 200_000

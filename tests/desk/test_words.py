"""Words: every text has its Chinese, every key its name, and some words are never said."""

import re
import runpy
from pathlib import Path

import polib
import pytest

from forbear import words
from forbear.app.desk.words import cases, contacts, lists, protections
from forbear.app.work import VIEWS
from forbear.casework import REACH_AGES, REASONS, ROLES, attempts
from forbear.people import PROTECTIONS, WHOSE

ROOT = Path(__file__).parents[2]
TOOL = runpy.run_path(str(ROOT / "tools" / "translations.py"))


def test_every_text_has_its_chinese_and_the_compiled_file_is_the_same():
    assert TOOL["troubles"]() == []


@pytest.mark.parametrize(
    ("names", "keys"),
    [
        (contacts.CHANNELS, words.CHANNELS),
        (contacts.CHANNEL_ICONS, words.CHANNELS),
        (contacts.PURPOSES, words.PURPOSES),
        (contacts.OUTCOMES, words.OUTCOMES),
        (contacts.OUTCOME_KEYS, words.OUTCOMES),
        (contacts.WHOSE, WHOSE),
        (cases.REASONS, REASONS),
        (cases.ROLES, ROLES),
        (cases.REACH_AGES, [name for name, _from, _to in REACH_AGES]),
        (protections.PROTECTIONS, PROTECTIONS),
        (lists.VIEWS, VIEWS),
        (lists.EMPTY, VIEWS),
    ],
)
def test_every_key_has_a_word(names, keys):
    assert set(names) == set(keys)


@pytest.mark.parametrize("channel", words.CHANNELS)
def test_outcomes_of_a_channel_have_keys_of_their_own(channel):
    keys = [contacts.OUTCOME_KEYS[outcome] for outcome in attempts.outcomes(channel)]
    assert len(keys) == len(set(keys))


NEVER_EN = (
    r"\b(lawful|illegal|default(er|ed)?|bad debt|immediately|final notice|error|invalid|submit)\b"
)
NEVER_ZH = r"老赖|失信人|违约人|跑路|合法|非法|立即还款|后果自负|驳回|失败|错误码"


def test_the_words_that_are_never_said():
    catalog = polib.pofile(str(TOOL["CATALOG"]))
    english = [e.msgid for e in catalog if re.search(NEVER_EN, e.msgid, re.IGNORECASE)]
    chinese = [e.msgstr for e in catalog if re.search(NEVER_ZH, e.msgstr)]
    assert english == []
    assert chinese == []
    assert not [e.msgid for e in catalog if re.search(r"[!！]", e.msgid + e.msgstr)]


def test_what_is_filled_in_stays_the_same_in_both_languages():
    catalog = polib.pofile(str(TOOL["CATALOG"]))
    holes = re.compile(r"%\(\w+\)s|\{\w+\}")
    may_be_new = {"{month_number}", "{year}"}
    for entry in catalog:
        said = set(holes.findall(entry.msgstr or entry.msgstr_plural[0]))
        wanted = set(holes.findall(entry.msgid))
        assert said - may_be_new <= wanted, entry.msgid
        if not {"{month}", "{weekday}"} & wanted:
            assert wanted <= said, entry.msgid

"""Every mistake in a rule file is refused with file, key and mend, and stands in the manual."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from forbear import rulebook
from forbear.rulebook import RulebookError, toml
from forbear.rulebook.card import read_card

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "rule-errors.md"
HOURS = "places/cn/contact/hours_association.toml"
CALLS = "places/us/contact/seven_in_seven.toml"
NOTICE = "places/cn/contact/outsourcing_notice.toml"
FALSE = "places/us-ca/contact/as_a_collector.toml"
PERMITS = 'permits = "waking_hours or hours_agreed"'
LET = 'waking_hours = "second_of_day >= quiet_to and second_of_day < quiet_from"'


@pytest.fixture(scope="session")
def shipped(tmp_path_factory):
    """A copy of the shipped rule files, to spoil one at a time."""
    folder = tmp_path_factory.mktemp("rules") / "rulebook"
    with as_file(files("forbear.rulebook")) as source:
        shutil.copytree(source, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder


# file, what stood there, what stands there now, the key that is named, the words that are said
MISTAKES = [
    (HOURS, "[covers]", "[covers", "the file", "It is not TOML"),
    (HOURS, "title    =", "titel =", "titel", "Nothing reads this key."),
    (HOURS, 'cites    = "', 'cites = ""  # "', "cites", "It is missing."),
    (HOURS, ', zh = "晚十点到早八点不打扰"', "", "title", "It is not said in both languages."),
    (HOURS, 'effect   = "deny"', 'effect = "forbid"', "effect", "It is 'forbid'."),
    (HOURS, "protective = true", 'protective = "yes"', "protective", "It is 'yes'."),
    (HOURS, "in_force = 2026-01-30", 'in_force = "soon"', "in_force", "no date."),
    (HOURS, "in_force = 2026-01-30", "in_force = 2026-01-30\nuntil = 2020-01-01", "until",
     "before"),
    (HOURS, 'product = ["credit_card"', 'product = ["card"', "covers.product", "It is 'card'."),
    (HOURS, "[covers]", '[covers]\ncreditor_if = "licence"', "covers.creditor_if",
     "is no yes-or-no fact."),
    (HOURS, "[covers]", "[covers]\nwho = []", "covers.who", "It lists nothing."),
    ("places/uk/contact/third_person.toml", 'gate = ["contact"] }', 'gate = ["plan"] }',
     "rule[0].covers", "Nobody falls under it."),
    (HOURS, 'values = { 2026-01-30 = "22:00" }', "values = {}", "params.quiet_from",
     "It is not a unit and dated values."),
    (HOURS, 'values = { 2026-01-30 = "22:00" }', 'values = { 2026-01-30 = "25:00" }',
     "params.quiet_from", "is no time of day."),
    (HOURS, 'values = { 2026-01-30 = "22:00" }', 'values = { 2026-02-30 = "22:00" }',
     "params.quiet_from", "is no date."),
    (HOURS, 'values = { 2026-01-30 = "22:00" }', 'values = { 2026-02-28 = "22:00" }',
     "params.quiet_from", "It has no value before"),
    (CALLS, "{ 2021-11-30 = 7 }", "{ 2021-11-30 = 7.5 }", "params.calls_max",
     "is no whole number, word or truth."),
    (CALLS, "{ 2021-11-30 = 7 }", '{ 2021-11-30 = 7, 2022-01-01 = "eight" }', "params.calls_max",
     "It mixes int and text."),
    (HOURS, "waking_hours = ", "hours_agreed = ", "let.hours_agreed",
     "A fact or parameter has this name."),
    (HOURS, "quiet_from", "hours_agreed", "params.hours_agreed", "A fact has this name."),
    (HOURS, PERMITS, "", "rule", "Nothing says what it permits."),
    (HOURS, PERMITS, 'permits = "waking_hour"', "rule.permits", "Nothing is called waking_hour."),
    (HOURS, PERMITS, 'permits = "second_of_day"', "rule.permits", "is int where bool is needed."),
    (HOURS, PERMITS, "permits = \"hours_agreed = 'x'\"", "rule.permits", "mixes bool and text."),
    (HOURS, PERMITS, 'permits = "today / 2 = 1"', "rule.permits", "is not in the rule language."),
    (HOURS, PERMITS, 'permits = "today = 1.5"', "rule.permits", "is not a whole number."),
    (HOURS, PERMITS, 'permits = "today = 9223372036854775808"', "rule.permits",
     "does not fit 64 bits."),
    (HOURS, PERMITS, 'permits = "today <"', "rule.permits", "is not an expression"),
    (HOURS, PERMITS, "permits = \"licence = 'bank'\"", "rule.permits", "may be unknown."),
    (HOURS, PERMITS, 'permits = "today is null"', "rule.permits", "is always known."),
    (HOURS, PERMITS, 'permits = "coalesce(today, 1) = 1"', "rule.permits",
     "must name facts that may be unknown, and then what holds."),
    (HOURS, PERMITS, "permits = \"who_is < 'b'\"", "rule.permits", "Nothing is called who_is."),
    (HOURS, PERMITS, "permits = \"point_place < 'b'\"", "rule.permits", "in an order."),
    (HOURS, PERMITS, 'permits = "case when hours_agreed then true end"', "rule.permits",
     "leaves a case open."),
    (HOURS, PERMITS, "permits = \"point_place in (visit_place)\"", "rule.permits",
     "lists more than literals."),
    (HOURS, PERMITS, 'permits = "claim_cents * claim_cents > 1"', "rule.permits",
     "may be unknown."),
    (HOURS, PERMITS, 'permits = "visit_staff * visit_staff * visit_staff > 1"', "rule.permits",
     "could need more than 128 bits."),
    (HOURS, PERMITS, "permits = \"point_place = 'a\\tb'\"", "rule.permits",
     "holds a control character."),
    (HOURS, LET, 'waking_hours = "second_of_day + 60 > quiet_to"', "rule.permits",
     "turns cannot be told."),
    (NOTICE, 'needs    = ["outsourcing_notice"]', "", "needs", "It requires, but not what."),
    (HOURS, 'given = { second_of_day = "21:59:59" }', "given = { second_of_days = 1 }",
     "examples[0].given.second_of_days", "Nothing is called so."),
    (HOURS, 'given = { second_of_day = "21:59:59" }', 'given = { second_of_day = "late" }',
     "examples[0].given.second_of_day", "cannot be"),
    (HOURS, 'say = "a second before ten in the evening is still open"\n', "", "examples[0]",
     "It lacks its sentence or its answer."),
    (HOURS, "given = {", "asked = { age = '1' }\ngiven = {", "examples[0].asked.age",
     "It is no guard of a question."),
    (HOURS, 'id       = "CN-CONTACT-HOURS-CBA"', 'id = "CN-CONTACT-HOURS"', "id",
     "No researched rule is called"),
    (HOURS, 'id       = "CN-CONTACT-HOURS-CBA"', 'id = "CN-CONTACT-HOURS-GBT"', "id", "too."),
    (FALSE, '"US-CONTACT-HOURS"', '"US-CONTACT-HOUR"', "as_if.cards",
     "is no card with rules of its own."),
    (FALSE, "[as_if]", '[let]\nx = "1 = 1"\n[as_if]', "let",
     "A card with as_if has no rule of its own."),
    ("house/adopts.toml", '"CN-CONTACT-HOURS-CBA"', '"CN-CONTACT-HOURS"', "CN-CONTACT-HOURS",
     "There is no such card."),
    ("house/adopts.toml", '"CN-CONTACT-HOURS-CBA"', '"US-CONTACT-HOURS"', "US-CONTACT-HOURS",
     "It is verified: the law speaks."),
    ("facts.toml", '[licence]\ntype = "text"', '[licence]\ntype = "word"', "licence",
     "Its type is"),
    ("facts.toml", '[online]\ntype = "bool"\nunknown = true\nproducer = "feed table"',
     '[online]\ntype = "bool"\nunknown = true\nproducer = "somebody"', "online",
     "Its producer is"),
    ("facts.toml", "[online]\n", "[online]\ndefault = true\n", "online",
     "It needs a default, or unknown = true."),
    ("facts.toml", '[today]\n', '[moon]\ntype = "int"\ndefault = 0\nproducer = "clock"\n[today]\n',
     "moon", "Nobody produces it: the clock does not."),
    ("facts.toml", '[opted_out]\n',
     '[calls_ever]\ntype = "int"\ndefault = 0\nproducer = "contact log"\n[opted_out]\n',
     "calls_ever", "Nobody produces it: the contact log has no such tally or finding."),
    ("facts.toml", 'max_age = "P60D"', "", "point_status",
     "It protects, but nothing says how old it may be."),
    ("facts.toml", 'max_age = "P60D"', 'max_age = "60 days"', "point_status",
     "is no length of time."),
    ("facts.toml", 'default = "unknown"\n', 'default = "good"\n', "point_status",
     "Its default does not fit"),
    ("facts.toml", 'derived_from = "hours_blocked"', 'derived_from = "hours"',
     "within_hours_blocked", "which is no fact."),
    ("tallies.toml", "[tallies.visits_30d_person]", "[tallies.visits_40d_person]",
     "tallies.visits_40d_person", "facts.toml has no such count."),
    ("tallies.toml", 'unit = "placed_call"\ndays = 7', 'unit = "call"\ndays = 7',
     "tallies.placed_calls_7d_debt.unit", "It is 'call'."),
    ("tallies.toml", "days = 30", "days = 300", "tallies.initiated_communications_30d_debt.days",
     "It is 300."),
    ("tallies.toml", "[findings.opted_out]", "[findings.in_a_bad_mood]",
     "findings.in_a_bad_mood", "Nobody works it out."),
    ("tallies.toml", '[units.placed_call]\ndirection = "out"\nchannels = ["voice"]',
     '[units.placed_call]\ndirection = "out"', "units.placed_call.channels", "It counts nothing."),
    ("places.toml", 'zones = ["Asia/Kolkata"]', 'zones = ["Asia/Delhi"]', "IN",
     "There is no time zone"),
    ("places.toml", 'zones = ["Asia/Kolkata"]', "", "IN", "It has no time zone."),
    ("places.toml", '[CN-XM]\nparent = "CN"', '[CN-XM]\nparent = "US"', "CN-XM", "Its parent is"),
    ("places.toml", "[KR]\n", '[MO-X]\nparent = "MO"\nzones = ["Asia/Macau"]\n[KR]\n', "MO-X",
     "is no place."),
    ("states.toml", "[disputed]\n", "[contested]\n", "contested", "facts.toml has no state_"),
    ("states.toml", 'lifted_by = ["undisputed_part_only"]', 'lifted_by = ["licence"]',
     "disputed.lifted_by", "is no yes-or-no fact."),
    ("states.toml", 'free = ["representative", "guarantor"]', 'free = ["adviser"]',
     "represented.free", "It names"),
    ("register/cn.toml", "[CN-CONTACT-PEACE]\njurisdiction", "[CN-CONTACT-PEACE]\nwhere",
     "CN-CONTACT-PEACE", "It has no jurisdiction."),
    ("register/uk.toml", "", '[CN-CONTACT-PEACE]\njurisdiction = "UK"\ngates = []\nread = "none"\n',
     "CN-CONTACT-PEACE", "It is registered twice."),
]  # fmt: skip


def load(folder, file, key):
    """One card alone where that is enough: the whole is read once a mistake that needs it."""
    if file.startswith("places/") and key not in ("id", "as_if.cards"):
        read_card(file, toml.read(folder / file, file), rulebook.load().facts)
    else:
        rulebook.read(folder)


@pytest.mark.parametrize(
    ("file", "stood", "stands", "key", "words"), MISTAKES, ids=lambda value: str(value)[:24]
)
def test_a_mistake_is_refused_with_its_mend(shipped, file, stood, stands, key, words):
    path = shipped / file
    text = path.read_text(encoding="utf-8")
    assert stood in text, "the test no longer spoils anything"
    path.write_text(text.replace(stood, stands, 1) if stood else stands + text, encoding="utf-8")
    try:
        with pytest.raises(RulebookError) as refused:
            load(shipped, file, key)
    finally:
        path.write_text(text, encoding="utf-8")
    error = refused.value
    assert words in error.wrong
    assert error.key == key
    assert error.file.split("/")[-1].endswith(".toml")
    assert error.mend.endswith((".", "…", "…'", '"'))
    assert str(error).startswith(f"{error.file}, {key}: ")


@pytest.mark.parametrize("name", ["facts.toml", "tallies.toml", "places.toml", "states.toml"])
def test_a_file_that_is_not_there_is_named(shipped, name):
    path = shipped / name
    text = path.read_text(encoding="utf-8")
    path.unlink()
    try:
        with pytest.raises(RulebookError, match=f"{name}, the file: It is not there"):
            rulebook.read(shipped)
    finally:
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("words", sorted({row[4] for row in MISTAKES}))
def test_the_manual_lists_the_mistake(words):
    page = PAGE.read_text(encoding="utf-8")
    general = words.split("'")[0].removesuffix("waking_hour.").removesuffix("who_is.").strip()
    assert general.removesuffix("300.").strip() in page

"""The reviewed text as a whole: it can be read and rests on researched rules, with nothing over."""

import os
from pathlib import Path

import pytest
import yaml

from forbear.messages.category import categories
from forbear.messages.folding import fold
from forbear.messages.guards import guards
from forbear.messages.parts import has
from forbear.messages.rules import text_rules
from forbear.messages.shelf import table
from forbear.messages.terms import chinese, english
from forbear.rulebook import RulebookError, load

LAW = Path(os.environ.get("FORBEAR_DATA", "absent")) / ".." / "law"
# Places without a pack: the gate denies there whatever the text says.
WITHOUT_A_PACK = {"HK-CODE", "BR-42", "JP-HOURS"}


def test_every_part_can_be_looked_for():
    for part in table("parts.toml"):
        assert has(part, fold("")) is False


def test_every_ground_is_used_and_every_basis_has_one():
    basis = {name for c in categories().values() if c.looked_for != "state" for name in c.basis}
    assert basis - WITHOUT_A_PACK == set(table("grounds.toml"))


def test_every_saying_of_a_category_names_its_own_basis():
    for category in categories().values():
        for said in category.asked:
            assert set(said["of"]) <= set(category.basis), category.id


def test_no_rule_of_the_lint_answers_without_its_dates_and_place():
    register = load().register.rules
    for rules in text_rules(load()).by_category.values():
        for rule in rules:
            assert rule.jurisdiction == register[rule.ground].jurisdiction
            assert rule.agrees.editions[0].first <= rule.agrees.editions[0].last


@pytest.mark.real_data
def test_categories_are_those_of_the_research():
    if not (LAW / "facts.yaml").exists():
        pytest.skip("the researched rules are not here; set FORBEAR_DATA to the folder beside law/")
    facts = yaml.safe_load((LAW / "facts.yaml").read_text(encoding="utf-8"))
    researched = {rule["id"] for rule in facts["rules"]}
    ours = {c.id: (c.severity, set(c.basis)) for c in categories().values()}
    theirs = {
        one["id"]: (one["severity"], {name for name in one["basis"] if name in researched})
        for one in facts["message_lint"]
    }
    assert ours == theirs


@pytest.mark.parametrize("term", ["(a", "a)", "((a|b)|c)", "", "()"])
def test_a_term_that_cannot_be_read_is_refused_by_name(term):
    for read in (chinese, english):
        with pytest.raises(RulebookError, match="Close each"):
            read([term])


def test_guards_reach_as_far_as_their_clause():
    rows = [
        ("a negation", "我们不会让您坐牢", "坐牢", True),
        ("it ends with its clause", "我们不会罢休，您会坐牢", "坐牢", False),
        ("doubled", "别以为不会坐牢", "坐牢", False),
        ("it denies the payment", "没有还款就会坐牢", "坐牢", False),
        ("a list", "we never call your boss, your wife or jail anybody", "jail", True),
        ("somebody else acts", "you cannot hide, we will jail you", "jail", False),
        ("a condition", "if you never pay we have you jailed", "jail", False),
        ("said of what we say", "we never say that you will go to jail", "jail", True),
        ("a warning", "beware of callers who speak of jail", "jail", True),
    ]
    kinds = frozenset({"negation", "warning"})
    for say, text, word, spared in rows:
        begin = text.index(word)
        assert guards().spare(text, begin, begin + len(word), kinds) is spared, say

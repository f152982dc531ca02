"""The project's own register holds every researched rule, as researched; nothing is lost or added.

Compared with the `law` folder beside the one that FORBEAR_DATA names, where that is there.
"""

import os
from pathlib import Path

import pytest
import yaml

from forbear.rulebook.lawpages import all_cards, register

LAW = Path(os.environ.get("FORBEAR_DATA", "absent")) / ".." / "law"
KEPT_AS = {"card", "duty", "formula", "ground", "lint", "later", "left out"}
# key of the register -> key of the research
SAME = {
    "jurisdiction": "jurisdiction", "gates": "gates", "steps": "steps", "force": "force",
    "effect": "effect", "protective": "protective", "status": "status", "read": "read",
    "instrument": "instrument", "article": "article",
}  # fmt: skip


@pytest.fixture(scope="module")
def researched():
    if not (LAW / "facts.yaml").exists():
        pytest.skip("the researched rules are not here; set FORBEAR_DATA to the folder beside law/")
    return yaml.safe_load((LAW / "facts.yaml").read_text(encoding="utf-8"))["rules"]


@pytest.mark.real_data
def test_the_register_holds_every_researched_rule_and_no_other(researched):
    assert set(register()) == {rule["id"] for rule in researched}
    assert len(researched) == 231


@pytest.mark.real_data
def test_the_register_says_what_the_research_says(researched):
    kept = register()
    differs = [
        f"{rule['id']}: {ours} is {kept[rule['id']].get(ours)!r}, researched as {rule[theirs]!r}"
        for rule in researched
        for ours, theirs in SAME.items()
        if kept[rule["id"]].get(ours, []) != rule[theirs]
    ]
    assert not differs, "\n".join(differs)


@pytest.mark.real_data
def test_dates_are_those_of_the_research(researched):
    kept = register()
    differs = [
        rule["id"]
        for rule in researched
        for ours, theirs in (("from", "effective_from"), ("to", "effective_to"))
        if str(kept[rule["id"]].get(ours, "")) != str(rule[theirs] or "")
    ]
    assert not differs


@pytest.mark.real_data
def test_a_source_that_may_not_be_cited_is_not_cited(researched):
    """Mirrors and reprints of low quality stay out: the instrument and its article are enough."""
    hidden = {rule["id"] for rule in researched if not rule["source_citable_in_product"]}
    shown = {rule_id for rule_id, rule in register().items() if "title" in rule}
    shown |= {card["id"] for card in all_cards() if "title" in card.get("source", {})}
    assert not hidden & shown


def test_the_register_says_what_became_of_each_rule():
    untold = [rule_id for rule_id, rule in register().items() if rule["kept_as"] not in KEPT_AS]
    reasonless = [
        rule_id
        for rule_id, rule in register().items()
        if rule["kept_as"] != "card" and not rule.get("because")
    ]
    assert not untold
    assert not reasonless, "say why these are no cards: " + ", ".join(reasonless)


def test_what_is_called_a_card_is_one_and_only_that():
    called = {rule_id for rule_id, rule in register().items() if rule["kept_as"] == "card"}
    made = {card["id"] for card in all_cards() if not card["id"].startswith("HOUSE-")}
    assert called == made

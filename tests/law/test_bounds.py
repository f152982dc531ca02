"""Each card binds whom the research says its rule binds, for the purposes that it names.

Compared with the `law` folder beside the one that FORBEAR_DATA names, where that is there.
"""

import os
from pathlib import Path

import pytest
import yaml

from forbear.rulebook.covers import VALUES
from forbear.rulebook.lawpages import all_cards

LAW = Path(os.environ.get("FORBEAR_DATA", "absent")) / ".." / "law"
CARDS = {card["id"]: card for card in all_cards() if not card["id"].startswith("HOUSE-")}


def gates(card):
    return card.get("gates", [card.get("gate")])


# Beside what it restricts, a card asks about the second answer (US-CONTACT-REPLY-ONCE).
ANSWERS_ONCE = {"US-CONTACT-HOURS", "US-CONTACT-PLACE", "US-CONTACT-MEDIUM"}
# The reading leaves asking for contact details free, although the rule lists every purpose.
LEAVES_LOCATION = {"UK-CONTACT-THIRD"}

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(
        not (LAW / "facts.yaml").exists(),
        reason="the researched rules are not here; set FORBEAR_DATA to the folder beside law/",
    ),
]


@pytest.fixture(scope="module")
def researched():
    rules = yaml.safe_load((LAW / "facts.yaml").read_text(encoding="utf-8"))["rules"]
    return {rule["id"]: rule for rule in rules}


@pytest.mark.parametrize("card_id", [key for key in CARDS if "contact" in gates(CARDS[key])])
def test_a_card_stops_the_purposes_of_its_rule(researched, card_id):
    stops = set(researched[card_id]["purposes"])
    stops = set(VALUES["purpose"]) if stops == {"any"} else stops
    stops |= {"reply"} if card_id in ANSWERS_ONCE else set()
    stops -= {"location"} if card_id in LEAVES_LOCATION else set()
    covers = CARDS[card_id].get("covers", {})
    assert set(covers.get("purpose", VALUES["purpose"])) == stops


@pytest.mark.parametrize("card_id", CARDS)
def test_a_card_binds_whom_its_rule_binds(researched, card_id):
    rule = researched[card_id]
    binds = {**rule["binds"]}
    covers = {**CARDS[card_id].get("covers", {})}
    covers.pop("purpose", None)
    if gates(CARDS[card_id]) == ["contact"]:
        binds |= binds.pop("contact", {})
    federal = "12 CFR Part 1006" in rule["instrument"]
    if federal and binds.get("actor") == ["collector", "buyer"]:
        # US-WHO-COLLECTOR: a false name makes a creditor one, a debt not yet overdue takes one out
        assert covers.pop("creditor_if") == "creditor_false_name"
        assert covers.pop("collector_unless") == "not_in_default_when_obtained"
        binds.pop("actor")
    assert covers == binds


@pytest.mark.parametrize("card_id", [key for key in CARDS if CARDS[key].get("params")])
def test_a_number_of_a_card_stands_in_its_rule(researched, card_id):
    """Hours and counts are those of the research, or the house's where the note says so."""
    known = set(_numbers(researched[card_id]["params"])) | {5}  # 5: Friday, in AU-HOURS
    said = {
        value for param in CARDS[card_id]["params"].values() for value in param["values"].values()
    }
    assert said <= known


def _numbers(params):
    for value in params.values() if isinstance(params, dict) else params:
        if isinstance(value, dict | list):
            yield from _numbers(value)
        elif isinstance(value, float):
            yield round(value * 10_000)  # a share of a year, in basis points
        else:
            yield value

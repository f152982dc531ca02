"""Each card says what the register says of its rule, in words that an agent may hear."""

import re
import tomllib
from importlib.resources import files

import pytest

from forbear.rulebook.lawpages import PLACES, all_cards, readings, register

CARDS = {card["id"]: card for card in all_cards()}
RULES = register()
LAW_CARDS = [card_id for card_id in CARDS if not card_id.startswith("HOUSE-")]
ADOPTS = tomllib.loads(
    (files("forbear.rulebook") / "house" / "adopts.toml").read_text(encoding="utf-8")
)["adopts"]
# Words of blame, of promise and of alarm have no place in what an agent or a customer reads.
NOT_SAID_EN = re.compile(
    r"\b(lawful|unlawful|illegal|default(ed|er)?|failed|bad debt|delinquent|unfortunately|"
    r"please note|must pay|immediately|last chance|target)\b|!",
    re.IGNORECASE,
)
NOT_SAID_ZH = re.compile("合法|违法|老赖|失信|违约|后果自负|立即还款|驳回|！")


@pytest.mark.parametrize("card_id", LAW_CARDS)
def test_a_card_says_what_the_register_says(card_id):
    card, rule = CARDS[card_id], RULES[card_id]
    for key in ("force", "effect", "status", "read", "protective"):
        assert card[key] == rule[key], key
    assert card.get("in_force") == rule.get("from")
    assert card.get("until") == rule.get("to")
    assert rule["jurisdiction"] in PLACES
    gates = set(card.get("gates", [card.get("gate")]))
    assert gates <= set(rule["gates"])
    assert card.get("steps", []) == (rule["steps"] if "escalate" in gates else [])


@pytest.mark.parametrize("card_id", CARDS)
def test_a_card_speaks_calmly_in_both_languages(card_id):
    card = CARDS[card_id]
    for said in (card["title"], card["plain"]):
        assert not NOT_SAID_EN.search(said["en"]), said["en"]
        assert not NOT_SAID_ZH.search(said["zh"]), said["zh"]
        assert re.search("[一-鿿]", said["zh"])
        assert not re.search("[一-鿿]", said["en"])
    assert len(card["title"]["en"]) <= 48
    assert len(card["title"]["zh"]) <= 22
    longest = max(len(sentence.split()) for sentence in card["plain"]["en"].split("."))
    assert longest <= 20, f"short sentences, not {longest} words"


@pytest.mark.parametrize("card_id", CARDS)
def test_nobody_has_signed_yet_so_no_reader_is_named(card_id):
    assert CARDS[card_id]["source"].get("reader", "") == ""


@pytest.mark.parametrize("card_id", [key for key in CARDS if "as_if" not in CARDS[key]])
def test_a_card_has_examples_on_both_sides(card_id):
    outcomes = {example["then"] for example in CARDS[card_id].get("examples", [])}
    assert "allow" in outcomes
    assert len(outcomes) == 2
    says = [example["say"] for example in CARDS[card_id]["examples"]]
    assert len(says) == len(set(says)), "each example says what it shows"


def test_the_house_adopts_every_protective_card_that_is_not_verified():
    """The least-checked protections do not fail open; a draft only warns, adopted or not."""
    unsure = [
        card_id
        for card_id in LAW_CARDS
        if CARDS[card_id]["protective"] and CARDS[card_id]["status"] != "verified"
    ]
    assert sorted(ADOPTS) == sorted(unsure)


def test_a_number_begins_with_its_card():
    """A parameter has a value on every day its card is asked, from the first day on."""
    late = [
        f"{card_id}: {name} begins {min(param['values'])}"
        for card_id, card in CARDS.items()
        for name, param in card.get("params", {}).items()
        if "in_force" in card and min(param["values"]) > card["in_force"].isoformat()
    ]
    assert not late


@pytest.mark.parametrize("card_id", readings())
def test_a_reading_belongs_to_a_card_and_is_said_in_both_languages(card_id):
    assert card_id in CARDS
    said = readings()[card_id]
    assert set(said) == {"en", "zh"}
    assert not NOT_SAID_EN.search(said["en"])
    assert not NOT_SAID_ZH.search(said["zh"])

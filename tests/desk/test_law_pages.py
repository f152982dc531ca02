"""The law browser: every rule has its page, and what stands there is what the gate would say."""

import re
from datetime import date

import pytest
from django.utils import translation
from tests.store import cast
from tests.store.cast import NIGHT

from forbear.app.lawbook import answers, contents, edges, sentences, sheet, shelf, values
from forbear.app.lawbook.answers import Tried
from forbear.rulebook import lawpages

BOOK = shelf.book()
CARDS = [card for card in BOOK.cards.values() if card.examples]
TODAY = date(2026, 11, 24)


# ---- the card asked ------------------------------------------------------------------------


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_every_example_has_its_tick(card):
    assert [held.example.say for held in answers.examples(card) if not held.as_written] == []


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_a_row_of_the_line_is_what_the_card_says_at_both_its_ends(card):
    for line in edges.of_card(card):
        tried = Tried(line.base.asked, line.base.given)
        for span in line.spans:
            for value in {span.low, span.high} - {None}:
                assert answers.answer(card, tried.but(line.fact, value)) == span.answer


def test_neighbouring_rows_of_a_number_say_different_things_and_leave_no_gap():
    for card in CARDS:
        for line in edges.of_card(card):
            if BOOK.facts.readable[line.fact].kind != "int":
                continue
            for one, after in zip(line.spans, line.spans[1:], strict=False):
                assert one.answer != after.answer, card.id
                assert one.high + 1 == after.low, card.id


@pytest.mark.parametrize(
    ("card", "fact", "rows"),
    [
        ("US-CONTACT-7IN7", "placed_calls_7d_debt", [("0 to 6", "allow"), ("7 and more", "deny")]),
        (
            "US-CONTACT-HOURS",
            "second_of_day",
            [
                ("00:00 to 07:59:59", "deny"),
                ("08:00 to 21:00", "allow"),
                ("21:00:01 to 23:59:59", "deny"),
            ],
        ),
        (
            "US-CONTACT-ATTORNEY",
            "court_permission",
            [("It is not so", "deny"), ("It is so", "allow")],
        ),
        (
            "UK-HOLD-30",
            "plan_being_developed_on",
            [
                ("30 days before or earlier", "allow"),
                ("from 29 days before to the same day", "deny"),
                ("1 day after or later", "allow"),
            ],
        ),
    ],
)  # fmt: skip
def test_where_the_line_is(card, fact, rows):
    with translation.override("en"):
        tables = {table.name: table for table in sheet.of_card(BOOK.cards[card], TODAY).lines}
        assert [(row.span, row.answer.look) for row in tables[fact].rows] == rows


# ---- in words ------------------------------------------------------------------------------


def said(card: str, name: str) -> list[str]:
    with translation.override("en"):
        found = sheet.of_card(BOOK.cards[card], TODAY)
    return [line.text for row in found.rows if row.name == name for line in row.said]


@pytest.mark.parametrize(
    ("card", "name", "lines"),
    [
        (
            "US-CONTACT-7IN7",
            "within_the_cap",
            [
                "“within the cap” means:",
                f"{values.meaning('placed_calls_7d_debt')}: less than 7",
            ],
        ),
        (
            "US-CONTACT-ATTORNEY",
            "",
            [
                "It does not stop where:",
                "At least one of these:",
                "it is not so: an adviser or attorney acts for the customer",
                "“direct contact is open” holds",
            ],
        ),
        (
            "AU-HOURS",
            "visiting_hours",
            [
                "“visiting hours” means:",
                "All of these:",
                "the time where the customer is: 09:00 or after",
                "the time where the customer is: 21:00 or before",
            ],
        ),
    ],
)
def test_the_condition_in_words(card, name, lines):
    assert said(card, name) == lines


def test_what_is_not_so_of_several_is_one_list_and_not_a_list_in_a_list():
    lines = said("UK-HOLD-30", "")
    assert lines.count("At least one of these:") == 2, "the outer one, and one under All of these"


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_card_can_be_said(language):
    with translation.override(language):
        for card in BOOK.cards.values():
            found = sheet.of_card(card, TODAY)
            for row in found.rows:
                assert row.said, card.id
                assert not [line for line in row.said if sentences.PART in line.text], card.id
            for number in found.numbers:
                assert sum(value.now for value in number.values) == 1, card.id


def test_money_and_rates_are_said_in_their_own_units():
    with translation.override("en"):
        assert values.say(231_840, values.measure("surplus_cents")) == "2,318.40"
        assert values.say(600, values.measure("rate_bp")) == "6 %"
        assert "cents" not in values.meaning("largest_month_cents")


# ---- the pages -----------------------------------------------------------------------------


@pytest.mark.database
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_page_for_every_rule_that_a_verdict_may_name(street, client, language):
    client.force_login(cast.user("reader", "compliance", team="", language=language))
    for rule_id in [*BOOK.cards, *BOOK.gate_cards]:
        page = client.get(f"/rules/{rule_id}/")
        assert page.status_code == 200, rule_id
        words = (
            BOOK.cards[rule_id].title
            if rule_id in BOOK.cards
            else BOOK.gate_cards[rule_id]["title"]
        )
        title = words["zh" if language == "zh-hans" else "en"].replace("'", "&#x27;")
        assert f"<h1>{title}</h1>" in page.content.decode(), rule_id


@pytest.mark.database
@pytest.mark.parametrize("role", ["agent", "account_manager", "lead", "compliance", "recovery"])
def test_everybody_on_the_staff_may_read(street, client, role):
    client.force_login(cast.user(f"one-{role}", role))
    assert client.get("/rules/").status_code == 200
    assert client.post("/rules/").status_code == 405, "nothing is written here"


@pytest.mark.database
def test_nobody_else_may(street, client):
    assert client.get("/rules/").status_code == 302
    assert client.get("/rules/US-CONTACT-7IN7/").status_code == 302


@pytest.mark.database
def test_a_rule_that_was_never_researched_has_no_page(ana):
    assert ana.get("/rules/XX-NOTHING/").status_code == 404


@pytest.mark.database
@pytest.mark.parametrize("place", lawpages.PLACES)
def test_the_list_of_a_place_has_its_cards_its_parents_and_the_house(ana, place):
    text = ana.get(f"/rules/?place={place}").content.decode()
    for key in shelf.here(place):
        for card in shelf.cards_of(key):
            assert f'href="/rules/{card.id}/' in text, card.id


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (date(2021, 11, 29), "future"),  # Regulation F took effect on 30 November 2021
        (date(2021, 11, 30), "in_force"),
        (date(2026, 11, 24), "in_force"),
    ],
)
def test_a_rule_stands_by_the_day_that_is_looked_at(day, standing):
    assert contents.entry(BOOK.cards["US-CONTACT-7IN7"], day).standing.key == standing


@pytest.mark.parametrize(
    "card", [card for card in BOOK.cards.values() if card.last < TODAY], ids=lambda card: card.id
)
def test_what_is_over_is_said_to_be_over_and_was_in_force_on_its_last_day(card):
    assert contents.entry(card, TODAY).standing.key == "superseded"
    assert contents.entry(card, card.last).standing.key == "in_force"


@pytest.mark.database
def test_a_day_is_kept_from_the_list_to_the_card(ana):
    text = ana.get("/rules/?place=US&on=2021-11-29").content.decode()
    assert "/rules/US-CONTACT-7IN7/?place=US&amp;on=2021-11-29" in text
    card = ana.get("/rules/US-CONTACT-7IN7/?place=US&on=2021-11-29").content.decode()
    assert "The rulebook as of 29 Nov 2021." in card
    assert "still to come" in card


@pytest.mark.database
@pytest.mark.parametrize("query", ["?on=yesterday", "?on=", "?place=XX", "?place=&on=2026-13-40"])
def test_what_cannot_be_read_of_an_address_is_left_out(ana, query):
    assert ana.get(f"/rules/{query}").status_code == 200


@pytest.mark.database
def test_a_verdict_leads_to_the_page_of_each_rule(street, ana, at):
    at(NIGHT)
    text = ana.get(f"/cases/{street.case.pk}/verdict/voice/").content.decode()
    named = set(re.findall(r'class="id" href="/rules/([\w-]+)/"', text))
    assert "CN-CONTACT-HOURS-CBA" in named, "calls stop at ten at night"
    assert named <= {*BOOK.cards, *BOOK.gate_cards}

"""Every shipped card keeps its own examples, and no slip in it would go unseen."""

import duckdb
import pytest

from forbear import rulebook
from forbear.rulebook.lower import quote, to_python, to_sql
from forbear.rulebook.tree import reads

from .answering import answer, asked_rules, facts_of
from .mutants import mutants

BOOK = rulebook.load()
CARDS = [card for card in BOOK.cards.values() if card.examples]


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_a_card_answers_its_examples(card):
    for example in card.examples:
        assert answer(card, example, BOOK) == example.then, example.say


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_both_lowerings_say_the_same_of_every_example(card):
    asked, expected = [], []
    for example in card.examples:
        facts = facts_of(card, example, BOOK)
        for _, _, permits in asked_rules(card, example, BOOK):
            columns = ", ".join(f'{_literal(facts[name])} AS "{name}"' for name in reads(permits))
            asked.append(f"(SELECT {to_sql(permits)} FROM (SELECT {columns or '1'}))")
            expected.append(bool(to_python(permits)(facts)))
    with duckdb.connect() as con:
        assert list(con.execute(f"SELECT {', '.join(asked)}").fetchone()) == expected


def _literal(value):
    return "NULL" if value is None else quote(value)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_every_mutant_of_a_card_fails_an_example(card):
    unseen = []
    for number, rule in enumerate(card.rules):
        for edition in rule.editions:
            for said, tree in mutants(edition.permits):
                if all(
                    answer(card, one, BOOK, instead=(number, tree)) == one.then
                    for one in card.examples
                ):
                    unseen.append(f"rule {number}: {said}: {to_sql(tree)}")
    assert not unseen, "no example sees these slips:\n" + "\n".join(unseen)

"""Every shipped card keeps its own examples, and no slip in it would go unseen."""

import pytest

from forbear import rulebook
from forbear.rulebook.lower import to_sql

from .answering import answer
from .mutants import mutants

BOOK = rulebook.load()
CARDS = [card for card in BOOK.cards.values() if card.examples]


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_a_card_answers_its_examples(card):
    for example in card.examples:
        assert answer(card, example, BOOK) == example.then, example.say


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

"""Every example of every card comes out, and every small slip of its condition is seen by one."""

import duckdb
import pytest

from forbear import rulebook
from forbear.rulebook.lower import to_python, to_sql
from forbear.rulebook.tree import reads

from .mutants import mutants

BOOK = rulebook.load()
CARDS = {card.id: card for card in BOOK.cards.values() if card.examples}


def facts_of(example):
    return {**BOOK.facts.defaults, **example.given}


def speaks(rule, example):
    """Whether the rule is asked in the example; a guard that it does not name may be any."""
    place = example.asked.get("place")
    at = {place} if place else set()
    return rule.covers.may_bind(example.asked, at, BOOK.places.with_parents(at))


def permits(rule):
    """What the rule says on its newest day."""
    return rule.editions[-1].permits


def wrong(card, conditions):
    """The first example that does not come out, None when all do."""
    effect, _ = BOOK.speaks(card)
    for example in card.examples:
        facts = facts_of(example)
        free = all(
            condition(facts)
            for rule, condition in zip(card.rules, conditions, strict=True)
            if speaks(rule, example)
        )
        if ("allow" if free else effect) != example.then:
            return example.say
    return None


@pytest.mark.parametrize("card_id", CARDS)
def test_every_example_comes_out(card_id):
    card = CARDS[card_id]
    assert wrong(card, [to_python(permits(rule)) for rule in card.rules]) is None


@pytest.mark.parametrize("card_id", CARDS)
def test_every_slip_is_seen_by_an_example(card_id):
    card = CARDS[card_id]
    right = [to_python(permits(rule)) for rule in card.rules]
    unseen = [
        f"rule {at}: {slip}"
        for at, rule in enumerate(card.rules)
        for slip, tree in mutants(permits(rule))
        if wrong(card, [*right[:at], to_python(tree), *right[at + 1 :]]) is None
    ]
    assert not unseen, "add an example beside the edge for: " + "; ".join(unseen)


def test_a_slip_that_no_example_sees_is_found():
    """The check itself can fail: without its edge examples a cap lets slips through."""
    card = CARDS["US-CONTACT-7IN7"]
    blunt = [example for example in card.examples if example.say.startswith("six")]
    slips = [to_python(tree) for _, tree in mutants(permits(card.rules[0]))]
    assert any(all(slip(facts_of(example)) for example in blunt) for slip in slips)


def column(name, value):
    """A fact as a typed SQL column of one row."""
    kind = {"bool": "BOOLEAN", "text": "VARCHAR"}.get(BOOK.facts[name].type, "BIGINT")
    said = "NULL" if value is None else f"'{value}'" if kind == "VARCHAR" else str(value)
    return f"CAST({said} AS {kind}) AS {name}"


@pytest.mark.parametrize("card_id", CARDS)
def test_every_example_comes_out_in_sql_too(card_id):
    """Each rule's condition, by DuckDB and by Python, over every example's facts."""
    with duckdb.connect() as con:
        for rule in CARDS[card_id].rules:
            tree = permits(rule)
            for example in CARDS[card_id].examples:
                facts = facts_of(example)
                columns = ", ".join(column(name, facts[name]) for name in sorted(reads(tree)))
                row = f"(SELECT {columns or '1 AS nothing'})"
                found = con.execute(f"SELECT {to_sql(tree)} FROM {row}").fetchone()
                assert found == (to_python(tree)(facts),), example.say

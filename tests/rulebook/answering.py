"""What a card answers to one of its own examples."""

from forbear.days import from_day_number
from forbear.rulebook.covers import ASKED
from forbear.rulebook.lower import to_python
from forbear.rulebook.tree import Apply, all_of


def facts_of(card, example, book):
    """The facts of an example: its own, and what holds when nothing happened."""
    today = {"today": day_of(card, example)}
    return {**book.facts.defaults, **today, **example.asked, **example.given}


def day_of(card, example):
    """The day of an example: the one that it names, else the newest that the card begins anew."""
    newest = max(edition.first for rule in card.rules for edition in rule.editions)
    return example.given.get("today", (newest - from_day_number(0)).days)


def fires(rule, edition_permits, facts):
    """Whether the rule binds and does not permit."""
    tree = all_of([rule.covers.binds, Apply("not", (edition_permits,), "bool")])
    return to_python(tree)(facts)


def asked_rules(card, example, book):
    """The rules that the example falls under, each with its edition of the day."""
    place = example.asked.get("place")
    here = {place} if place else set()
    day = from_day_number(day_of(card, example))
    for number, rule in enumerate(card.rules):
        within = book.places.with_parents(here)
        edition = rule.on(day)
        if edition and rule.covers.may_bind(example.asked, here, within):
            yield number, rule, edition.permits


def answer(card, example, book, instead=None):
    """The card's effect, or allow. `instead`: (rule number, tree) to ask in place of its own."""
    unsaid = dict.fromkeys(ASKED, "")  # a guard that the example leaves out binds
    for number, rule, permits in asked_rules(card, example, book):
        if rule.covers.charged_off:
            unsaid["charged_off"] = True
        facts = {**facts_of(card, example, book), **unsaid, **example.asked, **example.given}
        tree = instead[1] if instead and instead[0] == number else permits
        if fires(rule, tree, facts):
            return "warn" if card.state == "draft" else card.effect
    return "allow"

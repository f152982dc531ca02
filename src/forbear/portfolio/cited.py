"""Where a rule stands and what it is called, by its id."""

from typing import Any

from forbear.rulebook import load


def cited(rule_id: str) -> dict[str, Any]:
    """The instrument and article, and the title in each language."""
    book = load()
    if rule_id in book.gate_cards:
        words = book.gate_cards[rule_id]
        return {"cites": words["cites"], "title": dict(words["title"])}
    card = book.cards[rule_id]
    return {"cites": card.cites, "title": dict(card.title)}

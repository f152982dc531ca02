"""Which team works a case: by how late it is first, then by what is owed."""

from collections.abc import Iterable

CARDS, LOANS, RECOVERY = "cards", "loans", "recovery"
TEAMS = (CARDS, LOANS, RECOVERY)


def team_for(stage: str, products: Iterable[str]) -> str:
    """The recovery team from stage `late` on; else cards when a card is late, else loans."""
    if stage in ("late", "long"):
        return RECOVERY
    return CARDS if "credit_card" in set(products) else LOANS

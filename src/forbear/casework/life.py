"""The life of a case as a table: what is not listed cannot happen, and the error helps.

The database check, the exhaustive test and the diagram of the docs come from MOVES.
"""

NEW, OPEN, IN_HAND, WAITING, CLOSED = "new", "open", "in_hand", "waiting", "closed"

MOVES = {
    (NEW, "became_late"): OPEN,
    (OPEN, "taken"): IN_HAND,
    (OPEN, "put_off"): WAITING,
    (OPEN, "paid"): CLOSED,
    (OPEN, "ended"): CLOSED,
    (IN_HAND, "put_back"): OPEN,
    (IN_HAND, "put_off"): WAITING,
    (IN_HAND, "paid"): CLOSED,
    (IN_HAND, "ended"): CLOSED,
    (WAITING, "put_off"): WAITING,
    (WAITING, "day_came"): OPEN,
    (WAITING, "taken"): IN_HAND,
    (WAITING, "paid"): CLOSED,
    (WAITING, "ended"): CLOSED,
    (CLOSED, "late_again"): OPEN,
}

# A new case has no row yet, so it is no state of the table in the database.
STATES = (OPEN, IN_HAND, WAITING, CLOSED)
EVENTS = tuple(sorted({event for _, event in MOVES}))


class NotInTheTableError(ValueError):
    """A step that the life of a case does not know."""


def move(state: str, event: str) -> str:
    """The state after the event; anything not in the table is refused with what could happen."""
    if (state, event) in MOVES:
        return MOVES[state, event]
    can = ", ".join(sorted(e for s, e in MOVES if s == state)) or "nothing"
    raise NotInTheTableError(f"A case that is {state!r} cannot take {event!r}. It can take: {can}.")


def diagram() -> str:
    """The table as Mermaid text for the docs."""
    lines = [f"    {s} --> {t}: {event}" for (s, event), t in sorted(MOVES.items())]
    return "\n".join(["stateDiagram-v2", *lines])

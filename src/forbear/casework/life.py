"""The life of a case as a table: what is not listed cannot happen, and the error helps.

The database's checks and the docs' tables are made from MOVES.
"""

from collections.abc import Mapping

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


def as_table(moves: Mapping[tuple[str, str], str]) -> str:
    """A life cycle as a Markdown table for the docs: states down, events across."""
    states = sorted({state for state, _ in moves} | set(moves.values()))
    events = sorted({event for _, event in moves})
    rows = [["", *events], ["---"] * (len(events) + 1)]
    rows += [[state, *(moves.get((state, event), "") for event in events)] for state in states]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)

"""The life of a permit and of the contact it reserves: two facts, one table.

From its issue the attempt is reserved and counts as its strictest possible outcome. A permit that
ran out before the attempt began is proof that nothing happened; one that had begun never runs out,
it waits for its outcome. An outcome that comes after all is recorded as what it was.
"""

from forbear.casework.life import NotInTheTableError
from forbear.words import CHANNELS, OUTCOMES_OF_A_TALK, OUTCOMES_OF_A_TEXT

ISSUED, BEGUN, USED, RAN_OUT = "issued", "begun", "used", "ran_out"

MOVES = {
    (ISSUED, "began"): BEGUN,
    (ISSUED, "outcome_came"): USED,
    (ISSUED, "ran_out"): RAN_OUT,
    (BEGUN, "outcome_came"): USED,
    (RAN_OUT, "outcome_came"): USED,
}
STATES = (ISSUED, BEGUN, USED, RAN_OUT)

RESERVED, OCCURRED, UNUSED = "reserved", "occurred", "unused"
CONTACT_STATE = {ISSUED: RESERVED, BEGUN: RESERVED, USED: OCCURRED, RAN_OUT: UNUSED}
CONTACT_STATES = (RESERVED, OCCURRED, UNUSED)

# How long a permit may wait for its attempt to begin.
MINUTES_TO_BEGIN = 15


def move(state: str, event: str) -> str:
    """The permit's state after the event, or a refusal that says what could happen."""
    if (state, event) in MOVES:
        return MOVES[state, event]
    can = ", ".join(sorted(e for s, e in MOVES if s == state)) or "nothing: it was used once"
    raise NotInTheTableError(
        f"A permit that is {state!r} cannot take {event!r}. It can take: {can}."
    )


def outcomes(channel: str) -> tuple[str, ...]:
    """What may have become of a contact on this channel."""
    if channel not in CHANNELS:
        raise NotInTheTableError(f"There is no channel {channel!r}. Use: {', '.join(CHANNELS)}.")
    return OUTCOMES_OF_A_TALK if channel in ("voice", "visit") else OUTCOMES_OF_A_TEXT

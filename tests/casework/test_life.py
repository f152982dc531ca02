"""The life of a case: every state × every event, and nothing that is not in the table."""

from itertools import product

import pytest

from forbear.casework import life
from forbear.casework.life import CLOSED, IN_HAND, MOVES, NEW, OPEN, STATES, WAITING, move

# state: what each event makes of it; "·" cannot happen. Written out, so that a change shows.
TABLE = """
            became_late  taken    put_back  put_off  day_came  paid    ended   late_again
new         open         ·        ·         ·        ·         ·       ·       ·
open        ·            in_hand  ·         waiting  ·         closed  closed  ·
in_hand     ·            ·        open      waiting  ·         closed  closed  ·
waiting     ·            in_hand  ·         waiting  open      closed  closed  ·
closed      ·            ·        ·         ·        ·         ·       ·       open
"""


def _rows() -> list[tuple[str, str, str]]:
    heads, *lines = TABLE.strip().splitlines()
    events = heads.split()
    rows = [line.split() for line in lines]
    return [(row[0], event, to) for row in rows for event, to in zip(events, row[1:], strict=True)]


@pytest.mark.parametrize(("state", "event", "after"), _rows())
def test_every_state_and_event(state, event, after):
    if after != "·":
        assert move(state, event) == after
        return
    with pytest.raises(life.NotInTheTableError, match=f"{state!r} cannot take {event!r}"):
        move(state, event)


def test_the_table_above_is_all_there_is():
    assert {(s, e) for s, e, _ in _rows()} == set(product((NEW, *STATES), life.EVENTS))


def test_a_refused_event_says_what_could_happen():
    with pytest.raises(life.NotInTheTableError, match="It can take: late_again"):
        move(CLOSED, "taken")


def test_money_closes_a_case_wherever_it_stands():
    for state in (OPEN, IN_HAND, WAITING):
        assert move(state, "paid") == CLOSED


def test_every_state_is_reached_and_none_is_a_trap():
    assert set(MOVES.values()) == set(STATES)
    assert {state for state, _ in MOVES} == {NEW, *STATES}

"""A permit and the contact it reserves: reserved, occurred or unused, and used once."""

from itertools import product

import pytest

from forbear import words
from forbear.casework.attempts import CONTACT_STATE, MOVES, STATES, move, outcomes
from forbear.casework.life import NotInTheTableError

TABLE = """
         began   outcome_came  ran_out
issued   begun   used          ran_out
begun    ·       used          ·
used     ·       ·             ·
ran_out  ·       used          ·
"""


def _rows():
    heads, *lines = TABLE.strip().splitlines()
    rows = [line.split() for line in lines]
    return [
        (row[0], event, to)
        for row in rows
        for event, to in zip(heads.split(), row[1:], strict=True)
    ]


@pytest.mark.parametrize(("state", "event", "after"), _rows())
def test_every_state_and_event(state, event, after):
    if after != "·":
        assert move(state, event) == after
        return
    with pytest.raises(NotInTheTableError):
        move(state, event)


def test_the_table_above_is_all_there_is():
    events = {event for _, event in MOVES}
    assert {(s, e) for s, e, _ in _rows()} == set(product(STATES, events))


def test_a_used_permit_is_used_up():
    with pytest.raises(NotInTheTableError, match="nothing: it was used once"):
        move("used", "outcome_came")


def test_only_a_permit_that_never_began_runs_out():
    """An attempt that began may have reached somebody: only its outcome frees it."""
    assert {state for state, event in MOVES if event == "ran_out"} == {"issued"}


def test_what_each_permit_makes_of_its_contact():
    assert CONTACT_STATE == {
        "issued": "reserved",
        "begun": "reserved",
        "used": "occurred",
        "ran_out": "unused",
    }


@pytest.mark.parametrize("channel", words.CHANNELS)
def test_a_talk_and_a_text_have_outcomes_of_their_own(channel):
    talk = channel in ("voice", "visit")
    assert ("conversation" in outcomes(channel)) is talk
    assert ("delivered" in outcomes(channel)) is not talk


def test_an_unknown_channel_is_refused():
    with pytest.raises(NotInTheTableError, match="'fax'"):
        outcomes("fax")

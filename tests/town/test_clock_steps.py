"""A clock that steps back, or was read before somebody else's: what was done still counts."""

from datetime import timedelta

import pytest
from tests.store import cast
from tests.store.cast import MORNING

from forbear.app import gate
from forbear.app.gate import Granted, Refused

pytestmark = pytest.mark.database

MINUTE = timedelta(minutes=1)


@pytest.fixture
def play():
    return cast.play()


def talk(play, now) -> Granted | Refused:
    """Ask, and where it is permitted, have the conversation."""
    answer = gate.try_to_contact(play.case, "voice", "collection", play.ana, now)
    if isinstance(answer, Granted):
        gate.begin(answer.permit_id, play.ana, now)
        gate.record_outcome(answer.permit_id, "conversation", play.ana, now)
    return answer


@pytest.mark.parametrize("step", [timedelta(0), MINUTE, timedelta(hours=1)])
def test_a_step_forward_forgets_nothing(play, step):
    assert all(isinstance(talk(play, MORNING), Granted) for _ in range(3))
    assert isinstance(talk(play, MORNING + step), Refused)


@pytest.mark.parametrize("step", [timedelta(seconds=1), MINUTE])
def test_a_step_back_forgets_nothing(play, step):
    """Also without a bad clock: the time is read before the person is locked, and two may cross."""
    assert all(isinstance(talk(play, MORNING), Granted) for _ in range(3))
    assert isinstance(talk(play, MORNING - step), Refused)

"""How long a permit may wait: a quarter of an hour, and never into a time that is not allowed."""

from datetime import datetime, timedelta

from forbear.app.gate.asking import decide_all, permits, shifted
from forbear.casework import attempts
from forbear.contact import Question

_MINUTE = timedelta(minutes=1)


def runs_out(asked: list[Question], now: datetime) -> datetime:
    """When a permit for these questions, given now, runs out.

    The answers change on whole minutes; so the first whole minute that is refused ends it. One
    given half a minute before the hour in which calls must stop lasts half a minute.
    """
    latest = now + attempts.MINUTES_TO_BEGIN * _MINUTE
    if _allowed(asked, latest):
        return latest
    minute = now.replace(second=0, microsecond=0) + _MINUTE
    while minute < latest and _allowed(asked, minute):
        minute += _MINUTE
    return min(minute, latest)


def _allowed(asked: list[Question], at: datetime) -> bool:
    return permits(decide_all([shifted(question, at - question.at) for question in asked]))

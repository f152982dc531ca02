"""What the contact log shows beside counts: opting out, a reply used up, contact proved lost."""

from collections.abc import Callable
from datetime import datetime

from forbear.contact.history import History, spoken
from forbear.contact.question import LoggedContact

_UNANSWERED = ("no_answer", "refused_call", "voicemail", "busy")
_REACHED = ("third_person", "conversation", "delivered", "read", "replied")


def opted_out(history: History, _at: datetime) -> bool:
    """An opted_out row of the asked channel."""
    asked = history.question.guards.get("channel")
    return any(row.outcome == "opted_out" and row.channel == asked for row in history.rows)


def reply_used(history: History, _at: datetime) -> bool:
    """The customer's last message in the asked channel has had its one answer.

    Reading of US-CONTACT-REPLY-ONCE: until the customer writes again, a second one is collecting.
    """
    rows = [row for row in history.rows if row.channel == history.question.guards.get("channel")]
    messages = [row.at for row in rows if row.direction == "in" or row.outcome == "replied"]
    answers = [row.at for row in rows if row.purpose == "reply" and _went_out(row)]
    return bool(answers) and (not messages or max(answers) > max(messages))


def _went_out(row: LoggedContact) -> bool:
    nothing = ("replied", "not_connected", "bounced")
    return row.direction == "out" and (row.reserved or row.outcome not in nothing)


def location_reached_before(history: History, _at: datetime) -> bool:
    """One outward location contact that reached this person, ever."""
    point = history.question.contact_point_id
    return any(
        row.direction == "out"
        and row.purpose == "location"
        and (row.reserved or row.outcome in _REACHED)
        and (None in (point, row.contact_point_id) or row.contact_point_id == point)
        for row in history.rows
    )


def call_consented(history: History, at: datetime) -> bool:
    """The customer agreed to be called, within seven days, and was not spoken to since."""
    return history.under_consent(at)


def lost_contact_proved(history: History, at: datetime) -> bool:
    """The log proves that the customer cannot be reached: CN-CONTACT-CBA-LOST.

    The last three dials in a row unanswered, no conversation since the first, and a later day than
    the third's; or three days running with an attempt and no conversation, from the day after.
    Dials to the asked point are dials to the third person and do not count.
    """
    today, asked = history.day(at), history.question.contact_point_id
    own = [
        (row, day)
        for row, day in zip(history.rows, history.days, strict=True)
        if asked is None or row.contact_point_id != asked
    ]
    return _three_dials(own, today) or _three_days(own, today)


def _three_dials(own: list[tuple[LoggedContact, int]], today: int) -> bool:
    dials = [pair for pair in own if pair[0].direction == "out" and pair[0].channel == "voice"]
    last = dials[-3:]
    if len(last) < 3 or not all(_unanswered(row) for row, _ in last):
        return False
    first_at, last_day = last[0][0].at, last[-1][1]
    return last_day < today and not any(spoken(row) and row.at >= first_at for row, _ in own)


def _unanswered(row: LoggedContact) -> bool:
    return not row.reserved and row.outcome in _UNANSWERED


def _three_days(own: list[tuple[LoggedContact, int]], today: int) -> bool:
    talked = {day for row, day in own if spoken(row)}
    tried = {day for row, day in own if _attempted(row)} - talked
    last_talk = max(talked, default=None)
    return any(
        day < today and {day - 1, day - 2} <= tried and (last_talk is None or last_talk < day)
        for day in tried
    )


def _attempted(row: LoggedContact) -> bool:
    return row.direction == "out" and not row.reserved and row.outcome != "not_connected"


def seconds_since_last_placed_call(history: History, at: datetime) -> int | None:
    """Whole seconds since the last call that rang, None when there was none."""
    for row in reversed(history.rows):
        rang = row.reserved or row.outcome not in ("busy", "not_connected")
        if row.direction == "out" and row.channel == "voice" and rang:
            return int((at - row.at).total_seconds())
    return None


FINDINGS: dict[str, Callable[[History, datetime], bool | int | None]] = {
    "opted_out": opted_out,
    "reply_used": reply_used,
    "location_reached_before": location_reached_before,
    "call_consented": call_consented,
    "lost_contact_proved": lost_contact_proved,
    "seconds_since_last_placed_call": seconds_since_last_placed_call,
}

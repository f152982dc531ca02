"""What counts as what in the contact log: units, windows, whose rows, reserved and unknown."""

from datetime import datetime

import pytest

from forbear.contact.history import History, counts
from forbear.days import day_number, zone

from .world import ask, call

DAY = "2026-11-24"
NIGHT = {"channel": "sms"}
# direction, channel, outcome, and the units that the row is.
ROWS = [
    ("out", "voice", "conversation",
     "placed_call conversation outbound_conversation attempt initiated_communication"),
    ("out", "voice", "no_answer", "placed_call unanswered_dial attempt initiated_communication"),
    ("out", "voice", "voicemail", "placed_call unanswered_dial attempt initiated_communication"),
    ("out", "voice", "busy", "unanswered_dial attempt initiated_communication"),
    ("out", "voice", "not_connected", ""),
    ("out", "voice", "third_person", "placed_call attempt initiated_communication"),
    ("in", "voice", "conversation", "conversation"),
    ("in", "voice", "no_answer", ""),
    ("out", "visit", "conversation", "conversation visit_made attempt"),
    ("out", "visit", "no_answer", "visit_made attempt"),
    ("out", "visit", "not_connected", ""),
    ("out", "sms", "sent", "attempt initiated_communication electronic_message"),
    ("out", "email", "bounced", "attempt electronic_message"),
    ("out", "im", "read", "attempt electronic_message"),
    ("out", "push", "sent", "attempt"),
    ("out", "letter", "sent", "attempt"),
    ("in", "email", "sent", ""),
]  # fmt: skip


@pytest.mark.parametrize(("direction", "channel", "outcome", "units"), ROWS)
def test_which_units_a_row_is(book, direction, channel, outcome, units):
    row = call(f"{DAY}T10:00:00+08:00", outcome, direction=direction, channel=channel)
    counted = {name for name, unit in book.tallies.units.items() if counts(unit, row)}
    assert counted == set(units.split())


@pytest.mark.parametrize("channel", ["voice", "sms", "email", "push", "im", "letter", "visit"])
def test_a_reserved_contact_counts_as_every_unit_of_its_channel(book, channel):
    row = call(f"{DAY}T10:00:00+08:00", None, channel=channel, reserved=True)
    for name, unit in book.tallies.units.items():
        assert counts(unit, row) is (channel in unit.channels), name


def count(book, name, log, at=f"{DAY}T20:00:00+08:00", zone_name="Asia/Shanghai", **asked):
    question = ask(at, log=tuple(log), **asked)
    history = History(question, zone(zone_name), None)
    today = day_number(datetime.fromisoformat(at).astimezone(zone(zone_name)).date())
    return history.count(book.tallies.tallies[name], today)


@pytest.mark.parametrize(
    ("row", "debt", "account", "point", "say"),
    [
        ({}, 1, 1, 1, "the asked account and number"),
        ({"account_id": "a2"}, 1, 0, 1, "an account of the same contract is the same debt"),
        ({"account_id": "a3"}, 0, 0, 1, "another debt"),
        ({"account_id": None}, 1, 1, 1, "no account said: it may be this one"),
        ({"contact_point_id": "p2"}, 1, 1, 0, "another number"),
        ({"contact_point_id": None}, 1, 1, 1, "no number said: it may be this one"),
    ],
)
def test_whose_rows_count(book, row, debt, account, point, say):
    log = [call(f"{DAY}T10:00:00+08:00", **row)]
    asked = {"same_debt": frozenset({"a1", "a2"})}
    assert count(book, "placed_calls_7d_debt", log, **asked) == debt, say
    assert count(book, "placed_calls_7d_account", log, **asked) == account, say
    assert count(book, "unanswered_dials_today_point", log, **asked) == point, say


def test_a_question_that_names_no_debt_counts_all(book):
    log = [call(f"{DAY}T10:00:00+08:00"), call(f"{DAY}T11:00:00+08:00", account_id="a3")]
    assert count(book, "placed_calls_7d_debt", log, account_id=None) == 2


@pytest.mark.parametrize(
    ("at", "week", "month"),
    [("2026-11-24T19:59:00", 1, 1), ("2026-11-18T00:00:00", 1, 1), ("2026-11-17T23:59:59", 0, 1),
     ("2026-10-26T00:00:00", 0, 1), ("2026-10-25T23:59:59", 0, 0)],
)  # fmt: skip
def test_windows_are_calendar_dates_of_the_customer(book, at, week, month):
    log = [call(f"{at}+08:00")]
    assert count(book, "initiated_communications_7d_debt", log) == week
    assert count(book, "initiated_communications_30d_debt", log) == month


def test_rows_after_the_asked_instant_are_ignored(book):
    log = [call(f"{DAY}T20:00:00+08:00"), call(f"{DAY}T20:00:01+08:00")]
    assert count(book, "placed_calls_today_person", log) == 1


def test_replies_and_required_notices_are_left_out_where_the_rule_says_so(book):
    log = [call(f"{DAY}T1{n}:00:00+08:00", purpose=why)
           for n, why in enumerate(("reply", "statutory_notice", "collection", None))]  # fmt: skip
    assert count(book, "attempts_7d_debt", log) == 2, "a row without a purpose counts"
    assert count(book, "attempts_7d_account", log) == 4


def test_of_several_zones_the_highest_count_decides(reasons):
    """At 00:30 in Shanghai it is still yesterday in Urumqi, and three were spoken to there."""
    log = tuple(call(f"2026-11-24T{hour}:00:00+08:00", "conversation") for hour in (19, 20, 21))
    asked = {"log": log, "places": ("CN-XJ",)}
    cap = "CN-CONTACT-FREQ-GBT-VOICE"
    assert cap in reasons("2026-11-25T00:30:00+08:00", **asked)
    assert cap not in reasons("2026-11-25T00:30:00+08:00", zones=("Asia/Shanghai",), **asked)
    assert cap not in reasons("2026-11-25T02:00:00+08:00", **asked), "a new day in both"


@pytest.mark.parametrize(
    ("log", "stopped", "say"),
    [
        ([("in", "sent", None)], False, "the customer wrote: one answer is free"),
        ([("in", "sent", None), ("out", "sent", "reply")], True, "that one has been given"),
        ([("in", "sent", None), ("out", "sent", "reply"), ("in", "sent", None)], False,
         "the customer wrote again"),
        ([("out", "sent", "collection")], False, "collecting is no answer"),
        ([("in", "sent", None), ("out", "bounced", "reply")], False, "it never arrived"),
    ],
)  # fmt: skip
def test_a_reply_outside_the_hours_holds_once(reasons, log, stopped, say):
    rows = tuple(
        call(f"2026-11-24T2{n}:00:00-05:00", outcome, direction=way, channel="email", purpose=why)
        for n, (way, outcome, why) in enumerate(log)
    )
    found = reasons(
        "2026-11-24T23:30:00-05:00", places=("US-NY",), actor="collector", channel="email",
        purpose="reply", log=rows,
    )  # fmt: skip
    assert ("US-CONTACT-HOURS" in found) is stopped, say

"""In time: since when somebody is late on their own clock, who was reached, how long nobody was."""

import itertools
from datetime import UTC, date, datetime, timedelta

import pytest

from forbear.casework import REACH_AGES, hours_between, late_from, reach_age, reached

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due", "zone", "since", "say"),
    [
        (date(2026, 11, 14), "Asia/Shanghai", "2026-11-14T16:00", "the day ends earlier than UTC"),
        (date(2026, 11, 14), "America/New_York", "2026-11-15T05:00", "and later in New York"),
        (date(2026, 3, 7), "America/New_York", "2026-03-08T05:00", "the night the clocks go on"),
        (date(2026, 12, 31), "Europe/London", "2027-01-01T00:00", "over the year"),
    ],
)
def test_late_from_the_end_of_the_due_day(due, zone, since, say):
    assert late_from(due, zone) == datetime.fromisoformat(since).replace(tzinfo=UTC), say


@pytest.mark.parametrize(
    ("outcome", "whose", "answer", "say"),
    [
        ("conversation", "self", True, "spoke with the customer"),
        ("conversation", None, True, "no point named: their own"),
        ("conversation", "joint", True, "a joint borrower owes as well"),
        ("conversation", "guarantor", False, "the guarantor is somebody else"),
        ("conversation", "other", False, "so is a stranger"),
        ("third_person", "self", False, "somebody else picked up"),
        ("replied", "self", True, "answered in writing"),
        ("delivered", "self", False, "arrived is not reached"),
        ("read", "self", False, "a mark of the machine is not an answer"),
        ("voicemail", "self", False, "nobody was there"),
        (None, "self", False, "a reservation is no contact"),
    ],
)
def test_reached(outcome, whose, answer, say):
    assert reached(outcome, whose) is answer, say


@pytest.mark.parametrize(
    ("hours", "age"),
    [
        (0, "first_day"),
        (23, "first_day"),
        (24, "days_2_3"),
        (71, "days_2_3"),
        (72, "days_4_7"),
        (167, "days_4_7"),
        (168, "days_8_30"),
        (719, "days_8_30"),
        (720, "over_30_days"),
        (9000, "over_30_days"),
    ],
)
def test_ages_meet_without_gap(hours, age):
    assert reach_age(hours) == age


def test_ages_cover_everything_once():
    edges = [(start, end) for _, start, end in REACH_AGES]
    assert edges[0][0] == 0
    assert edges[-1][1] is None
    assert all(a[1] == b[0] for a, b in itertools.pairwise(edges))


def test_hours_are_whole_and_never_negative():
    assert hours_between(NOON, NOON + timedelta(minutes=119)) == 1
    assert hours_between(NOON, NOON - timedelta(hours=3)) == 0
    with pytest.raises(ValueError, match="less than nothing"):
        reach_age(-1)

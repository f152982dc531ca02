"""Days belong to a zone, instants carry an offset."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear import days


@given(st.dates())
def test_a_day_number_leads_back_to_its_date(day):
    assert days.from_day_number(days.day_number(day)) == day


def test_day_one_is_the_first_of_january_1970():
    assert days.day_number(date(1970, 1, 1)) == 0


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("2026-11-24T00:00:00+08:00", 0),
        ("2026-11-24T21:59:59+08:00", 79_199),
        ("2026-11-24T22:00:00+08:00", 79_200),
    ],
)
def test_second_of_day_is_what_the_wall_clock_shows(text, second):
    assert days.second_of_day(days.instant(text)) == second


def test_the_night_the_clock_goes_back_the_wall_shows_one_thirty_twice():
    first = datetime(2026, 11, 1, 1, 30, tzinfo=days.zone("America/New_York"))
    again = first.replace(fold=1)
    assert days.second_of_day(first) == days.second_of_day(again)
    assert first.utcoffset() != again.utcoffset()


@pytest.mark.parametrize("text", ["2026-11-24T20:41:00", "2026-11-24"])
def test_an_instant_without_offset_is_refused(text):
    with pytest.raises(ValueError, match="no offset"):
        days.instant(text)


def test_what_is_no_instant_is_refused_with_the_mend():
    with pytest.raises(ValueError, match="Write it like"):
        days.instant("tomorrow")


@pytest.mark.parametrize("name", ["Asia/Peking", "", "../etc/passwd"])
def test_an_unknown_zone_is_refused_with_the_mend(name):
    with pytest.raises(ValueError, match="IANA"):
        days.zone(name)

"""The next lawful time is exact: nights on which a clock jumps, odd zones, dates, long waits."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forbear import contact

from .world import ZONES, call, questions

US = {"actor": "collector"}
NY = {**US, "places": ("US-NY",), "zones": ("America/New_York",)}
LONDON = {"places": ("GB",), "zones": ("Europe/London",)}
SYDNEY = {"places": ("AU",), "zones": ("Australia/Sydney",)}


@pytest.mark.parametrize(
    ("at", "asked", "expected", "say"),
    [
        ("2026-11-24T12:00:30+08:00", {}, "2026-11-24T12:00:30+08:00", "open: the instant itself"),
        ("2026-11-24T22:00:00+08:00", {}, "2026-11-25T08:00:00+08:00", "quiet until eight"),
        ("2026-11-25T07:59:59+08:00", {}, "2026-11-25T08:00:00+08:00", "a second before"),
        ("2026-11-25T00:30:00+08:00", {}, "2026-11-25T08:00:00+08:00", "after midnight, same day"),
        ("2028-02-28T23:00:00+08:00", {}, "2028-02-29T08:00:00+08:00", "a leap day is a day"),
        ("2026-11-24T21:00:01-05:00", NY, "2026-11-25T08:00:00-05:00", "nine o'clock was open"),
        ("2026-10-31T21:30:00-04:00", NY, "2026-11-01T09:00:00-04:00", "clocks back: 08:00 is -5"),
        ("2027-03-13T21:30:00-05:00", NY, "2027-03-14T07:00:00-05:00", "clocks on: 08:00 is -4"),
        ("2026-03-28T23:00:00+00:00", LONDON, "2026-03-29T07:00:00+00:00", "summer time begins"),
        ("2026-10-03T22:00:00+10:00", SYDNEY, "2026-10-04T08:00:00+10:00", "Sunday nine, at +11"),
        ("2026-12-24T21:30:00+11:00", SYDNEY, "2026-12-26T09:00:00+11:00",
         "Christmas is kept everywhere; Tasmania keeps Boxing Day on the Monday"),
        ("2026-11-24T20:00:00+05:30", {"places": ("IN",)}, "2026-11-25T08:00:00+05:30",
         "a half-hour zone"),
        ("2026-11-24T22:30:00+08:00", {"places": ("CN-XJ",)}, "2026-11-25T10:00:00+08:00",
         "lawful in both zones: 08:00 in Urumqi"),
        ("2026-11-24T21:30:00-05:00", {**US, "places": ("US-TX",)}, "2026-11-25T13:00:00-05:00",
         "anywhere in America: 08:00 in Honolulu"),
    ],
)  # fmt: skip
def test_the_first_free_minute(opens, at, asked, expected, say):
    assert opens(at, **asked) == expected, say


@pytest.mark.parametrize(
    ("asked", "say"),
    [
        ({"states": frozenset({"signed_plan"})}, "a state does not end by itself"),
        ({"places": ("JP",)}, "no pack"),
        ({"facts": {"medium_blocked": True}}, "the customer's wish"),
        ({"who": "family"}, "a stranger to the debt"),
    ],
)
def test_time_alone_does_not_cure(opens, asked, say):
    assert opens(**asked) is None, say


def test_a_cap_opens_when_the_oldest_call_leaves_the_window(opens):
    log = tuple(call(f"2026-11-{day}T15:00:00-05:00") for day in (18, 19, 20, 21, 22, 23, 24))
    at = "2026-11-24T16:00:00-05:00"
    assert opens(at, log=log, **NY) == "2026-11-25T08:00:00-05:00"


def test_a_law_that_ends_opens_and_one_that_begins_closes(reasons):
    two = tuple(call(f"2026-08-{day}T15:00:00-04:00", channel="email") for day in (30, 31))
    nyc = {"places": ("US-NY-NYC",), "actor": "collector", "channel": "letter", "log": two}
    assert "US-NYC-2IN7" in reasons("2026-08-31T16:00:00-04:00", **nyc)
    assert "US-NYC-2IN7" not in reasons("2026-09-01T16:00:00-04:00", **nyc)


def test_the_wait_after_a_law_ends_is_found(opens):
    two = tuple(call(f"2026-08-{day}T15:00:00-04:00", "delivered", channel="letter")
                for day in (30, 31))  # fmt: skip
    nyc = {"places": ("US-NY-NYC",), "actor": "collector", "channel": "letter", "log": two}
    assert opens("2026-08-31T16:00:00-04:00", **nyc) == "2026-09-01T08:00:00-04:00"


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), minute=st.integers(0, 1439), second=st.sampled_from((0, 0, 1, 59)))
def test_no_earlier_minute_is_free(book, data, minute, second):
    """At the named minute no card denies, and at every minute before it one does."""
    begins = datetime(2026, 11, 24, tzinfo=UTC)
    question = data.draw(questions(lambda _zone: begins, st.just({})))
    question = replace(question, at=begins + timedelta(minutes=minute, seconds=second))
    verdict = contact.decide(question, book)
    if verdict.effect != "deny":
        assert verdict.next_lawful_at == question.at
        return
    moment = (question.at + timedelta(minutes=1)).replace(second=0)
    end = verdict.next_lawful_at or question.at + timedelta(days=2)
    for _ in range(3000):
        if moment >= end:
            break
        assert later_effect(question, moment, book) == "deny"
        moment += timedelta(minutes=7) if moment.minute % 30 > 1 else timedelta(minutes=1)
    if verdict.next_lawful_at:
        assert later_effect(question, end, book) != "deny"
        assert end.second == 0


def later_effect(question, moment, book):
    """The effect at a later moment, the log being what it is now."""
    return contact.decide(replace(question, at=moment), book).effect


def test_every_drawn_place_has_a_zone():
    assert all("/" in zone for zone in ZONES.values())


def test_a_law_holds_while_it_is_in_force_in_any_of_the_zones(reasons, opens):
    """On the last evening of a law in New York it is the day after in London, and still asked."""
    two = tuple(call(f"2026-08-{day}T15:00:00-04:00", "delivered", channel="letter")
                for day in (30, 31))  # fmt: skip
    both = {"places": ("US-NY-NYC",), "actor": "collector", "channel": "letter", "log": two,
            "zones": ("Europe/London", "America/New_York")}  # fmt: skip
    assert "US-NYC-2IN7" in reasons("2026-08-31T20:00:00-04:00", **both)
    assert opens("2026-08-31T20:00:00-04:00", **both) == "2026-09-01T08:00:00-04:00"

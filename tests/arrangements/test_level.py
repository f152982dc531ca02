"""Level schedules: the definition, its edges, and what must always hold."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.arrangements import ScheduleError, level_schedule
from forbear.arrangements.level import half_up


def amounts(schedule):
    return [row.cents for row in schedule.rows]


@pytest.mark.parametrize(
    ("terms", "expected", "say"),
    [
        ((1000, 3, 0), [334, 334, 332], "without interest the last one takes what is left"),
        ((999, 3, 0), [333, 333, 333], "an even split stays even"),
        ((5, 10, 0), [1, 1, 1, 1, 1], "a debt that is gone sooner ends the schedule"),
        ((100_000, 1, 1200), [101_000], "one instalment carries one month's interest"),
        ((120_000, 12, 1200), [10_662] * 11 + [10_660], "a year at one per cent a month"),
    ],
)
def test_level_instalments(terms, expected, say):
    assert amounts(level_schedule(*terms, date(2026, 12, 8))) == expected, say


@pytest.mark.parametrize(
    ("first_due", "every", "dates"),
    [
        (date(2026, 12, 31), "month", ["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31"]),
        (date(2028, 1, 30), "month", ["2028-01-30", "2028-02-29", "2028-03-30", "2028-04-30"]),
        (date(2026, 12, 31), "week", ["2026-12-31", "2027-01-07", "2027-01-14", "2027-01-21"]),
        (date(2026, 12, 31), "2-weeks", ["2026-12-31", "2027-01-14", "2027-01-28", "2027-02-11"]),
    ],
)
def test_month_ends_do_not_drift(first_due, every, dates):
    schedule = level_schedule(4000, 4, 0, first_due, every=every)
    assert [row.due_on.isoformat() for row in schedule.rows] == dates


@pytest.mark.parametrize(
    ("day_count", "start", "interest", "say"),
    [
        ("30/360", None, 1000, "a whole month is a twelfth of a year, whatever its days"),
        ("actual/365", None, 1019, "31 days of 365: 1,019.18"),
        ("actual/360", None, 1033, "31 days of 360: 1,033.33"),
        ("30/360", date(2026, 11, 28), 333, "10 days that are no whole month: 10/360"),
        ("30/360", date(2026, 10, 8), 2033, "61 calendar days: 61/360"),
    ],
)
def test_interest_of_the_first_period(day_count, start, interest, say):
    first_due = date(2026, 12, 8) if start else date(2027, 1, 8)
    schedule = level_schedule(100_000, 24, 1200, first_due, day_count=day_count, start=start)
    assert schedule.rows[0].interest_cents == interest, say


@pytest.mark.parametrize(
    ("exact", "rounded"), [(Fraction(1, 2), 1), (Fraction(3, 2), 2), (Fraction(49, 100), 0)]
)
def test_a_half_goes_up(exact, rounded):
    assert half_up(exact) == rounded


@pytest.mark.parametrize(
    ("terms", "extra", "message"),
    [
        ((0, 3, 0), {}, "--cents is 0"),
        ((100, 0, 0), {}, "--count is 0"),
        ((100, 3, -1), {}, "--rate-bp is -1"),
        ((100, 3, 0), {"start": date(2026, 12, 8)}, "not before --first-due"),
        ((100_000, 360, 2400), {"start": date(2020, 12, 8)}, "first period's interest"),
    ],
)
def test_terms_that_make_no_schedule_are_refused_with_the_mend(terms, extra, message):
    with pytest.raises(ScheduleError, match=message):
        level_schedule(*terms, date(2026, 12, 8), **extra)


@given(
    cents=st.integers(1, 10**9),
    count=st.integers(1, 120),
    rate_bp=st.integers(0, 3600),
    every=st.sampled_from(["month", "2-weeks", "week"]),
    day_count=st.sampled_from(["30/360", "actual/365", "actual/360"]),
)
def test_what_always_holds(cents, count, rate_bp, every, day_count):
    schedule = level_schedule(
        cents, count, rate_bp, date(2027, 1, 31), every=every, day_count=day_count
    )
    paid = amounts(schedule)
    assert sum(row.principal_cents for row in schedule.rows) == cents
    assert len(paid) <= count
    assert len(set(paid[:-1])) <= 1, "all but the last are equal"
    assert paid[-1] <= paid[0], "the last is never the largest"
    assert schedule.total_cents == cents + schedule.interest_cents


@given(cents=st.integers(2, 10**6), count=st.integers(2, 36), rate_bp=st.integers(0, 3600))
def test_a_cent_less_would_not_do(cents, count, rate_bp):
    """An independent reckoning: with one cent less the last instalment would be the largest."""
    instalment = level_schedule(cents, count, rate_bp, date(2027, 1, 1)).rows[0].cents
    balance, less = cents, instalment - 1
    for _ in range(count - 1):
        balance += (balance * rate_bp * 2 + 120_000) // 240_000
        balance -= min(less, balance)
    last = balance + (balance * rate_bp * 2 + 120_000) // 240_000
    assert last > less

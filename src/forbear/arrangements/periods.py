"""Due dates in step, and what part of a year lies between two of them."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import count

from forbear.days import months_later

DAYS_OF_STEP = {"week": 7, "2-weeks": 14}
YEAR_OF_COUNT = {"30/360": 360, "actual/365": 365, "actual/360": 360}
EVERY = ("month", *DAYS_OF_STEP)


def step(day: date, every: str, periods: int) -> date:
    """`day` moved by whole periods, counted from `day` itself so that month ends do not drift."""
    if every == "month":
        return months_later(day, periods)
    return day + timedelta(days=DAYS_OF_STEP[every] * periods)


def due_dates(first_due: date, every: str) -> Iterator[date]:
    """First due, and every later one, without end."""
    return (step(first_due, every, number) for number in count())


def year_fraction(start: date, end: date, every: str, day_count: str) -> Fraction:
    """The part of a year from `start` to `end`: exact, never a float.

    Under 30/360 a whole month is one twelfth of a year; any other stretch has as many days as
    the calendar counts.
    """
    if day_count == "30/360" and every == "month" and start == months_later(end, -1):
        return Fraction(1, 12)
    return Fraction((end - start).days, YEAR_OF_COUNT[day_count])

"""In time: since when a customer is late by their own clock, and how soon anybody reached them."""

from datetime import UTC, date, datetime, time, timedelta

from forbear.days import zone

# Reached = the customer was there: spoke, or answered in writing.
REACHED_OUTCOMES = ("conversation", "replied")
OWN_POINTS = ("self", "joint")

# name of the age, hours from (included), hours to (not included)
REACH_AGES: tuple[tuple[str, int, int | None], ...] = (
    ("first_day", 0, 24),
    ("days_2_3", 24, 72),
    ("days_4_7", 72, 168),
    ("days_8_30", 168, 720),
    ("over_30_days", 720, None),
)


def late_from(oldest_due_on: date, time_zone: str) -> datetime:
    """The instant (UTC) of becoming late: the end of the due day on the customer's clock."""
    end = datetime.combine(oldest_due_on + timedelta(days=1), time.min, zone(time_zone))
    # In UTC, for a local time that a change of clocks skips equals no other time in Python.
    return end.astimezone(UTC)


def hours_between(start: datetime, end: datetime) -> int:
    """Whole hours from start to end, rounded down; nothing is earlier than its start."""
    return max(0, int((end - start) // timedelta(hours=1)))


def reached(outcome: str | None, whose: str | None) -> bool:
    """Did this contact reach the customer? A point not named counts as their own."""
    return outcome in REACHED_OUTCOMES and (whose is None or whose in OWN_POINTS)


def reach_age(hours_late: int) -> str:
    """The age band, by hours late, under which a customer never reached is counted."""
    for name, start, end in REACH_AGES:
        if hours_late >= start and (end is None or hours_late < end):
            return name
    raise ValueError(f"{hours_late} hours late is less than nothing. Give 0 or more.")

"""Whom to work tomorrow, and in which order."""

from datetime import timedelta

from tests.day.household import AS_OF, Lender, rows

from forbear.portfolio.run import run_day


def worklist(lender, tmp_path):
    feed = lender.write(tmp_path / "feed", nothing_yet=("states", "contacts"))
    out = run_day(feed, AS_OF, tmp_path / "day").out
    return rows(out / "worklist.parquet", "FROM t ORDER BY rank")


# name, days late, cents, state, reached: in the order in which they are to be worked
ORDER = [
    ("asks-for-help", 3, 90_000, "hardship_request", True),
    ("disputes", 200, 90_000, "disputed", True),
    ("large", 10, 3_000_000, None, True),
    ("two-months", 60, 90_000, None, False),
    ("two-months-large", 45, 3_000_000, None, True),
    ("two-months-reached", 59, 90_000, None, True),
    ("two-months-less", 58, 90_000, None, True),
    ("also-less", 10, 90_000, None, False),
    ("brief", 9, 90_000, None, False),
    ("small", 9, 9_000, None, False),
]


def test_the_most_urgent_first_then_those_whom_nobody_reached(tmp_path):
    lender = Lender()
    for name, days_late, cents, state, reached in reversed(ORDER):
        lender.late(name, days_late, cents)
        if state:
            lender.state(name, state)
        if reached:
            day = AS_OF - timedelta(days=min(days_late - 1, 8))
            lender.contact(name, f"{day}T12:00:00+08:00", "conversation")
    found = [row["customer_id"] for row in worklist(lender, tmp_path)]
    assert found == [name for name, *_ in ORDER]


def test_who_was_tried_a_moment_ago_has_rest_and_who_is_protected_has_peace(tmp_path):
    lender = Lender()
    for name, days_late, tried_ago in (
        ("plan-call-today", 40, 0),
        ("plan-call-two-days-ago", 40, 2),
        ("first-call-today", 10, 0),
        ("never-tried", 10, None),
    ):
        lender.late(name, days_late)
        if tried_ago is not None:
            lender.contact(name, f"{AS_OF - timedelta(days=tried_ago)}T12:00:00+08:00")
    lender.state(lender.late("in-peace"), "breathing_space")
    found = {row["customer_id"]: row for row in worklist(lender, tmp_path)}
    assert set(found) == {"plan-call-two-days-ago", "first-call-today", "never-tried"}
    assert found["plan-call-two-days-ago"]["segment"] == "second_month"

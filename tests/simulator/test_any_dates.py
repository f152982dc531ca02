"""Any dates make a good feed: ends of months, a leap day, one day only, years of history."""

from datetime import date

import pytest
from tests.simulator.measured import taken

from forbear.simulator import Town
from forbear.simulator.calendar import back


@pytest.mark.parametrize(
    "first, as_of, say",
    [
        (date(2026, 11, 23), date(2026, 11, 24), "one day of history"),
        (date(2024, 2, 29), date(2024, 8, 31), "from a leap day to the end of a month"),
        (date(2025, 12, 31), date(2026, 1, 1), "across the year's end"),
        (date(2021, 1, 31), date(2026, 2, 28), "five years"),
        (date(1994, 3, 1), date(1995, 3, 1), "before most of these people were born"),
    ],
)
def test_nothing_is_set_aside(tmp_path, first, as_of, say):
    con, report = taken(Town(150, 9, first, as_of), tmp_path)
    assert report.quarantined_rows == 0, say
    late = con.execute(
        "SELECT count(*) FROM payments WHERE received_on NOT BETWEEN $a AND $b",
        {"a": first, "b": as_of},
    ).fetchone()
    assert late == (0,), "payments are of the watched time"
    future = con.execute(
        """
        SELECT (SELECT count(*) FROM accounts WHERE opened_on > $d OR charged_off_on > $d),
            (SELECT count(*) FROM states WHERE from_on > $d OR to_on > $d),
            (SELECT count(*) FROM account_events WHERE "on" > $d),
            (SELECT count(*) FROM pauses WHERE from_on > $d OR to_on > $d),
            (SELECT count(*) FROM promises WHERE made_on > $d),
            (SELECT count(*) FROM contact_points WHERE checked_on > $d)
        """,
        {"d": as_of},
    ).fetchone()
    assert not any(future), "nothing is known before it happens"


@pytest.mark.parametrize(
    "day, months, then, say",
    [
        (date(2026, 11, 24), 6, date(2026, 5, 24), "the same day of the month"),
        (date(2026, 8, 31), 6, date(2026, 2, 28), "the last day of a shorter month"),
        (date(2024, 3, 31), 1, date(2024, 2, 29), "of a leap year too"),
        (date(2026, 1, 15), 13, date(2024, 12, 15), "over a year's end"),
        (date(2026, 12, 31), 12, date(2025, 12, 31), "a year"),
    ],
)
def test_months_back(day, months, then, say):
    assert back(day, months) == then, say

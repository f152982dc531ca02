"""The town measured against the real ones it is made after: within a point."""

from datetime import date

import numpy as np
import pytest
from tests.simulator.measured import SETTLED, taken

from forbear.simulator import Town
from forbear.simulator.accounts import slots
from forbear.simulator.calendar import Calendar
from forbear.simulator.draws import Draws
from forbear.simulator.lives import lives
from forbear.simulator.people import people

FIRST, AS_OF = date(2026, 5, 24), date(2026, 11, 24)
POINT = 1.0

# How late each due was; those of the last 30 days are left out, for they are not over.
LOANS = """
WITH due AS (
    SELECT account_id, due_on, settled_on IS NULL OR settled_on > due_on AS late,
        coalesce(settled_on - due_on, 999) AS days
    FROM settled JOIN accounts USING (account_id)
    WHERE product = 'instalment_loan' AND due_on BETWEEN DATE '2026-05-24' AND DATE '2026-10-24'
), followed AS (
    SELECT *, lag(late) OVER (PARTITION BY account_id ORDER BY due_on) AS late_before FROM due
)
SELECT 100 * avg(CAST(late AS INT)), 100 * avg(CAST(days >= 7 AS INT)),
    100 * avg(CAST(late AS INT)) FILTER (WHERE late_before),
    100 * avg(CAST(late AS INT)) FILTER (WHERE NOT late_before),
    median(days) FILTER (WHERE late)
FROM followed
"""
# How many earlier minimums stand on each due day, and how many on the next.
CARDS = """
WITH due AS (
    SELECT s.* FROM settled s JOIN accounts USING (account_id) WHERE product = 'credit_card'
), stand AS (
    SELECT d.account_id, d.due_on, count(e.due_on) AS behind
    FROM due d LEFT JOIN due e ON e.account_id = d.account_id AND e.due_on < d.due_on
        AND (e.settled_on IS NULL OR e.settled_on >= d.due_on)
    GROUP BY ALL
), moved AS (
    SELECT due_on, behind, lead(behind) OVER w AS after, lead(due_on) OVER w AS next_on
    FROM stand WINDOW w AS (PARTITION BY account_id ORDER BY due_on)
)
SELECT behind, after, count(*) FROM moved
WHERE due_on >= DATE '2026-05-24' AND next_on <= DATE '2026-11-24' GROUP BY ALL
"""


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    town = Town(30_000, 3, FIRST, AS_OF)
    con, report = taken(town, tmp_path_factory.mktemp("town"))
    assert report.quarantined_rows == 0
    con.execute(SETTLED)
    return con


@pytest.mark.slow
def test_loans_are_late_as_24_090_real_ones_were(books):
    late, by_seven, again, fresh, median = books.execute(LOANS).fetchone()
    assert late == pytest.approx(17.7, abs=POINT), "late at all"
    assert by_seven == pytest.approx(7.4, abs=POINT), "late by seven days or more"
    assert again == pytest.approx(39, abs=POINT), "late again after a late one"
    assert fresh == pytest.approx(14, abs=POINT), "late after one on time"
    assert median == 5, "half of the late ones by five days or less"


@pytest.mark.slow
def test_cards_move_in_the_books_as_real_ones_did(books):
    moves = {(before, after): n for before, after, n in books.execute(CARDS).fetchall()}

    def share(before, *after):
        whole = sum(n for (start, _), n in moves.items() if start == before)
        return 100 * sum(moves.get((before, end), 0) for end in after) / whole

    assert share(0, 1) == pytest.approx(6.1, abs=POINT), "falls behind"
    assert share(2, 2) == pytest.approx(58.0, abs=POINT), "two behind stays two behind"
    assert share(2, 3) == pytest.approx(6.3, abs=POINT), "two behind becomes three"
    assert share(2, 0) == pytest.approx(25.3, abs=POINT), "two behind is made good"


@pytest.mark.slow
def test_deep_arrears_move_as_real_ones_did():
    """Few cards are four behind, so many lives are needed; counted without the books."""
    draws, calendar = Draws(1), Calendar(FIRST, AS_OF)
    folk = people(draws, np.arange(400_000))
    owed = slots(draws, folk, calendar)
    life = lives(draws, owed, calendar)
    cards = owed.card[:, None] & life.falls_due

    def share(before, after):
        return 100 * np.count_nonzero(before & after & cards) / np.count_nonzero(before & cards)

    three, deep = life.behind == 3, life.behind >= 4
    assert share(deep, life.behind_after >= 4) == pytest.approx(64.5, abs=POINT)
    assert share(three, life.behind_after == 4) == pytest.approx(25.7, abs=POINT)
    assert share(three, life.behind_after == 2) == pytest.approx(32.7, abs=POINT)

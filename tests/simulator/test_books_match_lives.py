"""The feed's money tells the same story as the lives behind it, due by due."""

from datetime import date, timedelta

import numpy as np
import pytest
from tests.simulator.measured import SETTLED, taken

from forbear.simulator import Town
from forbear.simulator.accounts import slots
from forbear.simulator.calendar import Calendar
from forbear.simulator.draws import Draws
from forbear.simulator.lives import lives
from forbear.simulator.people import people
from forbear.simulator.schedule import shown

TOWN = Town(1_500, 11, date(2026, 5, 24), date(2026, 11, 24))


def day(number):
    return date(1970, 1, 1) + timedelta(days=int(number))


@pytest.fixture(scope="module")
def con(tmp_path_factory):
    con, _ = taken(TOWN, tmp_path_factory.mktemp("town"))
    con.execute(SETTLED)
    return con


def test_every_due_is_covered_on_the_day_on_which_it_was_lived(con):
    draws, calendar = Draws(TOWN.seed), Calendar(TOWN.first, TOWN.as_of)
    folk = people(draws, np.arange(TOWN.customers))
    owed = slots(draws, folk, calendar)
    seen, dues = shown(draws, owed, lives(draws, owed, calendar), calendar)
    lived = {}
    for row, account, on, settled in zip(
        dues.row, dues.account, dues.due_on, dues.settled_on, strict=True
    ):
        name = f"A{owed.slot[row]:09d}-{seen.loan[account] + 1}"
        lived[name, day(on)] = day(settled) if settled <= calendar.last_day else None
    # A payment that bounced and is not yet known to have done so covers for a few days.
    bouncing = con.execute(
        """
        SELECT account_id FROM payments
        WHERE payment_id LIKE '%-2' AND reversed_on IS NULL AND account_id IS NOT NULL
        """
    ).fetchall()
    told = con.execute("SELECT account_id, due_on, settled_on FROM settled").fetchall()
    assert {(account, on) for account, on, _ in told} == set(lived)
    wrong = [
        (account, on, settled, lived[account, on])
        for account, on, settled in told
        if settled != lived[account, on] and (account,) not in bouncing
    ]
    assert not wrong, wrong[:3]


def test_nobody_pays_more_than_is_owed(con):
    over = con.execute(
        """
        SELECT account_id FROM (SELECT account_id, sum(cents) AS owed FROM dues GROUP BY 1)
        JOIN (
            SELECT account_id, sum(cents) AS paid FROM payments
            WHERE reversed_on IS NULL GROUP BY 1
        ) USING (account_id) WHERE paid > owed
        """
    ).fetchall()
    assert over == []

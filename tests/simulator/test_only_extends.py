"""A later day of the same town holds the same lives: nothing that was, was otherwise."""

from datetime import date

import pytest
from tests.simulator.measured import connect

from forbear.portfolio.write_feed import as_select
from forbear.simulator import Town, chunks

FIRST = date(2026, 5, 24)
# Columns that may be filled in later, because on the earlier day it had not happened yet;
# snapshots and numbers' checks are of their day and not compared.
LATER = {
    "accounts": {"charged_off_on"},
    "payments": {"reversed_on"},
    "pauses": {"to_on"},
    "states": {"to_on"},
    "contact_points": {"checked_on"},
}
OF_THE_DAY = {"snapshots"}


def rows_of(con, table, town):
    for pieces in chunks(town, 700):
        select, arrays = as_select(pieces[table])
        con.register("chunk", arrays)
        keep = LATER.get(table, set())
        columns = ", ".join(f'"{name}"' for name in pieces[table] if name not in keep)
        yield from con.execute(f"SELECT {columns} FROM ({select})").fetchall()
        con.unregister("chunk")


@pytest.fixture(scope="module")
def con():
    return connect()


TABLES = [
    *("accounts", "dues", "payments", "customers", "contact_points", "parties"),
    *("account_events", "pauses", "states", "contacts", "promises", "notes"),
]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("days", [date(2026, 11, 24), date(2026, 12, 3)])
def test_a_later_day_only_extends(con, table, days):
    earlier = list(rows_of(con, table, Town(1_400, 5, FIRST, date(2026, 11, 23))))
    later = set(rows_of(con, table, Town(1_400, 5, FIRST, days)))
    lost = [row for row in earlier if row not in later]
    assert earlier
    assert not lost, f"{len(lost)} of {len(earlier)} rows changed, such as {lost[0]}"


def test_more_customers_leave_the_first_ones_as_they_were(con):
    few = list(rows_of(con, "payments", Town(500, 5, FIRST, date(2026, 11, 23))))
    many = set(rows_of(con, "payments", Town(900, 5, FIRST, date(2026, 11, 23))))
    assert set(few) <= many

"""Both forms agree on whole feeds: the documented one, a simulated town, 30,000 real clients."""

from collections import defaultdict
from datetime import date

import duckdb
import pytest
from click.testing import CliRunner
from tests.feed.small_feed import EXAMPLE
from tests.real.data import CARDS, real_file

from forbear.ageing import Pause, standing
from forbear.cli.feed import feed as feed_group
from forbear.ledger.entries import Due, Payment
from forbear.portfolio.ageing import age
from forbear.portfolio.feed import take


def by_account(con, work, table, columns):
    found = defaultdict(list)
    rows = con.execute(
        f"SELECT account_id, {columns} FROM '{work}/taken/{table}.parquet'"
        " WHERE account_id IS NOT NULL"
    ).fetchall()
    for account, *rest in rows:
        found[account].append(rest)
    return found


def differences(feed, work):
    """(accounts, late, those on which the forms differ) of a feed taken and aged."""
    work.mkdir(exist_ok=True)
    with duckdb.connect() as con:
        report = take(con, feed, work)
        age(con, work, report.as_of, report.master)
        dues = by_account(con, work, "dues", "due_id, due_on, component, cents")
        payments = by_account(con, work, "payments", "payment_id, received_on, cents, reversed_on")
        pauses = by_account(con, work, "pauses", "from_on, to_on")
        events = by_account(con, work, "account_events", '"on", kind')
        told = con.execute(f"""
            SELECT account_id, own_days_past_due, own_arrears_cents, oldest_due_on,
                outstanding_cents, credit_cents, own_cycles_late
            FROM '{work}/ageing.parquet' JOIN '{work}/standing.parquet' USING (account_id)
        """).fetchall()
    differ, late = [], 0
    for account, *columns in told:
        called = [on for on, kind in events[account] if kind == "accelerated"]
        alone = standing(
            [Due(*row) for row in dues[account]],
            [Payment(*row) for row in payments[account]],
            [Pause(*row) for row in pauses[account]],
            on=report.as_of,
            accelerated_on=min((on for on in called if on <= report.as_of), default=None),
        )
        late += alone.arrears_cents > 0
        one = [alone.days_past_due, alone.arrears_cents, alone.oldest_due_on,
               alone.outstanding_cents, alone.credit_cents, alone.cycles_late]  # fmt: skip
        differ += [(account, columns, one)] if columns != one else []
    return len(told), late, differ


def test_the_documented_feed(tmp_path):
    accounts, late, differ = differences(EXAMPLE, tmp_path / "work")
    assert (accounts, late, differ) == (5, 3, [])


@pytest.mark.slow
def test_a_simulated_town(tmp_path):
    asked = ["simulate", "--customers", "1500", "--months", "8", "--seed", "5"]
    done = CliRunner().invoke(
        feed_group, [*asked, "--as-of", "2026-11-24", "--out", str(tmp_path / "feed")]
    )
    assert done.exit_code == 0, done.output
    accounts, late, differ = differences(tmp_path / "feed", tmp_path / "work")
    assert accounts > 1500
    assert late > 50
    assert differ == []


@pytest.mark.real_data
@pytest.mark.slow
def test_thirty_thousand_real_card_clients(tmp_path):
    cards = real_file(CARDS)
    done = CliRunner().invoke(
        feed_group, ["from-uci-cards", str(cards), "--out", str(tmp_path / "feeds")]
    )
    assert done.exit_code == 0, done.output
    months = sorted(path for path in (tmp_path / "feeds").iterdir() if path.is_dir())
    assert [date.fromisoformat(f"{path.name}-01").month for path in months] == [4, 5, 6, 7, 8, 9]
    for month in months:
        accounts, late, differ = differences(month, tmp_path / f"work-{month.name}")
        assert (accounts, differ) == (30_000, [])
        assert late > 0 or month == months[0]

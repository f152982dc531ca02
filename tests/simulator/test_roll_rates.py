"""Roll rates of a handful of accounts that can be counted by eye."""

import json

import duckdb
import pytest
from click.testing import CliRunner

from forbear.cli import main
from forbear.portfolio.roll_rates import roll_rates

# Each account's bucket, the core's cycles and the balance that it carries, day by day.
DAYS = {
    "2026-09-30": {"a": ("M0", 0, 0), "b": ("M0", 0, 500), "c": ("M2", 2, 700), "d": ("M2", 2, 10)},
    "2026-10-31": {"a": ("M0", 0, None), "b": ("M1", 1, 500), "c": ("M2", 2, 700)},
    "2026-11-30": {"a": ("M0", 0, 0), "b": ("M2", 2, 500), "c": ("M0", 0, 600), "e": ("M0", 0, 0)},
}


@pytest.fixture(scope="module")
def days(tmp_path_factory):
    folder = tmp_path_factory.mktemp("days")
    for name, accounts in DAYS.items():
        taken = folder / name / "steps" / "taken"
        taken.mkdir(parents=True)
        rows = [(account, *values) for account, values in accounts.items()]
        con = duckdb.connect()
        con.execute("CREATE TABLE t (account_id TEXT, bucket TEXT, cycles INT, carried BIGINT)")
        con.executemany("INSERT INTO t VALUES (?, ?, ?, ?)", rows)
        for target, columns in [
            (folder / name / "ageing", "account_id, bucket"),
            (taken.parent / "standing", "account_id, cycles AS cycles_late"),
            (taken / "snapshots", "account_id, carried AS principal_cents"),
        ]:
            con.execute(f"COPY (SELECT {columns} FROM t) TO '{target}.parquet'")
    return [folder / name for name in DAYS]


def test_by_bucket(days):
    rates = roll_rates(duckdb.connect(), days)
    assert rates.moves == {
        ("M0", "M0"): 2,  # a, twice
        ("M0", "M1"): 1,  # b
        ("M2", "M2"): 1,  # c; d left the portfolio and is in no pair
        ("M1", "M2"): 1,
        ("M2", "M0"): 1,  # e is new and in no pair either
    }
    assert rates.states == ["M0", "M1", "M2"]
    assert rates.leaving("M2") == 2 and rates.share_bp("M2", "M0") == 5_000
    assert rates.share_bp("M0", "M0") == 6_667, "two of three, rounded"
    assert rates.share_bp("M7", "M0") is None, "nobody was seen there"


def test_by_cycles_the_core_says_what_is_not_late(days):
    rates = roll_rates(duckdb.connect(), days, "cycles")
    assert rates.moves == {
        ("in full", "unused"): 1,
        ("unused", "in full"): 1,
        ("revolving", "1"): 1,
        ("1", "2"): 1,
        ("2", "2"): 1,
        ("2", "revolving"): 1,
    }
    assert rates.states == ["unused", "in full", "revolving", "1", "2"], "the mildest first"


def run(*words, code=0):
    result = CliRunner().invoke(main, ["day", "roll-rates", *map(str, words)])
    assert result.exit_code == code, result.output
    return result


def test_the_command_for_people_and_for_programs(days):
    assert "66.7" in run(*days).stdout
    told = json.loads(run(*days, "--by", "cycles", "--json").stdout)
    assert told["from"]["2"] == {
        "accounts": 2,
        "to": {
            "revolving": {"accounts": 1, "share_bp": 5_000},
            "2": {"accounts": 1, "share_bp": 5_000},
        },
    }


def test_what_is_no_day_is_named(days, tmp_path):
    assert "two days at least" in run(days[0], code=2).stderr
    told = run(days[0], tmp_path, code=2).stderr
    assert str(tmp_path) in told.replace("\n", "") and "finished output" in told

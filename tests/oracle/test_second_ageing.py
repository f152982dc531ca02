"""`forbear day run` against a second, plain reckoning: rows set aside, days, arrears, buckets."""

import json
import random

import duckdb
import pytest
from click.testing import CliRunner

from forbear.cli.day import day

from . import second_ageing, small_feeds


def run(tmp_path, rows, master):
    small_feeds.write(tmp_path / "feed", rows, master)
    asked = ["run", "--feed", str(tmp_path / "feed"), "--as-of", str(small_feeds.AS_OF)]
    done = CliRunner().invoke(day, [*asked, "--out", str(tmp_path / "out"), "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def read(tmp_path, name, columns):
    with duckdb.connect() as con:
        return con.sql(f"select {columns} from '{tmp_path}/out/{name}.parquet'").fetchall()


@pytest.mark.parametrize("master", ["dues", "core"])
@pytest.mark.parametrize("seed", range(12))
def test_two_reckonings_of_one_feed_agree(tmp_path, seed, master):
    draw = random.Random(f"{seed}{master}")
    rows = small_feeds.town(draw)
    summary = run(tmp_path, rows, master)
    taken = second_ageing.accepted(rows)

    assert sorted(read(tmp_path, "quarantine", '"table", line')) == second_ageing.quarantined(
        rows, taken
    )
    core = {row["account_id"]: row for row in taken["snapshots"].values()}
    expected = {}
    for row in taken["accounts"].values():
        account = row["account_id"]
        own = second_ageing.standing(taken, account)
        steering = (own[0], own[1])
        if master == "core" and account in core:
            steering = (int(core[account]["days_past_due"]), int(core[account]["arrears_cents"]))
        expected[account] = (*steering, second_ageing.bucket(steering[0]), own[3], own[0], own[1])
    got = read(
        tmp_path,
        "ageing",
        "account_id, days_past_due, arrears_cents, bucket, outstanding_cents, "
        "own_days_past_due, own_arrears_cents",
    )
    assert {account: tuple(rest) for account, *rest in got} == expected
    breaks = {(account, field) for account, field in read(tmp_path, "breaks", "account_id, field")}
    wanted = set()
    for account, row in core.items():
        own = second_ageing.standing(taken, account)
        wanted |= {(account, "days_past_due")} if int(row["days_past_due"]) != own[0] else set()
        wanted |= {(account, "arrears_cents")} if int(row["arrears_cents"]) != own[1] else set()
    assert breaks == wanted
    for kind, total in summary["tables"]["dues"].items():
        if kind in ("rows", "cents"):
            assert total["accepted"] + total["quarantined"] == total["read"], kind

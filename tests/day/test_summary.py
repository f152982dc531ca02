"""What the day's documents say: totals, buckets, moves since yesterday, sources to mend."""

import json
from datetime import timedelta

import duckdb
import pytest
from tests.day.household import AS_OF, Lender, rows

from forbear.portfolio.feed import FeedRefusedError
from forbear.portfolio.run import run_day

YESTERDAY = AS_OF - timedelta(days=1)
# CONTRACTS.md section 7, to the letter.
COLUMNS = {
    "ageing": [
        ("account_id", "VARCHAR"),
        ("customer_id", "VARCHAR"),
        ("days_past_due", "INTEGER"),
        ("bucket", "VARCHAR"),
        ("arrears_cents", "BIGINT"),
        ("oldest_due_on", "DATE"),
        ("outstanding_cents", "BIGINT"),
        ("currency", "VARCHAR"),
        ("own_days_past_due", "INTEGER"),
        ("own_arrears_cents", "BIGINT"),
    ],
    "decisions": [
        ("customer_id", "VARCHAR"),
        ("segment", "VARCHAR"),
        ("treatment", "VARCHAR"),
        ("channel", "VARCHAR"),
        ("purpose", "VARCHAR"),
        ("effect", "VARCHAR"),
        ("rule_ids", "VARCHAR[]"),
        ("next_lawful_at", "TIMESTAMP WITH TIME ZONE"),
    ],
    "worklist": [
        ("rank", "BIGINT"),
        ("customer_id", "VARCHAR"),
        ("segment", "VARCHAR"),
        ("why", "VARCHAR"),
    ],
    "breaks": [
        ("account_id", "VARCHAR"),
        ("field", "VARCHAR"),
        ("core", "BIGINT"),
        ("ours", "BIGINT"),
        ("cause", "VARCHAR"),
    ],
    "quarantine": [
        ("table", "VARCHAR"),
        ("line", "BIGINT"),
        ("id", "VARCHAR"),
        ("reason", "VARCHAR"),
        ("text", "VARCHAR"),
    ],
}


def run(lender, tmp_path, **more):
    feed = lender.write(tmp_path / f"feed-{lender.as_of}", **more)
    days = tmp_path / "days"
    days.mkdir(exist_ok=True)
    return run_day(feed, lender.as_of, days / str(lender.as_of), days)


def test_the_files_are_those_of_the_contract(tmp_path):
    lender = Lender()
    lender.late("lin")
    out = run(lender, tmp_path).out
    for name, columns in COLUMNS.items():
        found = duckdb.sql(f"DESCRIBE FROM '{out / name}.parquet'").fetchall()
        assert [(row[0], row[1]) for row in found] == columns, name
    timings = json.loads((out / "timings.json").read_text(encoding="utf-8"))
    assert [step["step"] for step in timings["steps"]][:2] == ["feed", "age"]
    assert all(step["seconds"] >= 0 and "rows" in step for step in timings["steps"])


def test_rows_and_cents_read_are_those_accepted_and_those_set_aside(tmp_path):
    lender = Lender()
    account = lender.account(lender.customer("lin"), 10, 100_000)
    lender.pay(account, 30_000, 2)
    lender.pay("nobody", 500, 1)
    report = run(lender, tmp_path)
    payments = report.summary["tables"]["payments"]
    assert payments["rows"] == {"read": 2, "accepted": 1, "quarantined": 1}
    assert payments["cents"] == {"read": 30_500, "accepted": 30_000, "quarantined": 500}
    (aside,) = rows(report.out / "quarantine.parquet")
    assert (aside["table"], aside["line"]) == ("payments", 3)


def test_buckets_count_every_account_and_add_no_two_currencies(tmp_path):
    lender = Lender()
    for days_late, currency in ((0, "CNY"), (10, "CNY"), (11, "CNY"), (40, "CNY"), (10, "USD")):
        name = lender.customer(f"{currency}{days_late}")
        lender.account(name, days_late, 1_000, currency=currency)
    found = run(lender, tmp_path).summary["buckets"]
    counted = [(r["currency"], r["bucket"], r["accounts"], r["arrears_cents"]) for r in found]
    assert counted == [
        ("CNY", "M0", 1, 0),
        ("CNY", "M1", 2, 2_000),
        ("CNY", "M2", 1, 1_000),
        ("USD", "M1", 1, 1_000),
    ]


def test_what_moved_since_yesterday(tmp_path):
    before = Lender(YESTERDAY)
    for name, days_late in (("rolls", 30), ("stays", 10), ("cures", 10), ("goes", 10)):
        before.late(name, days_late)
    assert run(before, tmp_path).summary["moves"] is None, "no day before"
    after = Lender()
    for name, days_late in (("rolls", 31), ("stays", 11), ("cures", 11)):
        after.late(name, days_late)
    after.pay("cures-3", 100_000)
    after.late("new", 1)
    moves = run(after, tmp_path).summary["moves"]
    assert (moves["since"], moves["days"]) == (str(YESTERDAY), 1)
    assert moves["accounts"] == [
        {"from": "M1", "to": "M0", "accounts": 1},
        {"from": "M1", "to": "M1", "accounts": 1},
        {"from": "M1", "to": "M2", "accounts": 1},
        {"from": "M1", "to": None, "accounts": 1},
        {"from": None, "to": "M1", "accounts": 1},
    ]


def test_a_day_that_was_never_finished_is_no_history(tmp_path):
    before = Lender(YESTERDAY)
    before.late("lin", 9)
    out = run(before, tmp_path).out
    out.rename(out.with_name(f".{out.name}.at-work"))
    after = Lender()
    after.late("lin", 10)
    assert run(after, tmp_path).summary["moves"] is None


def test_never_reached_by_age(tmp_path):
    lender = Lender()
    for name, days_late in (("a", 1), ("b", 2), ("c", 3), ("d", 7), ("e", 8), ("f", 30), ("g", 31)):
        lender.late(name, days_late)
    lender.contact("g", f"{AS_OF}T10:00:00+08:00", "conversation")
    said = run(lender, tmp_path, nothing_yet=("states",)).summary["in_time"]
    # Due yesterday: late since last midnight, so 24 hours at the end of today.
    assert said["never_reached_by_age"] == {
        "first_day": 0,
        "days_2_3": 2,
        "days_4_7": 1,
        "days_8_30": 2,
        "over_30_days": 1,
    }
    counted = (said["late_customers"], said["reached"], said["never_reached"])
    assert counted == (7, 1, 6)
    assert said["median_hours_to_first_reach"] == 30 * 24 + 10


def test_a_silent_source_is_named_with_the_mend(tmp_path):
    lender = Lender()
    lender.late("lin")
    said = run(lender, tmp_path, nothing_yet=("states",)).summary
    assert [source["source"] for source in said["mend"]] == ["contacts"]
    assert "nothing_yet" in said["mend"][0]["mend"]
    assert not said["in_time"]["contact_log_known"]


def test_a_refused_feed_leaves_nothing(tmp_path):
    lender = Lender()
    lender.late("lin")
    feed = lender.write(tmp_path / "feed", head="[tables.dues]\nrows = 7\n")
    with pytest.raises(FeedRefusedError, match=r"1 rows and feed.toml says 7"):
        run_day(feed, AS_OF, tmp_path / "out")
    with pytest.raises(FeedRefusedError, match="as_of"):
        run_day(lender.write(tmp_path / "feed"), YESTERDAY, tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["feed"]


def test_a_feed_id_stands_for_one_content(tmp_path):
    lender = Lender()
    lender.late("lin")
    assert not run(lender, tmp_path).repeated
    written = ("summary.json", "steps/feed.json")
    first = [(tmp_path / "days" / str(AS_OF) / name).read_bytes() for name in written]
    again = run(lender, tmp_path)
    assert again.repeated, "the same feed again says so"
    assert [(again.out / name).read_bytes() for name in written] == first, "and changes nothing"
    lender.late("mei")
    with pytest.raises(FeedRefusedError, match="other content"):
        run(lender, tmp_path)
    assert (again.out / "summary.json").read_bytes() == first[0]

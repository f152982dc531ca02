"""Memory does not grow with the feed: a large one, spoiled here and there, under a low limit."""

import json
import subprocess
import sys

import duckdb
import pytest

from .small_feed import read

ACCOUNTS, DUES_EACH = 60_000, 24
MAKE = {
    "customers": "SELECT 'c' || i AS customer_id, '林' || i AS name, 'zh-CN' AS language,"
    " 'CN' AS place, 'Asia/Shanghai' AS time_zone FROM range($n) t(i)",
    "accounts": "SELECT 'a' || i AS account_id, 'c' || i AS customer_id, 'bank' AS creditor,"
    " 'personal_loan' AS product, 'CN' AS place, 'CNY' AS currency,"
    " CASE i % 1000 WHEN 7 THEN 'soon' ELSE '2024-01-01' END AS opened_on FROM range($n) t(i)",
    # Every 97th due has the id of the one before it.
    "dues": "SELECT 'd' || CASE (i * 24 + k) % 97 WHEN 0 THEN i * 24 + k + 1 ELSE i * 24 + k END"
    " AS due_id, 'a' || i AS account_id, DATE '2024-12-01' + CAST(30 * k AS INTEGER) AS due_on,"
    " 'principal' AS component, 1000 + k AS cents FROM range($n) t(i), range($k) s(k)"
    " ORDER BY i, k",
    "payments": "SELECT 'p' || i || '-' || k AS payment_id, CASE i % 50 WHEN 0 THEN NULL"
    " ELSE 'a' || i END AS account_id, 'c' || i AS customer_id,"
    " DATE '2024-12-01' + CAST(30 * k AS INTEGER) AS received_on, 1000 AS cents"
    " FROM range($n) t(i), range(6) s(k)",
    "contact_points": "SELECT 'k' || i AS contact_point_id, 'c' || i AS customer_id,"
    " 'mobile' AS kind, '138' AS value, 'self' AS whose, 'valid' AS status FROM range($n) t(i)",
}
CHILD = """
import json, resource, sys
from pathlib import Path
import duckdb
from forbear.portfolio.ageing import age
from forbear.portfolio.feed import take, unique
unique.ROWS_AT_ONCE = 100_000
with duckdb.connect() as con:
    con.execute("SET memory_limit = '200MB'")
    con.execute("SET threads = 2")
    con.execute(f"SET temp_directory = '{sys.argv[2]}/spilled'")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    report = take(con, Path(sys.argv[1]), Path(sys.argv[2]))
    aged = age(con, Path(sys.argv[2]), report.as_of)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024 - before
    said = {name: table.quarantined_rows for name, table in report.tables.items()}
    print(json.dumps([said, report.shared_payments, aged.accounts, peak]))
"""


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_large_feed_passes_under_a_low_limit(tmp_path, ending):
    feed, work = tmp_path / "feed", tmp_path / "work"
    feed.mkdir()
    work.mkdir()
    (feed / "feed.toml").write_text('feed_id = "large"\nas_of = 2026-11-24\n')
    with duckdb.connect() as con:
        for name, query in MAKE.items():
            made = query.replace("$n", str(ACCOUNTS)).replace("$k", str(DUES_EACH))
            con.execute(f"COPY ({made}) TO '{feed}/{name}.{ending}' (FORMAT {ending})")
    done = subprocess.run(
        [sys.executable, "-c", CHILD, feed, work], check=True, capture_output=True, text=True
    )
    aside, shared, accounts, peak_mib = json.loads(done.stdout)

    gone = ACCOUNTS // 1000
    assert aside["accounts"] == gone
    dues = [(i * 24 + k, i % 1000 == 7) for i in range(ACCOUNTS) for k in range(DUES_EACH)]
    doubled = sum(number % 97 == 1 and number > 0 for number, _ in dues)
    of_gone = sum(bad and number % 97 != 1 for number, bad in dues)
    assert aside["dues"] == doubled + of_gone
    assert aside["payments"] == gone * 6
    assert shared == ACCOUNTS // 50 * 6
    assert accounts == ACCOUNTS - gone
    assert read(work / "ageing.parquet", "count(*)") == [(accounts,)]
    assert peak_mib < 450, "200 MiB for the columns, and what Python, hashes and buffers need"

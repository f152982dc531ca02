"""The day in figures: `summary.json`. Amounts in two currencies are never added."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from forbear.casework import REACH_AGES
from forbear.portfolio.cited import cited
from forbear.portfolio.mend import mends
from forbear.portfolio.moves import moves_since
from forbear.portfolio.sql import view

Row = dict[str, Any]


def summarise(con: duckdb.DuckDBPyConnection, work: Path, as_of: date, history: Path | None) -> int:
    """Write `summary.json` from the tables of the work folder; how many accounts it counts."""
    report = json.loads((work / "feed.json").read_text(encoding="utf-8"))
    for table in ("ageing", "treated", "decisions", "worklist", "breaks"):
        view(con, table, work / f"{table}.parquet")
    summary = {
        "as_of": as_of.isoformat(),
        "feed_id": report["feed_id"],
        "fingerprint": report["fingerprint"],
        "master": report["master"],
        "tables": {name: _read(said) for name, said in report["tables"].items()},
        "buckets": _rows(con, _BUCKETS),
        "moves": moves_since(con, as_of, history),
        "breaks": _rows(con, "SELECT field, cause, count(*) AS rows FROM breaks GROUP BY ALL"),
        "decisions": _decisions(con),
        "worklist": _worklist(con),
        "in_time": _in_time(con, "contacts" not in report["silent"]),
        "mend": mends(con, work, report, as_of),
    }
    said = json.dumps(summary, ensure_ascii=False, indent=2)
    (work / "summary.json").write_text(said + "\n", encoding="utf-8")
    return sum(row["accounts"] for row in summary["buckets"])


def _read(said: Mapping[str, Any]) -> Row:
    """Rows and cents of one table: read = accepted + quarantined."""
    rows = {
        "read": said["rows"],
        "accepted": said["accepted_rows"],
        "quarantined": said["quarantined_rows"],
    }
    if said["cents"] is None:
        return {"rows": rows, "cents": None}
    cents = {
        "read": said["cents"],
        "accepted": said["accepted_cents"],
        "quarantined": said["quarantined_cents"],
    }
    return {"rows": rows, "cents": cents, "rows_without_readable_cents": said["unread_cents_rows"]}


_BUCKETS = """
    SELECT currency, bucket, count(*) AS accounts,
        CAST(sum(arrears_cents) AS HUGEINT) AS arrears_cents,
        CAST(sum(outstanding_cents) AS HUGEINT) AS outstanding_cents
    FROM ageing GROUP BY ALL
"""

_BY_RULE = """
    SELECT rule_id, effect, count(*) AS customers
    FROM (SELECT customer_id, effect, unnest(rule_ids) AS rule_id FROM decisions)
    GROUP BY ALL ORDER BY customers DESC, rule_id, effect
"""


def _decisions(con: duckdb.DuckDBPyConnection) -> Row:
    effects = {row["effect"]: row["customers"] for row in _count(con, "decisions", "effect")}
    return {
        "customers": sum(effects.values()),
        "by_effect": {name: effects.get(name, 0) for name in ("allow", "warn", "require", "deny")},
        "by_rule": [row | cited(row["rule_id"]) for row in _rows(con, _BY_RULE, ordered=True)],
        "by_segment": _count(con, "decisions", "segment, treatment"),
        "by_channel": _count(con, "decisions", "channel, purpose, effect"),
        "nothing_goes_out": _one(con, "SELECT count(*) FROM decisions WHERE channel IS NULL"),
    }


def _worklist(con: duckdb.DuckDBPyConnection) -> Row:
    return {
        "customers": _one(con, "SELECT count(*) FROM worklist"),
        "by_segment": _count(con, "worklist", "segment"),
    }


def _in_time(con: duckdb.DuckDBPyConnection, log_is_known: bool) -> Row:
    """How soon late customers were reached, and who never was, by hours late."""
    ages = " ".join(
        f"WHEN hours_late >= {start} THEN '{name}'" for name, start, _ in reversed(REACH_AGES)
    )
    never = _rows(
        con,
        f"SELECT CASE {ages} END AS age, count(*) AS customers"
        " FROM treated WHERE never_reached GROUP BY ALL",
    )
    by_age = {row["age"]: row["customers"] for row in never}
    (late, reached, median) = con.execute(
        "SELECT count(*), count(hours_to_reach),"
        " CAST(quantile_disc(hours_to_reach, 0.5) AS BIGINT) FROM treated"
    ).fetchall()[0]
    return {
        "late_customers": late,
        "reached": reached,
        "median_hours_to_first_reach": median,
        "never_reached": late - reached,
        "never_reached_by_age": {name: by_age.get(name, 0) for name, _, _ in REACH_AGES},
        "contact_log_known": log_is_known,
    }


def _count(con: duckdb.DuckDBPyConnection, table: str, by: str) -> list[Row]:
    return _rows(con, f"SELECT {by}, count(*) AS customers FROM {table} GROUP BY ALL")


def _rows(con: duckdb.DuckDBPyConnection, query: str, ordered: bool = False) -> list[Row]:
    """Rows as documents, in the order of their columns unless the query has its own."""
    found = con.execute(query if ordered else f"SELECT * FROM ({query}) ORDER BY ALL")
    names = [column[0] for column in found.description or []]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _one(con: duckdb.DuckDBPyConnection, query: str) -> int:
    return int(con.execute(query).fetchall()[0][0])

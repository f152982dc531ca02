"""What moved since the day before: accounts from bucket to bucket, new ones and those gone."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from forbear.portfolio.sql import view


def moves_since(
    con: duckdb.DuckDBPyConnection, as_of: date, history: Path | None
) -> dict[str, Any] | None:
    """Moves since the newest earlier output under `history`; None when there is none.

    `from` is null for an account that is new, `to` for one that the feed no longer has.
    """
    before = _newest_before(as_of, history)
    if before is None:
        return None
    since, folder = before
    view(con, "ageing_before", folder / "ageing.parquet")
    found = con.execute("""
        SELECT b.bucket, a.bucket, count(*)
        FROM ageing a
        FULL JOIN ageing_before b ON b.account_id = a.account_id
        GROUP BY ALL ORDER BY ALL
    """).fetchall()
    return {
        "since": since.isoformat(),
        "days": (as_of - since).days,
        "accounts": [{"from": old, "to": new, "accounts": count} for old, new, count in found],
    }


def _newest_before(as_of: date, history: Path | None) -> tuple[date, Path] | None:
    """The earlier day that is nearest; each folder's own summary says which day it is."""
    if history is None:
        return None
    days = {}
    for path in sorted(history.glob("[!.]*/summary.json")):  # a dot marks a run's work folder
        said = date.fromisoformat(json.loads(path.read_text(encoding="utf-8"))["as_of"])
        if said < as_of:
            days[said] = path.parent
    return max(days.items(), default=None)

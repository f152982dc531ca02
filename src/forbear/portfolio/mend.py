"""What to mend: sources that are silent or late, said so that somebody can act on it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import duckdb

FRESHNESS = "HOUSE-FRESHNESS"


def mends(
    con: duckdb.DuckDBPyConnection, report: Mapping[str, Any], as_of: date
) -> list[dict[str, Any]]:
    """One entry a source: its name, until when it is known, and the mend."""
    refused = _refused(con)
    found = [_silent(table, refused) for table in report["silent"]]
    for source, until in sorted(report["complete_to"].items()):
        if datetime.fromisoformat(until).date() <= as_of:
            found += _late(source, datetime.fromisoformat(until), as_of, refused)
    return found


def _refused(con: duckdb.DuckDBPyConnection) -> int:
    query = f"SELECT count(*) FROM decisions WHERE list_contains(rule_ids, '{FRESHNESS}')"
    return int(con.execute(query).fetchall()[0][0])


def _silent(table: str, refused: int) -> dict[str, Any]:
    return {
        "source": table,
        "known_to": None,
        "customers_refused": refused,
        "mend": f"The feed has no {table} and does not say that there are none, so {FRESHNESS}"
        f' refuses every contact. Send the table, or write nothing_yet = ["{table}"] into'
        " feed.toml if there are none so far.",
    }


def _late(source: str, until: datetime, as_of: date, refused: int) -> list[dict[str, Any]]:
    """A log that ends before the day's last two hours is too old for the gate."""
    end = datetime.combine(as_of, datetime.max.time(), until.tzinfo)
    if (end - until).total_seconds() <= 2 * 3600:
        return []
    return [
        {
            "source": source,
            "known_to": until.isoformat(),
            "customers_refused": refused,
            "mend": f"The contact log of {source} is whole only until {until.isoformat()}, so"
            f" {FRESHNESS} refuses contact. Send its log up to the end of {as_of}.",
        }
    ]

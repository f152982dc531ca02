"""What to mend: sources that are silent or late, said so that somebody can act on it."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from forbear.days import instant
from forbear.people.points import CHECK_LASTS_DAYS
from forbear.portfolio.gate.known import LOG, day_end, max_age
from forbear.portfolio.sql import view
from forbear.rulebook import load

FRESHNESS = "HOUSE-FRESHNESS"
Mend = dict[str, Any]


def mends(
    con: duckdb.DuckDBPyConnection, work: Path, report: Mapping[str, Any], as_of: date
) -> list[Mend]:
    """One entry a source: its name, until when it is known, whom that refused, and the mend."""
    view(con, "questions", work / "questions.parquet")
    found = [_silent(con, table) for table in report["silent"]]
    if "contacts" not in report["silent"]:
        for source, until in sorted(report["complete_to"].items()):
            found += _late(con, source, instant(until), as_of)
    return found + _old_checks(con)


def _refused(con: duckdb.DuckDBPyConnection, where: str = "true") -> int:
    query = f"""
        SELECT count(*) FROM decisions d
        WHERE list_contains(d.rule_ids, '{FRESHNESS}')
            AND EXISTS (FROM questions q WHERE q.customer_id = d.customer_id AND {where})
    """
    return int(con.execute(query).fetchall()[0][0])


def _silent(con: duckdb.DuckDBPyConnection, table: str) -> Mend:
    return {
        "source": table,
        "known_to": None,
        "customers_refused": _refused(con),
        "mend": f"The feed has no {table} and does not say that there are none, so {FRESHNESS}"
        f' refuses contact. Send the table, or write nothing_yet = ["{table}"] into feed.toml'
        " if there are none so far.",
    }


def _late(con: duckdb.DuckDBPyConnection, source: str, until: datetime, as_of: date) -> list[Mend]:
    """A log that ends too long before the end of the day, in any zone where it matters."""
    allowed = max_age(LOG, load())
    zones = [row[0] for row in con.execute("SELECT DISTINCT zone FROM questions").fetchall()]
    late = sorted(zone for zone in zones if day_end(as_of, zone) - until > allowed)
    if not late:
        return []
    listed = ", ".join(f"'{zone}'" for zone in late)
    return [
        {
            "source": source,
            "known_to": until.isoformat(),
            "customers_refused": _refused(con, f"q.zone IN ({listed})"),
            "mend": f"The contact log of {source} is whole only until {until.isoformat()}, so"
            f" {FRESHNESS} refuses contact. Send its log up to the end of {as_of}.",
        }
    ]


def _old_checks(con: duckdb.DuckDBPyConnection) -> list[Mend]:
    refused = _refused(con, "q.check_is_old")
    if not refused:
        return []
    return [
        {
            "source": "contact_points.checked_on",
            "known_to": None,
            "customers_refused": refused,
            "mend": f"{refused:,} customers have no number or address that was checked in the last"
            f" {CHECK_LASTS_DAYS} days, so {FRESHNESS} refuses contact. Have them checked.",
        }
    ]

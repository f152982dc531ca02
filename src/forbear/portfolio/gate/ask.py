"""The gate's answer for every late customer's chosen contact: `decisions.parquet`."""

from datetime import date
from pathlib import Path

import duckdb

from forbear.portfolio.sql import view, write


def ask(con: duckdb.DuckDBPyConnection, work: Path, as_of: date) -> int:
    """Write `decisions.parquet`, one row a late customer; how many there are."""
    view(con, "treated", work / "treated.parquet")
    return write(
        con,
        """
        SELECT customer_id, segment, treatment, channel, purpose, 'deny' AS effect,
            CAST([] AS VARCHAR[]) AS rule_ids, CAST(NULL AS TIMESTAMPTZ) AS next_lawful_at
        FROM treated ORDER BY customer_id
        """,
        work / "decisions.parquet",
    )

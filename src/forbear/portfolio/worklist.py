"""The worklist: whom to work tomorrow, in which order, and why in words."""

from pathlib import Path

import duckdb

from forbear.portfolio.sql import run, view, write


def make_worklist(con: duckdb.DuckDBPyConnection, work: Path) -> int:
    """Write `worklist.parquet`; how many customers stand on it."""
    view(con, "treated", work / "treated.parquet")
    view(con, "decisions", work / "decisions.parquet")
    run(con, "treat", "worklist", {})
    return write(con, "FROM worklist ORDER BY rank", work / "worklist.parquet")

"""The engine of the columns: DuckDB in this process, its memory bounded, spilling to the work."""

import os
from pathlib import Path

import duckdb

from forbear.portfolio.feed.staging import text

MEMORY = "FORBEAR_MEMORY"
MEMORY_DEFAULT = "2500MB"
ENGINES = ("duckdb",)


class UnknownEngineError(ValueError):
    """An engine that is not there."""


def connect(work: Path, engine: str = "duckdb") -> duckdb.DuckDBPyConnection:
    """A fresh engine whose spilled pages go into the work folder.

    FORBEAR_MEMORY, like 6GB, sets how much memory it may take.
    """
    if engine not in ENGINES:
        raise UnknownEngineError(f"There is no engine {engine!r}. Use: {', '.join(ENGINES)}.")
    con = duckdb.connect(":memory:")
    con.execute(f"SET memory_limit = {text(os.environ.get(MEMORY) or MEMORY_DEFAULT)}")
    con.execute(f"SET temp_directory = {text(work / 'spilled')}")
    con.execute("SET TimeZone = 'UTC'")
    con.execute("SET preserve_insertion_order = true")
    con.execute("SET enable_progress_bar = false")
    return con

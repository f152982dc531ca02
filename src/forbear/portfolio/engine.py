"""The engine of the columns: DuckDB in this process, its memory bounded, spilling to the work."""

import os
from pathlib import Path

import duckdb

from forbear.portfolio.feed.staging import text

MEMORY = "FORBEAR_MEMORY"
MEMORY_DEFAULT = "2500MB"
ENGINES = ("duckdb",)


class EngineError(ValueError):
    """An engine that is not there, or cannot be set up as was asked."""


def connect(work: Path, engine: str = "duckdb") -> duckdb.DuckDBPyConnection:
    """A fresh engine whose spilled pages go into the work folder.

    FORBEAR_MEMORY, like 6GB, sets how much memory it may take.
    """
    if engine not in ENGINES:
        raise EngineError(f"There is no engine {engine!r}. Use: {', '.join(ENGINES)}.")
    con = duckdb.connect(":memory:")
    memory = os.environ.get(MEMORY) or MEMORY_DEFAULT
    try:
        con.execute(f"SET memory_limit = {text(memory)}")
    except duckdb.Error as error:
        raise EngineError(f"{MEMORY} is {memory!r}. Write it like 6GB.") from error
    con.execute(f"SET temp_directory = {text(work / 'spilled')}")
    con.execute("SET TimeZone = 'UTC'")
    con.execute("SET preserve_insertion_order = true")
    con.execute("SET enable_progress_bar = false")
    return con

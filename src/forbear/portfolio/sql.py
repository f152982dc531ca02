"""Named SQL files: read from the package, run with the values that they use."""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path

import duckdb

from forbear.portfolio.feed.staging import text

PARQUET = "(FORMAT parquet, COMPRESSION zstd)"


def run(
    con: duckdb.DuckDBPyConnection, folder: str, name: str, values: Mapping[str, object]
) -> None:
    """Run `portfolio/<folder>/<name>.sql`; a value it does not name is left out."""
    said = files(f"forbear.portfolio.{folder}").joinpath(f"{name}.sql").read_text("utf-8")
    con.execute(said, {key: value for key, value in values.items() if f"${key}" in said})


def write(con: duckdb.DuckDBPyConnection, query: str, target: Path) -> int:
    """Write a query to one Parquet file, whole or not at all; how many rows."""
    partial = target.with_suffix(".partial")
    (rows,) = con.execute(f"COPY ({query}) TO {text(partial)} {PARQUET}").fetchall()[0]
    partial.replace(target)
    return int(rows)


def view(con: duckdb.DuckDBPyConnection, name: str, path: Path) -> None:
    """Give a Parquet file a name in SQL."""
    con.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS FROM read_parquet({text(path)})")


def taken_views(con: duckdb.DuckDBPyConnection, work: Path, tables: Iterable[str]) -> None:
    """Name the tables of the taken feed `taken_<table>`."""
    for table in tables:
        view(con, f"taken_{table}", work / "taken" / f"{table}.parquet")

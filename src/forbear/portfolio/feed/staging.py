"""Each file as one relation of raw values with line numbers, whatever it was written in."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from forbear.portfolio.feed.bytes_pass import look_at_bytes, look_at_text, transcode
from forbear.portfolio.feed.careful import FIELDS, LINE, WHOLE, write_with_lines
from forbear.portfolio.feed.files import read_header, split_name, unreadable
from forbear.portfolio.feed.refusal import FeedRefusedError


@dataclass(frozen=True, slots=True)
class Staged:
    """A file that was read. `relation` is SQL for its rows, `line` and `fields` SQL over them.

    `blank` names the columns in which an empty text stands for nothing; elsewhere NULL does.
    """

    file: str
    form: str
    encoding: str | None
    sha256: str
    relation: str
    line: str
    fields: str | None
    types: dict[str, str]
    parquet: Path | None = None
    blank: frozenset[str] = frozenset()


def text(value: object) -> str:
    """A value as an SQL text literal."""
    return "'" + str(value).replace("'", "''") + "'"


def name(column: str) -> str:
    """A column's name as an SQL identifier."""
    return '"' + column.replace('"', '""') + '"'


def raw(column: str) -> str:
    """A column of the raw rows, which every statement calls `r`."""
    return "r." + name(column)


def stage(con: duckdb.DuckDBPyConnection, path: Path, staging_dir: Path) -> Staged:
    """Make one file readable; its CSV goes into a Parquet file of texts under `staging_dir`."""
    _, ending = split_name(path)
    if ending == ".parquet":
        return _stage_parquet(con, path)
    return _stage_csv(con, path, staging_dir)


def _stage_parquet(con: duckdb.DuckDBPyConnection, path: Path) -> Staged:
    relation = f"read_parquet({text(path)}, file_row_number = true)"
    try:
        described = con.execute(f"DESCRIBE SELECT * FROM read_parquet({text(path)})").fetchall()
    except duckdb.Error as error:
        raise FeedRefusedError(unreadable(path, error)) from error
    types = {str(row[0]): str(row[1]) for row in described}
    return Staged(
        file=path.name,
        form="parquet",
        encoding=None,
        sha256=look_at_bytes(path),
        relation=relation,
        line="file_row_number + 1",
        fields=None,
        types=types,
        parquet=path,
        blank=_blank(con, path, types),
    )


def _blank(con: duckdb.DuckDBPyConnection, path: Path, types: dict[str, str]) -> frozenset[str]:
    """The text columns that hold an empty text somewhere."""
    texts = [column for column, kind in types.items() if kind == "VARCHAR"]
    if not texts:
        return frozenset()
    asked = ", ".join(f"coalesce(bool_or({name(column)} = ''), false)" for column in texts)
    try:
        row = con.execute(f"SELECT {asked} FROM read_parquet({text(path)})").fetchone()
    except duckdb.Error as error:
        raise FeedRefusedError(unreadable(path, error)) from error
    return frozenset(column for column, found in zip(texts, row or (), strict=True) if found)


def _stage_csv(con: duckdb.DuckDBPyConnection, path: Path, staging_dir: Path) -> Staged:
    table, ending = split_name(path)
    seen = look_at_text(path)
    names = read_header(path, seen.encoding)
    staged = staging_dir / f"{table}.parquet"
    source = path
    if seen.encoding == "gb18030":
        source = transcode(path, seen.encoding, staging_dir / f"{table}.csv")
    ragged = not (seen.regular and _copy(con, source, names, staged))
    if ragged:
        source = transcode(path, seen.encoding, staging_dir / f"{table}.csv")
        careful = write_with_lines(
            source, path.name, len(names), staging_dir / f"{table}.careful.csv"
        )
        if not _copy(con, careful, [LINE, FIELDS, WHOLE, *names], staged):
            raise FeedRefusedError(unreadable(path, "its rows do not parse as CSV"))
        careful.unlink()
    (staging_dir / f"{table}.csv").unlink(missing_ok=True)
    return Staged(
        path.name,
        ending.removeprefix("."),
        seen.encoding,
        seen.sha256,
        f"read_parquet({text(staged)}, file_row_number = true)",
        f"CAST({name(LINE)} AS BIGINT)" if ragged else "file_row_number + 2",
        f"CAST({name(FIELDS)} AS BIGINT)" if ragged else None,
        dict.fromkeys(names, "VARCHAR"),
    )


def _copy(con: duckdb.DuckDBPyConnection, path: Path, names: list[str], staged: Path) -> bool:
    """Read a CSV of plain rows into Parquet; False when a row is not as its header says."""
    columns = ", ".join(f"{text(column)}: 'VARCHAR'" for column in names)
    packed = "gzip" if path.suffix == ".gz" else "none"
    try:
        con.execute(f"""
            COPY (SELECT * FROM read_csv({text(path)}, columns = {{{columns}}}, header = true,
                auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '',
                compression = '{packed}', max_line_size = 4194304))
            TO {text(staged)} (FORMAT parquet, COMPRESSION snappy)
        """)
    except (duckdb.InvalidInputException, duckdb.ConversionException):
        return False
    return True

"""Write a town's columns down as a feed: DuckDB copies them out, chunk by chunk, in order."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import numpy as np

from forbear.simulator import Column, Day, Ident, Instant, Table, Text, Whole, Word
from forbear.simulator.columns import NOTHING, rows

FORMATS = ("csv", "csv.gz", "parquet")
_WITH_TOTALS = ("dues", "payments")


class FeedFolderError(ValueError):
    """The folder asked for holds something else; nothing was written."""


@dataclass(slots=True)
class Totals:
    """What `feed.toml` says of a table: rows, and cents where it has a control total."""

    rows: int = 0
    cents: int | None = None

    def as_json(self) -> dict[str, int]:
        return {"rows": self.rows} | ({} if self.cents is None else {"cents": self.cents})


@dataclass(slots=True)
class FeedWriter:
    """Writes tables of one feed beside each other; `add` as often as there are chunks."""

    folder: Path
    format: str = "csv"
    totals: dict[str, Totals] = field(default_factory=dict)
    con: duckdb.DuckDBPyConnection = field(default_factory=duckdb.connect)

    def __post_init__(self) -> None:
        # One thread, and rows in their order: the same town gives the same bytes.
        self.con.execute("SET threads = 1")
        self.con.execute("SET preserve_insertion_order = true")

    def add(self, name: str, table: Table) -> None:
        """Append one chunk of a table."""
        first = name not in self.totals
        so_far = self.totals.setdefault(name, Totals())
        so_far.rows += rows(table)
        if name in _WITH_TOTALS:
            so_far.cents = (so_far.cents or 0) + int(np.sum(table["cents"].values))
        part = self.folder / f".{name}.{so_far.rows}.part"
        select, arrays = as_select(table)
        self.con.register("chunk", arrays)
        self.con.execute(f"COPY ({select}) TO '{_quoted(part)}' ({self._options(first)})")
        self.con.unregister("chunk")
        self._append(name, part)

    def _options(self, first: bool) -> str:
        if self.format == "parquet":
            return "FORMAT parquet, COMPRESSION zstd"
        packed = ", COMPRESSION gzip" if self.format == "csv.gz" else ""
        return f"FORMAT csv, HEADER {str(first).lower()}{packed}"

    def _append(self, name: str, part: Path) -> None:
        if self.format == "parquet":
            folder = self.folder / f".{name}.parts"
            folder.mkdir(exist_ok=True)
            part.rename(folder / f"{len(list(folder.iterdir())):06d}.parquet")
            return
        with (self.folder / f"{name}.{self.format}").open("ab") as whole, part.open("rb") as more:
            shutil.copyfileobj(more, whole, 1 << 20)
        part.unlink()

    def finish(self) -> None:
        """Join the parts of Parquet tables, each into one file."""
        if self.format != "parquet":
            return
        for parts in sorted(self.folder.glob(".*.parts")):
            target = self.folder / f"{parts.name[1 : -len('.parts')]}.parquet"
            self.con.execute(
                f"COPY (FROM read_parquet('{_quoted(parts / '*.parquet')}')) "
                f"TO '{_quoted(target)}' (FORMAT parquet, COMPRESSION zstd)"
            )
            shutil.rmtree(parts)


def as_select(table: Table) -> tuple[str, dict[str, np.ndarray]]:
    """SQL that reads the arrays as the feed's columns, and the arrays by name."""
    arrays: dict[str, np.ndarray] = {}
    lines = [f'{_sql(name, column, arrays)} AS "{name}"' for name, column in table.items()]
    return f"FROM chunk SELECT {', '.join(lines)}", arrays


def _sql(name: str, column: Column, arrays: dict[str, np.ndarray]) -> str:
    arrays[name] = column.values
    empty = f'nullif("{name}", {NOTHING})'
    match column:
        case Whole():
            return empty
        case Day():
            return f"DATE '1970-01-01' + CAST({empty} AS INTEGER)"
        case Word(words=words):
            listed = ", ".join("'" + word.replace("'", "''") + "'" for word in words)
            return f"[{listed}][{empty} + 1]"
        case Text():
            return f'"{name}"'
        case Instant(offsets=offsets):
            arrays[f"{name} offset"] = offsets
            return _instant_sql(name)
        case Ident(letter=letter, tails=tails):
            arrays.update({f"{name} tail {n}": tail for n, tail in enumerate(tails)})
            tail = "".join(f" || '-' || \"{name} tail {n}\"" for n in range(len(tails)))
            return f"'{letter}' || lpad(CAST({empty} AS VARCHAR), 9, '0'){tail}"


def _instant_sql(name: str) -> str:
    """ISO 8601 with the offset of the place, such as 2026-11-24T20:41:00+08:00."""
    local = f'make_timestamp(("{name}" + "{name} offset") * 1000000)'
    sign = f"CASE WHEN \"{name} offset\" < 0 THEN '-' ELSE '+' END"
    hours = f"lpad(CAST(abs(\"{name} offset\") // 3600 AS VARCHAR), 2, '0')"
    minutes = f"lpad(CAST(abs(\"{name} offset\") % 3600 // 60 AS VARCHAR), 2, '0')"
    return f"strftime({local}, '%Y-%m-%dT%H:%M:%S') || {sign} || {hours} || ':' || {minutes}"


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def write_feed(
    chunks: Iterator[Mapping[str, Table]], out: Path, head: str, format_: str
) -> dict[str, Totals]:
    """Write a whole feed into `out`, at once: a reader sees the old folder or the new one.

    `head` opens `feed.toml`: feed_id, as_of, master.
    """
    _refuse_foreign(out)
    work = out.parent / f".{out.name}.writing"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    writer = FeedWriter(work, format_)
    for chunk in chunks:
        for name, table in chunk.items():
            writer.add(name, table)
    writer.finish()
    (work / "feed.toml").write_text(head + _toml(writer.totals), encoding="utf-8")
    if out.exists():
        shutil.rmtree(out)
    work.replace(out)
    return writer.totals


def _toml(totals: Mapping[str, Totals]) -> str:
    text = ""
    for name, total in totals.items():
        said = "".join(f"{key} = {value}\n" for key, value in total.as_json().items())
        text += f"\n[tables.{name}]\n{said}"
    return text


def _refuse_foreign(out: Path) -> None:
    """A folder that this command did not write is never replaced."""
    if not out.exists() or not any(out.iterdir()):
        return
    said = out / "feed.toml"
    if not said.is_file() or "# made by forbear" not in said.read_text(encoding="utf-8"):
        raise FeedFolderError(
            f"{out} holds something that forbear did not make. Name another folder for --out."
        )

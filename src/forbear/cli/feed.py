"""`forbear feed`: check a lender's feed, simulate one, or make one from real data."""

import importlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
import duckdb
from rich.markup import escape
from rich.table import Table as PeopleTable

from forbear.cli.output import REFUSED, WRONG_INPUT, people, print_json, progress, stop
from forbear.portfolio.engine import connect
from forbear.portfolio.feed import FeedRefusedError, FeedReport, known_feeds, take

# command: (module, its click object, one line of help)
ELSEWHERE = {
    "simulate": ("forbear.cli.simulate", "simulate", "A simulated lender's feed, from one seed."),
    "from-uci-cards": (
        "forbear.cli.simulate",
        "from_uci_cards",
        "Six feeds from UCI data set 350, 30,000 real card clients.",
    ),
}
SHOWN_MAX = 20


class FeedGroup(click.Group):
    """`check` is here; the other commands are loaded when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return ["check", *ELSEWHERE]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        module, name, _ = ELSEWHERE[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lines = {"check": check.get_short_help_str(80)}
        lines |= {name: line for name, (_, _, line) in ELSEWHERE.items()}
        with formatter.section("Commands"):
            formatter.write_dl(list(lines.items()))


@click.group(cls=FeedGroup)
def feed() -> None:
    """A lender's portfolio as a folder of files: see docs/reference/feed.md."""


@feed.command()
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@click.option("--feed", "feed_dir", type=click.Path(path_type=Path), help="The folder, too.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Must be the feed's own day.")
@click.option("--history", type=click.Path(path_type=Path), help="Earlier outputs, a folder a day.")
@click.option(
    "--quarantine", type=click.Path(path_type=Path, dir_okay=False), help="Write bad rows as CSV."
)
@click.option("--json", "json_wanted", is_flag=True, help="One JSON document, for programs.")
def check(
    folder: Path | None,
    feed_dir: Path | None,
    as_of: datetime | None,
    history: Path | None,
    quarantine: Path | None,
    json_wanted: bool,
) -> None:
    """Check a feed and change nothing.

    Exit codes: 0 every row is good, 1 rows would be set aside, 2 the feed is refused.
    """
    asked = folder or feed_dir
    if asked is None:
        stop("Which feed? Name the folder that holds feed.toml: forbear feed check FOLDER.")
    day = as_of.date() if as_of else None
    try:
        with _taken(asked, day, history) as (con, report):
            _show(con, report, json_wanted)
            if quarantine:
                con.execute("COPY bad TO $file (FORMAT csv, HEADER)", {"file": str(quarantine)})
            if report.quarantined_rows:
                raise SystemExit(REFUSED)
    except FeedRefusedError as refused:
        if json_wanted:
            print_json({"refused": True, "problems": refused.problems})
        stop(str(refused), WRONG_INPUT)


@contextmanager
def _taken(
    folder: Path, as_of: date | None, history: Path | None
) -> Iterator[tuple[duckdb.DuckDBPyConnection, FeedReport]]:
    """The feed taken into a place of its own that is gone afterwards; `bad` holds its bad rows."""
    with tempfile.TemporaryDirectory(prefix="forbear-check-") as work, connect(Path(work)) as con:
        known = known_feeds(history) if history else {}
        with progress.status("Reading ...") as status:
            report = take(
                con,
                folder,
                Path(work),
                as_of=as_of,
                known=known,
                say=lambda table: status.update(f"Reading {table} ..."),
            )
        con.execute(f"CREATE TEMP VIEW bad AS FROM read_parquet('{work}/quarantine.parquet')")
        yield con, report


def _show(con: duckdb.DuckDBPyConnection, report: FeedReport, json_wanted: bool) -> None:
    limit = 1000 if json_wanted else SHOWN_MAX
    bad = con.execute('SELECT "table", line, id, reason, text FROM bad LIMIT $n', {"n": limit})
    rows = bad.fetchall()
    if json_wanted:
        keys = ("table", "line", "id", "reason", "text")
        listed = [dict(zip(keys, row, strict=True)) for row in rows]
        print_json({**report.as_json(), "refused": False, "quarantine": listed})
        return
    people.print(
        f"[bold]{escape(report.feed_id)}[/bold], as of {report.as_of}, master {report.master}"
    )
    people.print(_tables(report))
    if rows:
        people.print(_bad_rows(rows, report.quarantined_rows))
    for line in _remarks(report):
        people.print(line, markup=False)


def _tables(report: FeedReport) -> PeopleTable:
    shown = PeopleTable("table", "file", "read as")
    for heading in ("rows", "accepted", "set aside", "cents"):
        shown.add_column(heading, justify="right")
    for name, table in report.tables.items():
        shown.add_row(
            name,
            table.file,
            table.encoding or table.form,
            f"{table.rows:,}",
            f"{table.accepted_rows:,}",
            f"{table.quarantined_rows:,}",
            "" if table.cents is None else f"{table.cents:,}",
        )
    return shown


def _bad_rows(rows: list[tuple[Any, ...]], all_rows: int) -> PeopleTable:
    title = f"Set aside: {all_rows:,}" + (f", the first {len(rows)}" * (all_rows > len(rows)))
    shown = PeopleTable("table", "line", "id", "reason", title=title)
    for table, line, row_id, reason, _ in rows:
        shown.add_row(table, str(line), escape(row_id or ""), escape(reason))
    return shown


def _remarks(report: FeedReport) -> Iterator[str]:
    if report.repeated:
        yield "This very feed was taken before; taking it again changes nothing."
    yield from report.notes
    for name, table in report.tables.items():
        if table.unknown_columns:
            yield f"{table.file}: ignored unknown columns {', '.join(table.unknown_columns)}."
        if table.unread_cents_rows:
            yield f"{table.file}: {table.unread_cents_rows:,} rows' cents cannot be read, count 0."
        if table.rows_promised is None:
            yield f"{table.file}: feed.toml gives no [tables.{name}] rows; they were not compared."
    for name in report.silent:
        yield (
            f"{name} is absent without a word: the gate will deny by HOUSE-FRESHNESS."
            f' Send it, or put "{name}" in nothing_yet.'
        )
    if report.shared_payments:
        yield f"{report.shared_payments:,} payments by customer were shared out over accounts."

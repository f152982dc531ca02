"""Take a feed: read every table, hold it to its totals, write what is good, set aside what is not.

What comes out: `taken/<table>.parquet` (every table of the feed, every column present and typed),
`quarantine.parquet` and `feed.json`. A refused feed leaves nothing.
"""

import hashlib
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from zoneinfo import available_timezones

import duckdb

from forbear.portfolio.feed.files import find_tables, unreadable
from forbear.portfolio.feed.known import is_repeated
from forbear.portfolio.feed.manifest import Manifest, Totals, read_manifest
from forbear.portfolio.feed.refusal import FeedRefusedError
from forbear.portfolio.feed.report import FeedReport, TableReport
from forbear.portfolio.feed.schema import PROTECTING, TABLES, Table
from forbear.portfolio.feed.shares import Orders, Shared, share_payments
from forbear.portfolio.feed.staging import name, stage, text
from forbear.portfolio.feed.table import PARQUET, take_table

_Took = tuple[dict[str, TableReport], dict[str, str]]


def take(
    con: duckdb.DuckDBPyConnection,
    feed_dir: Path,
    work_dir: Path,
    *,
    as_of: date | None = None,
    known: Mapping[str, str] | None = None,
    contract_orders: Orders | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> FeedReport:
    """Take the feed in `feed_dir` into `work_dir`; raises FeedRefusedError with every problem.

    `as_of`, when given, must be the feed's own. `known` maps earlier feed ids to fingerprints,
    `contract_orders` creditors to the order between accounts that their contract sets.
    `say` is told the name of each table as its turn comes.
    """
    if not feed_dir.is_dir():
        raise FeedRefusedError(f"{feed_dir} is no folder. Name the folder that holds feed.toml.")
    manifest = read_manifest(feed_dir)
    if as_of is not None and as_of != manifest.as_of:
        raise FeedRefusedError(
            f"feed.toml says as_of = {manifest.as_of} and {as_of} was asked for."
            " Ask for the feed's own day, or send the feed of that day."
        )
    partial = work_dir / "taken.partial"
    shutil.rmtree(partial, ignore_errors=True)
    (partial / "staging").mkdir(parents=True)
    try:
        took = _take_into(con, feed_dir, partial, manifest, say)
        shared = share_payments(con, partial / "taken", manifest.as_of, contract_orders or {})
        report = _conclude(con, partial, manifest, known or {}, took, shared)
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    _move_in(partial, work_dir)
    return report


def _take_into(
    con: duckdb.DuckDBPyConnection,
    feed_dir: Path,
    partial: Path,
    manifest: Manifest,
    say: Callable[[str], None],
) -> _Took:
    files = find_tables(feed_dir, manifest)
    _prepare(con)
    taken = partial / "taken"
    taken.mkdir()
    reports: dict[str, TableReport] = {}
    hashes: dict[str, str] = {}
    refused: list[str] = []
    for table in TABLES.values():
        target = taken / f"{table.name}.parquet"
        if table.name not in files:
            _write_empty(con, table, target)
            continue
        say(table.name)
        try:
            staged = stage(con, files[table.name], partial / "staging")
            hashes[table.name] = staged.sha256
            reports[table.name] = take_table(
                con, table, staged, target, manifest.totals.get(table.name, Totals())
            )
        except FeedRefusedError as error:
            refused += error.problems
            _write_empty(con, table, target)
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            # A page in the middle of a Parquet file is only seen to be broken when it is read.
            refused.append(unreadable(files[table.name], error))
            _write_empty(con, table, target)
        _remember(con, table, target)
    if refused:
        raise FeedRefusedError(refused)
    return reports, hashes


def _conclude(
    con: duckdb.DuckDBPyConnection,
    partial: Path,
    manifest: Manifest,
    known: Mapping[str, str],
    took: _Took,
    shared: Shared,
) -> FeedReport:
    reports, hashes = took
    fingerprint = hashlib.sha256(
        "\n".join([manifest.digest(), *(f"{key} {hashes[key]}" for key in sorted(hashes))]).encode()
    ).hexdigest()
    repeated = is_repeated(manifest.feed_id, fingerprint, known)
    con.execute(
        'COPY (SELECT * FROM feed_quarantine ORDER BY "table", line)'
        f" TO {text(partial / 'quarantine.parquet')} {PARQUET}"
    )
    report = FeedReport(
        feed_id=manifest.feed_id,
        as_of=manifest.as_of,
        master=manifest.master,
        fingerprint=fingerprint,
        tables=reports,
        silent=tuple(
            key for key in PROTECTING if key not in reports and key not in manifest.nothing_yet
        ),
        nothing_yet=manifest.nothing_yet,
        complete_to=manifest.complete_to.get("contacts", {}),
        shared_payments=shared.payments,
        customer_credit_cents=shared.credit_cents,
        repeated=repeated,
        notes=tuple(
            f"feed.toml: nothing_yet names {key}, but the table is there; its rows hold."
            for key in manifest.nothing_yet
            if key in reports and reports[key].rows
        ),
    )
    report.write(partial)
    return report


def _prepare(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("SET TimeZone = 'UTC'")
    con.execute("SET preserve_insertion_order = true")
    con.execute("SET enable_progress_bar = false")  # it would speak on standard output
    con.execute("CREATE OR REPLACE TEMP TABLE feed_zones (zone VARCHAR)")
    zones = sorted(available_timezones())
    con.execute("INSERT INTO feed_zones SELECT unnest(?)", [zones])
    con.execute("CREATE OR REPLACE TEMP TABLE feed_aside (whole VARCHAR, id VARCHAR)")
    con.execute("""
        CREATE OR REPLACE TEMP TABLE feed_quarantine
            ("table" VARCHAR, line BIGINT, id VARCHAR, reason VARCHAR, text VARCHAR)
    """)


def _remember(con: duckdb.DuckDBPyConnection, table: Table, target: Path) -> None:
    """Accepted customers and accounts are what the tables after them may name."""
    if table.name == "customers":
        con.execute(
            f"CREATE OR REPLACE TEMP VIEW feed_customers AS"
            f" SELECT customer_id FROM read_parquet({text(target)})"
        )
    if table.name == "accounts":
        accounts = f"read_parquet({text(target)})"
        con.execute(
            f"CREATE OR REPLACE TEMP VIEW feed_accounts AS"
            f" SELECT account_id, customer_id, currency FROM {accounts}"
        )
        con.execute(
            f"CREATE OR REPLACE TEMP VIEW feed_owed_in AS SELECT customer_id,"
            f" list_sort(list(DISTINCT currency)) AS currencies FROM {accounts} GROUP BY 1"
        )


def _write_empty(con: duckdb.DuckDBPyConnection, table: Table, target: Path) -> None:
    columns = ", ".join(f"CAST(NULL AS {c.type}) AS {name(c.name)}" for c in table.columns)
    con.execute(f"COPY (SELECT {columns} WHERE false) TO {text(target)} {PARQUET}")


def _move_in(partial: Path, work_dir: Path) -> None:
    """Put what was taken in its place, the report last: with it there, the rest is there."""
    shutil.rmtree(partial / "staging")
    shutil.rmtree(work_dir / "taken", ignore_errors=True)
    for path in sorted(partial.iterdir(), key=lambda path: path.name == "feed.json"):
        path.rename(work_dir / path.name)
    partial.rmdir()

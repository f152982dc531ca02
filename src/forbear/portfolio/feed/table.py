"""Take one table: count it, hold its ids unique, set bad rows aside, write the rest typed."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from forbear.money import INT64_MAX
from forbear.portfolio.feed.careful import WHOLE
from forbear.portfolio.feed.cells import Cell, cell, refused_type
from forbear.portfolio.feed.checks import Problem, any_bad, joins, problems, reasons
from forbear.portfolio.feed.manifest import Totals
from forbear.portfolio.feed.refusal import FeedRefusedError
from forbear.portfolio.feed.report import TableReport
from forbear.portfolio.feed.schema import Table
from forbear.portfolio.feed.staging import Staged, name, raw, text
from forbear.portfolio.feed.unique import find_doubles

PARQUET = "(FORMAT parquet, COMPRESSION zstd)"


@dataclass(frozen=True, slots=True)
class _Counts:
    rows: int
    bad: bool
    cents: int | None
    unread: int


def take_table(
    con: duckdb.DuckDBPyConnection, table: Table, staged: Staged, target: Path, promised: Totals
) -> TableReport:
    """Check the rows of one table and write the accepted ones to `target`.

    Bad rows are added to `feed_quarantine`. Refuses the feed when columns are missing, a control
    total is wrong, or a sum does not fit 64 bits.
    """
    cells = _cells(table, staged)
    by_customer = table.name == "payments" and _alone(con, staged, cells)
    found = problems(table, cells, staged)
    if not by_customer:
        found = [problem for problem in found if "o.currencies" not in problem.bad]
    rows = f"(SELECT *, {staged.line} AS __row FROM {staged.relation}) r"
    source = f"{rows} {joins(table, cells, by_customer)}"
    counts = _count(con, table, cells, found, rows, source, staged.file)
    _hold_to(promised, counts, staged.file)
    doubles = bool(table.key) and find_doubles(
        con, cells[table.key or ""].value, rows, counts.rows, target.parent
    )
    if doubles:
        found.append(Problem("r.__row IN (SELECT line FROM feed_doubles)", _double(table, cells)))
    aside_rows, aside_cents = 0, 0
    if doubles or counts.bad:
        aside_rows, aside_cents = _set_aside(con, table, staged, cells, found, source)
    _write(con, table, staged, cells, target, rows, clean=not aside_rows)
    return TableReport(
        file=staged.file,
        form=staged.form,
        encoding=staged.encoding,
        rows=counts.rows,
        cents=counts.cents,
        quarantined_rows=aside_rows,
        quarantined_cents=None if counts.cents is None else aside_cents,
        unread_cents_rows=counts.unread,
        rows_promised=promised.rows,
        cents_promised=promised.cents,
        unknown_columns=tuple(column for column in staged.types if column not in cells),
    )


def _cells(table: Table, staged: Staged) -> dict[str, Cell]:
    wrong = []
    for column in table.columns:
        raw_type = staged.types.get(column.name)
        if raw_type is None and not column.optional:
            wrong.append(
                f"{staged.file}: the column {column.name} is missing. Add it to the header"
                f" (columns there: {', '.join(staged.types)})."
            )
        elif raw_type is not None and (why := refused_type(column, raw_type)):
            wrong.append(f"{staged.file}: the column {column.name} cannot be used: {why}.")
    if wrong:
        raise FeedRefusedError(wrong)
    return {
        c.name: cell(c, staged.types.get(c.name), c.name in staged.blank) for c in table.columns
    }


def _alone(con: duckdb.DuckDBPyConnection, staged: Staged, cells: Mapping[str, Cell]) -> bool:
    """Whether any payment comes with a customer alone."""
    account, customer = cells["account_id"], cells["customer_id"]
    only = f"NOT ({account.given}) AND {customer.given}"
    query = f"SELECT count(*) > 0 FROM (FROM {staged.relation} r WHERE {only} LIMIT 1)"
    return bool(_one(con, query)[0])


def _count(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    cells: Mapping[str, Cell],
    found: list[Problem],
    rows: str,
    source: str,
    file: str,
) -> _Counts:
    """One pass over the rows by themselves, one over what they refer to: clean files stop here."""
    control = cells[table.control].value if table.control else "0"
    money = [c for c in cells.values() if c.column.name.endswith("cents") and c.given != "false"]
    own = [problem for problem in found if not problem.refers]
    row = _one(
        con,
        f"""
        SELECT count(*), count(*) FILTER (WHERE {any_bad(own)}), count(*) - count({control}),
            coalesce(sum(CAST({control} AS BIGINT)), 0)
            {"".join(f", sum(abs(CAST({c.value} AS HUGEINT)))" for c in money)}
        FROM {rows}
        """,
    )
    for c, total in zip(money, row[4:], strict=True):
        if total is not None and total > INT64_MAX:
            raise FeedRefusedError(
                f"{file}: the sum of {c.column.name} is {total} and does not fit 64 bits."
                " Look for a wrong amount, or split the feed."
            )
    bad = bool(row[1])
    refer = [problem for problem in found if problem.refers]
    if refer and not bad:
        bad = bool(_one(con, f"SELECT count(*) FROM {source} WHERE {any_bad(refer)}")[0])
    return _Counts(row[0], bad, row[3] if table.control else None, row[2])


def _hold_to(promised: Totals, counts: _Counts, file: str) -> None:
    wrong = []
    if promised.rows is not None and promised.rows != counts.rows:
        wrong.append(
            f"{file} has {counts.rows} rows and feed.toml says {promised.rows}."
            " Send the whole file, or mend rows in feed.toml."
        )
    if promised.cents is not None and promised.cents != counts.cents:
        unread = f" ({counts.unread} rows whose cents cannot be read count 0)" * bool(counts.unread)
        wrong.append(
            f"{file}: its cents sum to {counts.cents}{unread} and feed.toml says {promised.cents}."
            " Send the whole file, or mend cents in feed.toml."
        )
    if wrong:
        raise FeedRefusedError(wrong)


def _double(table: Table, cells: Mapping[str, Cell]) -> str:
    key = table.key or ""
    return (
        f"{text(key + ' is ' + chr(39))} || {cells[key].shown} ||"
        f" {text(chr(39) + ', which stands in an earlier row; give every row an id of its own')}"
    )


def _set_aside(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    staged: Staged,
    cells: Mapping[str, Cell],
    found: list[Problem],
    source: str,
) -> tuple[int, int]:
    """Put the bad rows into `feed_bad`, `feed_aside` and the quarantine; (rows, cents) of them."""
    control = cells[table.control].value if table.control else "0"
    label = cells[table.label].value
    as_text = "concat_ws(',', " + ", ".join(map(_as_csv, staged.types)) + ")"
    if staged.fields:
        as_text = f"coalesce({raw(WHOLE)}, {as_text})"
    con.execute(f"""
        CREATE OR REPLACE TEMP TABLE feed_bad AS
        SELECT r.__row AS line, {label} AS id, coalesce({control}, 0) AS cents,
            {reasons(found)} AS reason, {as_text} AS text
        FROM {source} WHERE {any_bad(found)}
    """)
    con.execute(f"""
        INSERT INTO feed_quarantine
        SELECT {text(table.name)}, line, left(id, 200), reason, text FROM feed_bad
    """)
    con.execute(f"INSERT INTO feed_aside SELECT {text(table.name)}, id FROM feed_bad")
    rows, cents = _one(con, "SELECT count(*), coalesce(sum(cents), 0) FROM feed_bad")
    return int(rows), int(cents)


def _as_csv(column: str) -> str:
    value = f"CAST({raw(column)} AS VARCHAR)"
    quoted = f"""'"' || replace({value}, '"', '""') || '"'"""
    special = f"""regexp_matches({value}, '[",\n\r]')"""
    return f"coalesce(CASE WHEN {special} THEN {quoted} ELSE {value} END, '')"


def _write(
    con: duckdb.DuckDBPyConnection,
    table: Table,
    staged: Staged,
    cells: Mapping[str, Cell],
    target: Path,
    rows: str,
    clean: bool,
) -> None:
    """Write the accepted rows, every column present and typed; a clean file is copied as it is."""
    exact = {column.name: column.type for column in table.columns}
    written = {key: kind.replace(" WITH TIME ZONE", "TZ") for key, kind in staged.types.items()}
    if (
        staged.parquet
        and clean
        and not staged.blank
        and list(written.items()) == list(exact.items())
    ):
        shutil.copyfile(staged.parquet, target)
        return
    values = ", ".join(f"{c.value} AS {name(key)}" for key, c in cells.items())
    good = "" if clean else "WHERE r.__row NOT IN (SELECT line FROM feed_bad)"
    con.execute(f"COPY (SELECT {values} FROM {rows} {good}) TO {text(target)} {PARQUET}")


def _one(con: duckdb.DuckDBPyConnection, query: str) -> tuple[int, ...]:
    row = con.execute(query).fetchone()
    assert row is not None
    return tuple(row)

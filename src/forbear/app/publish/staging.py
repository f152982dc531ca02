"""From the day's Parquet to temporary tables beside the real ones: DuckDB writes, COPY loads."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
from django.db import connection

from forbear.app.publish.day import Day
from forbear.app.publish.names import name_key
from forbear.app.store.models import Case

HERE = Path(__file__).parent
STAGED = (
    "customers",
    "accounts",
    "dues",
    "payments",
    "contact_points",
    "parties",
    "states",
    "contacts",
    "promises",
    "cases",
)
_BLOCK = 1 << 20


def sql(kind: str, name: str) -> str:
    """The text of a named statement in `read/` or `merge/`."""
    return (HERE / kind / f"{name}.sql").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Staged:
    """Whom the feed speaks for, whose contact logs are in it, and its customers' clocks.

    The clock that most of its customers live by comes first.
    """

    creditors: list[str]
    sources: list[str]
    zones: list[str]


def do_stage(day: Day) -> Staged:
    """Fill every stage table with those who are late or have an open case."""
    with connection.cursor() as cursor:
        cursor.execute(sql("merge", "stage"))
    with _duckdb(day) as con, tempfile.TemporaryDirectory(prefix="forbear-publish-") as folder:
        con.execute(sql("read", "chosen"))
        for name in STAGED:
            target = Path(folder) / f"{name}.csv"
            _write(con, sql("read", name), target, day)
            _load(name, target)
            target.unlink()
        return Staged(
            creditors=_column(
                con, "select distinct creditor from taken_accounts order by creditor"
            ),
            sources=_column(con, "select distinct source from taken_contacts order by source"),
            zones=_column(
                con,
                "select time_zone from taken_customers group by time_zone "
                "order by count(*) desc, time_zone",
            ),
        )


def _column(con: duckdb.DuckDBPyConnection, query: str) -> list[str]:
    return [value for (value,) in con.execute(query).fetchall() if value is not None]


@contextmanager
def _duckdb(day: Day) -> Iterator[duckdb.DuckDBPyConnection]:
    con = duckdb.connect()
    try:
        con.execute("set TimeZone = 'UTC'")
        con.create_function("name_key", name_key, ["VARCHAR"], "VARCHAR")
        for name, path in day.files.items():
            con.execute(f"create view {name} as from read_parquet({_text(path)})")
        con.execute("create table open_cases (customer_id varchar)")
        known = Case.objects.exclude(state="closed").values_list("customer__customer_id")
        _insert(con, [[customer_id] for (customer_id,) in known.iterator(chunk_size=10_000)])
        yield con
    finally:
        con.close()


def _insert(con: duckdb.DuckDBPyConnection, rows: list[list[str]]) -> None:
    if rows:
        with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as out:
            out.writelines('"' + row[0].replace('"', '""') + '"\n' for row in rows)
            out.flush()
            con.execute(
                f"insert into open_cases from read_csv({_text(out.name)}, header = false, "
                "columns = {'customer_id': 'VARCHAR'}, delim = ',', quote = '\"', escape = '\"')"
            )


def _write(con: duckdb.DuckDBPyConnection, query: str, target: Path, day: Day) -> None:
    values = {"as_of": day.as_of} if "$as_of" in query else None
    con.execute(f"create or replace temp table written as {query}", values)
    con.execute(f"copy written to {_text(target)} (format csv, header false)")


def _load(name: str, path: Path) -> None:
    with connection.cursor() as cursor, path.open("rb") as csv:
        with cursor.copy(f"copy stage_{name} from stdin (format csv)") as copy:
            while block := csv.read(_BLOCK):
                copy.write(block)
        cursor.execute(f"analyze stage_{name}")


def _text(value: object) -> str:
    return "'" + str(value).replace("'", "''") + "'"

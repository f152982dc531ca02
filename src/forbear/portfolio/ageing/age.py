"""Age a taken feed: `ageing.parquet`, `breaks.parquet` and `standing.parquet` for one day."""

from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

import duckdb

from forbear.ageing.ladder import Ladder, ladder
from forbear.portfolio.feed.staging import text

STEPS = ("balances", "late", "paused", "own", "steered", "breaks")
READ = ("accounts", "dues", "payments", "account_events", "pauses", "snapshots", "shared")
PARQUET = "(FORMAT parquet, COMPRESSION zstd)"


@dataclass(frozen=True, slots=True)
class AgeReport:
    """Accounts aged, those with arrears by the master, differences between core and us.

    `unspoken` accounts have no snapshot although the core is master: our own figures steer them.
    """

    accounts: int
    late: int
    breaks: int
    unspoken: int


def age(
    con: duckdb.DuckDBPyConnection,
    work_dir: Path,
    as_of: date,
    master: str = "dues",
    rungs: Ladder | None = None,
) -> AgeReport:
    """Age what `take` left in `work_dir` at the end of `as_of`; `master` is `dues` or `core`."""
    if master not in ("dues", "core"):
        raise ValueError(f"master is {master!r}. Write dues or core.")
    rungs = rungs or ladder()
    for table in READ:
        path = work_dir / "taken" / f"{table}.parquet"
        con.execute(f"CREATE OR REPLACE TEMP VIEW taken_{table} AS FROM read_parquet({text(path)})")
    for step in STEPS:
        _run(con, step, {"as_of": as_of, "core": master == "core"})
    _write(con, work_dir / "ageing.parquet", _ageing(rungs))
    _write(con, work_dir / "standing.parquet", _STANDING)
    _write(con, work_dir / "breaks.parquet", "FROM age_breaks")
    accounts, late, unspoken, breaks = con.execute("""
        SELECT count(*), count(*) FILTER (WHERE arrears_cents > 0),
            count(*) FILTER (WHERE unspoken),
            (SELECT count(*) FROM age_breaks)
        FROM age_steered
    """).fetchall()[0]
    return AgeReport(accounts, late, breaks, unspoken)


_STANDING = """
    SELECT account_id,
        pause_runs OR (arrears_cents > 0 AND days_past_due = 0) AS paused,
        cycles_late, oldest_due_on AS late_since, credit_cents, own_cycles_late
    FROM age_steered
"""


def _ageing(rungs: Ladder) -> str:
    by_cycles = ladder("cycles") if rungs.by == "days" else rungs
    return f"""
        SELECT account_id, customer_id, days_past_due,
            CASE WHEN by_cycles THEN {_bucket(by_cycles)} ELSE {_bucket(rungs)} END AS bucket,
            arrears_cents, oldest_due_on, outstanding_cents, currency,
            own_days_past_due, own_arrears_cents
        FROM age_steered
    """


def _bucket(rungs: Ladder) -> str:
    """The ladder as SQL, the highest rung first."""
    count = "days_past_due" if rungs.by == "days" else "cycles_late"
    climbs = (f"WHEN {count} >= {least} THEN {text(rung)}" for rung, least in reversed(rungs.rungs))
    return f"CASE {' '.join(climbs)} END"


def _run(con: duckdb.DuckDBPyConnection, step: str, values: dict[str, object]) -> None:
    """Run one named SQL file with the values that it uses."""
    said = files("forbear.portfolio.ageing").joinpath(f"{step}.sql").read_text("utf-8")
    con.execute(said, {key: value for key, value in values.items() if f"${key}" in said})


def _write(con: duckdb.DuckDBPyConnection, target: Path, query: str) -> None:
    """Write one Parquet file whole: a reader sees the old or the new."""
    partial = target.with_suffix(".partial")
    con.execute(f"COPY ({query}) TO {text(partial)} {PARQUET}")
    partial.replace(target)

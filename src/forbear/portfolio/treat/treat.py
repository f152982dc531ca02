"""Place every late customer and choose the way to them: `customers.parquet`, `treated.parquet`."""

from datetime import date
from pathlib import Path

import duckdb

from forbear.ageing.ladder import ladder
from forbear.people.points import CHECK_LASTS_DAYS
from forbear.portfolio.sql import run, taken_views, view, write
from forbear.strategy import Strategy, load
from forbear.strategy.columns import placed_sql
from forbear.strategy.sizes import sizes_sql
from forbear.words import FINDINGS, KINDS_OF_CHANNEL, PROTECTIONS

FACTS = ("late", "owed", "reached", "protected", "promised", "customers")
TAKEN = (
    *("accounts", "customers", "contact_points", "states"),
    *("contacts", "promises", "payments", "pauses"),
)


def treat(con: duckdb.DuckDBPyConnection, work: Path, as_of: date) -> int:
    """Write the late customers' facts and what is to be done for each; how many there are."""
    taken_views(con, work, TAKEN)
    view(con, "ageing", work / "ageing.parquet")
    view(con, "standing", work / "standing.parquet")
    _name_rungs(con)
    for name in FACTS:
        run(con, "treat", name, {"as_of": as_of})
    write(con, f"SELECT {_facts()} FROM late_customers ORDER BY customer_id", _customers(work))
    write(con, "FROM late_accounts ORDER BY customer_id, account_id", work / "late.parquet")
    write(con, "FROM late_states ORDER BY ALL", work / "protected.parquet")
    strategy = load()
    view(con, "customers", _customers(work))
    con.execute(f"CREATE OR REPLACE TEMP TABLE placed AS {placed_sql(strategy, 'customers')}")
    _name_ways(con, strategy)
    for name in ("points", "treated"):
        run(con, "treat", name, {"as_of": as_of, "check_lasts_days": CHECK_LASTS_DAYS})
    return write(con, "FROM treated", work / "treated.parquet")


def _customers(work: Path) -> Path:
    return work / "customers.parquet"


def _facts() -> str:
    states = ", ".join(
        f"list_contains(states, '{state}') AS state_{state}" for state in PROTECTIONS + FINDINGS
    )
    return f"* EXCLUDE (states), {states}, {sizes_sql()}"


def _name_rungs(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("CREATE OR REPLACE TEMP TABLE rungs (bucket VARCHAR, rung BIGINT)")
    rungs = [[name, number] for number, (name, _) in enumerate(ladder().rungs)]
    con.executemany("INSERT INTO rungs VALUES (?, ?)", rungs)


def _name_ways(con: duckdb.DuckDBPyConnection, strategy: Strategy) -> None:
    """Each treatment's channels in their order, with the kinds of points that serve them."""
    con.execute(
        "CREATE OR REPLACE TEMP TABLE ways (treatment VARCHAR, nth INTEGER, channel VARCHAR,"
        " kind VARCHAR, who VARCHAR, purpose VARCHAR)"
    )
    ways = [
        [treatment.name, nth, channel, kind, treatment.who, treatment.purpose]
        for treatment in strategy.treatments.values()
        for nth, channel in enumerate(treatment.channels)
        for kind in KINDS_OF_CHANNEL[channel]
    ]
    con.executemany("INSERT INTO ways VALUES (?, ?, ?, ?, ?, ?)", ways)

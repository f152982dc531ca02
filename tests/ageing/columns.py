"""Histories of accounts as the columns that `age` reads, and what it made of them."""

from dataclasses import dataclass, field
from datetime import date

import duckdb

from forbear.ageing import Pause
from forbear.ledger.entries import Due, Payment
from forbear.portfolio.ageing import age
from forbear.portfolio.feed.schema import TABLES

READ = ("accounts", "dues", "payments", "pauses", "account_events", "snapshots")


@dataclass
class History:
    """One account's whole past."""

    dues: list[Due] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
    pauses: list[Pause] = field(default_factory=list)
    accelerated_on: date | None = None
    snapshot: dict | None = None
    shared: bool = False


def write(con, work, histories):
    """Write `taken/` for accounts a0, a1, … with these histories."""
    rows = {table: [] for table in READ}
    for number, history in enumerate(histories):
        account = f"a{number}"
        rows["accounts"].append({"account_id": account, "customer_id": "c", "currency": "CNY"})
        for due in history.dues:
            rows["dues"].append(
                {"account_id": account, "due_on": due.due_on, "cents": due.cents,
                 "component": due.component, "due_id": due.due_id}
            )  # fmt: skip
        for payment in history.payments:
            rows["payments"].append(
                {"account_id": account, "received_on": payment.received_on,
                 "cents": payment.cents, "reversed_on": payment.reversed_on}
            )  # fmt: skip
        for pause in history.pauses:
            rows["pauses"].append(
                {"account_id": account, "from_on": pause.from_on, "to_on": pause.to_on}
            )
        if history.accelerated_on:
            rows["account_events"].append(
                {"account_id": account, "on": history.accelerated_on, "kind": "accelerated"}
            )
        if history.snapshot:
            rows["snapshots"].append({"account_id": account, **history.snapshot})
    (work / "taken").mkdir(parents=True, exist_ok=True)
    shared = [f"a{number}" for number, history in enumerate(histories) if history.shared]
    con.execute("CREATE OR REPLACE TEMP TABLE shared AS SELECT unnest(?) AS account_id", [shared])
    con.execute(f"COPY shared TO '{work}/taken/shared.parquet' (FORMAT parquet)")
    for table in (TABLES[name] for name in READ):
        values = [[row.get(column) for row in rows[table.name]] for column in table.names]
        select = ", ".join(f'CAST(unnest(?) AS {c.type}) AS "{c.name}"' for c in table.columns)
        con.execute(f"CREATE OR REPLACE TEMP TABLE rows_in AS SELECT {select}", values)
        con.execute(f"COPY rows_in TO '{work}/taken/{table.name}.parquet' (FORMAT parquet)")


def aged(work, histories, as_of, master="dues", rungs=None):
    """account number → (ageing row, standing row) as dicts, and the list of breaks."""
    with duckdb.connect() as con:
        write(con, work, histories)
        age(con, work, as_of, master, rungs)
        told = {}
        for name in ("ageing", "standing"):
            con.execute(f"SELECT * FROM read_parquet('{work}/{name}.parquet')")
            names = [column[0] for column in con.description]
            for row in con.fetchall():
                said = dict(zip(names, row, strict=True))
                told.setdefault(int(said["account_id"][1:]), {}).update(said)
        breaks = con.execute(f"SELECT * FROM read_parquet('{work}/breaks.parquet')").fetchall()
    return [told[number] for number in range(len(histories))], breaks

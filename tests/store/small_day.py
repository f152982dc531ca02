"""A finished day of a few customers, written as the daily cycle leaves it, for publishing.

The ageing is the real one; what was decided is written down by the test.
"""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import duckdb

from forbear.portfolio.ageing.age import age
from forbear.portfolio.feed.schema import TABLES
from forbear.portfolio.feed.take import take

CREDITOR = "yunting"


@dataclass
class Town:
    """A lender's tables as rows; `day` closes one of its days into a folder."""

    rows: dict[str, list[dict[str, object]]] = field(
        default_factory=lambda: {name: [] for name in TABLES}
    )

    def add(self, table: str, **row: object) -> None:
        self.rows[table].append(row)

    def customer(self, name: str, *, said: str = "Lin Yuqing", product: str = "credit_card") -> str:
        """A customer with one account `<name>-1` and one mobile number `<name>-m`."""
        self.add(
            "customers",
            customer_id=name,
            name=said,
            language="zh-CN",
            place="CN",
            time_zone="Asia/Shanghai",
            born_on=date(1991, 5, 17),
            id_last4="0417",
        )
        self.account(name, f"{name}-1", product)
        self.add(
            "contact_points",
            contact_point_id=f"{name}-m",
            customer_id=name,
            kind="mobile",
            value="13812342206",
            whose="self",
            status="valid",
            consent="yes",
        )
        return name

    def account(self, name: str, account_id: str, product: str = "credit_card") -> None:
        self.add(
            "accounts",
            account_id=account_id,
            customer_id=name,
            creditor=CREDITOR,
            product=product,
            place="CN",
            currency="CNY",
            opened_on=date(2024, 3, 1),
            licence="bank",
            online=False,
        )

    def due(self, account_id: str, on: date, cents: int = 50_000) -> None:
        number = len(self.rows["dues"])
        self.add(
            "dues",
            due_id=f"d{number}",
            account_id=account_id,
            due_on=on,
            component="principal",
            cents=cents,
        )

    def pay(self, account_id: str, on: date, cents: int = 50_000, **more: object) -> None:
        number = len(self.rows["payments"])
        self.add(
            "payments",
            payment_id=f"y{number}",
            account_id=account_id,
            received_on=on,
            cents=cents,
            **more,
        )

    def day(
        self,
        folder: Path,
        as_of: date,
        *,
        worklist: tuple[str, ...] = (),
        decisions: Mapping[str, Mapping[str, object]] | None = None,
        silent: tuple[str, ...] = (),
        complete_to: Mapping[str, datetime] | None = None,
    ) -> Path:
        """The folder that `day run` would leave; the worklist is ranked as given."""
        feed, steps = folder.with_name(f"{folder.name}-feed"), folder / "steps"
        steps.mkdir(parents=True)
        self._write_feed(feed, as_of, silent, complete_to or {})
        con = duckdb.connect()
        con.execute("set TimeZone = 'UTC'")
        report = take(con, feed, steps)
        age(con, steps, as_of)
        for name in ("ageing", "breaks"):
            (steps / f"{name}.parquet").rename(folder / f"{name}.parquet")
        _write_decided(con, folder, worklist, decisions or {})
        con.close()
        summary = {"as_of": as_of.isoformat(), "feed_id": report.feed_id}
        (folder / "summary.json").write_text(json.dumps(summary))
        return folder

    def _write_feed(
        self,
        feed: Path,
        as_of: date,
        silent: tuple[str, ...],
        complete_to: Mapping[str, datetime],
    ) -> None:
        feed.mkdir()
        for table in TABLES.values():
            if table.name not in silent:
                _write_csv(feed / f"{table.name}.csv", table.names, self.rows[table.name])
        told = [f'feed_id = "feed-{as_of}"', f"as_of = {as_of}"]
        if complete_to:
            told.append("[tables.contacts.complete_to]")
            told += [f"{source} = {at.isoformat()}" for source, at in complete_to.items()]
        (feed / "feed.toml").write_text("\n".join(told))


def _write_csv(path: Path, names: tuple[str, ...], rows: list[dict[str, object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(names)
        writer.writerows([_cell(row.get(name)) for name in names] for row in rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)


DECISIONS = {
    "customer_id": "VARCHAR",
    "segment": "VARCHAR",
    "treatment": "VARCHAR",
    "channel": "VARCHAR",
    "purpose": "VARCHAR",
    "effect": "VARCHAR",
    "rule_ids": "VARCHAR[]",
    "next_lawful_at": "TIMESTAMPTZ",
}
WORKLIST = {
    "rank": "BIGINT",
    "customer_id": "VARCHAR",
    "segment": "VARCHAR",
    "why": "VARCHAR",
}


TREATED = {"customer_id": "VARCHAR", "why_en": "VARCHAR", "why_zh": "VARCHAR"}


def _write_decided(con, folder: Path, worklist, decisions) -> None:
    listed = [
        {"rank": at, "customer_id": name, "segment": "early", "why": "late for the first time"}
        for at, name in enumerate(worklist, 1)
    ]
    usual = {
        "segment": "early",
        "treatment": "call",
        "channel": "voice",
        "purpose": "collection",
        "effect": "allow",
        "rule_ids": [],
    }
    because = {"why_en": "late for the first time", "why_zh": "首次逾期"}
    treated = [{"customer_id": name, **because} for name in worklist]
    decided = [{**usual, "customer_id": name} for name in worklist if name not in decisions]
    decided += [{**usual, "customer_id": name, **said} for name, said in decisions.items()]
    _write(con, folder / "worklist.parquet", WORKLIST, listed)
    _write(con, folder / "steps" / "treated.parquet", TREATED, treated)
    _write(con, folder / "decisions.parquet", DECISIONS, decided)


def _write(con, path: Path, columns: Mapping[str, str], rows: list[dict[str, object]]) -> None:
    named = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
    con.execute(f"create or replace temp table made ({named})")
    if rows:
        marks = ", ".join("?" for _ in columns)
        con.executemany(
            f"insert into made values ({marks})",
            [[row.get(name) for name in columns] for row in rows],
        )
    con.execute(f"copy made to '{path}' (format parquet)")

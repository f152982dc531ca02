"""A lender with a handful of customers, row by row: Lin, Mei, Sam and whoever comes."""

import csv
from datetime import date, timedelta
from pathlib import Path

import duckdb

from forbear.portfolio.feed.schema import TABLES

AS_OF = date(2026, 11, 24)


class Lender:
    """Rows by table; `write` makes a CSV feed of them."""

    def __init__(self, as_of: date = AS_OF) -> None:
        self.as_of = as_of
        self.rows: dict[str, list[dict[str, object]]] = {name: [] for name in TABLES}
        self.number = 0

    def add(self, table: str, **row: object) -> None:
        self.rows[table].append(row)

    def customer(self, name: str, place: str = "CN", zone: str = "Asia/Shanghai") -> str:
        """A customer with one mobile number of their own, `<name>-m`."""
        self.add(
            "customers",
            customer_id=name,
            name=name.title(),
            language="zh-CN",
            place=place,
            time_zone=zone,
        )
        return self.point(name)

    def point(self, name: str, kind: str = "mobile", whose: str = "self", **more: object) -> str:
        mark = f"{name}-{kind[0]}" if whose == "self" else f"{name}-{kind[0]}-{whose}"
        row = {"kind": kind, "value": "13812342206", "whose": whose, "status": "valid", **more}
        self.add("contact_points", contact_point_id=mark, customer_id=name, **row)
        return name

    def account(self, name: str, days_late: int = 10, cents: int = 100_000, **more: object) -> str:
        """One account with one due, `days_late` days ago (0: due today, and so not late)."""
        self.number += 1
        account = f"{name}-{self.number}"
        row = {
            "creditor": "bank",
            "product": "instalment_loan",
            "place": "CN",
            "currency": "CNY",
            "opened_on": date(2025, 1, 1),
            **more,
        }
        self.add("accounts", account_id=account, customer_id=name, **row)
        due_on = self.as_of - timedelta(days=days_late)
        self.add(
            "dues",
            due_id=f"d-{account}",
            account_id=account,
            due_on=due_on,
            component="principal",
            cents=cents,
        )
        return account

    def late(self, name: str, days_late: int = 10, cents: int = 100_000, **more: object) -> str:
        """A customer and one late account of theirs; the customer's id."""
        self.customer(name)
        self.account(name, days_late, cents, **more)
        return name

    def pay(self, account: str, cents: int, days_ago: int = 0) -> None:
        self.number += 1
        received = self.as_of - timedelta(days=days_ago)
        self.add(
            "payments",
            payment_id=f"p-{self.number}",
            account_id=account,
            received_on=received,
            cents=cents,
        )

    def state(self, name: str, state: str, **more: object) -> None:
        row = {"from_on": self.as_of - timedelta(days=3), **more}
        self.add("states", customer_id=name, state=state, **row)

    def contact(self, name: str, at: str, outcome: str = "no_answer", **more: object) -> None:
        self.number += 1
        row = {"channel": "voice", "direction": "out", "actor": "creditor", **more}
        self.add(
            "contacts",
            contact_id=f"c-{self.number}",
            customer_id=name,
            at=at,
            outcome=outcome,
            **row,
        )

    def write(
        self,
        folder: Path,
        feed_id: str = "",
        nothing_yet: tuple[str, ...] = ("states", "contacts"),
        head: str = "",
    ) -> Path:
        """The feed as files; a table without rows is left out, and said to be empty."""
        folder.mkdir(parents=True, exist_ok=True)
        said = f'feed_id = "{feed_id or f"bank-{self.as_of}"}"\nas_of = {self.as_of}\n'
        said += f"nothing_yet = {list(nothing_yet)}\n".replace("'", '"') + head
        (folder / "feed.toml").write_text(said, encoding="utf-8")
        for name, table in TABLES.items():
            if self.rows[name] or not table.optional:
                with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                    out = csv.DictWriter(file, table.names, restval="")
                    out.writeheader()
                    out.writerows(self.rows[name])
        return folder


def rows(path: Path, query: str = "FROM t ORDER BY ALL") -> list[dict[str, object]]:
    """The rows of one Parquet file, instants as text in UTC."""
    con = duckdb.connect(":memory:")
    con.execute("SET TimeZone = 'UTC'")
    con.execute(f"CREATE VIEW v AS FROM '{path}'")
    zoned = [r[0] for r in con.execute("DESCRIBE v").fetchall() if "TIME ZONE" in r[1]]
    said = 'strftime("{0}", \'%Y-%m-%dT%H:%M:%S+00:00\') AS "{0}"'
    text = ", ".join(said.format(name) for name in zoned)
    replaced = f"* REPLACE ({text})" if zoned else "*"
    con.execute(f"CREATE VIEW t AS SELECT {replaced} FROM v")
    found = con.execute(query)
    names = [column[0] for column in found.description]
    result = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    con.close()
    return result

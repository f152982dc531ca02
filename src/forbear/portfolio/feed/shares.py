"""Payments that name a customer and no account: shared out before anything is aged.

Only the customers who have such payments pass through Python, some hundreds at a time.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from forbear.ledger.entries import Due, Payment
from forbear.ledger.sharing import Debt, Share, share_out
from forbear.portfolio.feed.staging import text
from forbear.portfolio.feed.table import PARQUET

CUSTOMERS_AT_ONCE = 500
Orders = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Shared:
    """How many payments were shared out, and what nobody's debt took, in cents by currency."""

    payments: int
    credit_cents: Mapping[str, int]


def share_payments(
    con: duckdb.DuckDBPyConnection, taken: Path, as_of: date, contract_orders: Orders
) -> Shared:
    """Give each customer-only payment in `taken` its accounts; writes `shared.parquet` too.

    `contract_orders` holds, by creditor, the order between accounts that its contract sets.
    """
    con.execute("""
        CREATE OR REPLACE TEMP TABLE feed_shares
            (payment_id VARCHAR, customer_id VARCHAR, account_id VARCHAR, cents BIGINT, why VARCHAR)
    """)
    _select_sharers(con, taken)
    last = con.execute("SELECT max(batch) FROM feed_sharers").fetchone()
    if last is None or last[0] is None:
        return _conclude(con, taken, as_of)
    for batch in range(int(last[0]) + 1):
        rows = list(_batch(con, batch, as_of, contract_orders))
        columns = [list(column) for column in zip(*rows, strict=True)] or [[]] * 5
        con.execute(
            "INSERT INTO feed_shares SELECT unnest(?), unnest(?), unnest(?), unnest(?), unnest(?)",
            columns,
        )
    return _conclude(con, taken, as_of)


def _select_sharers(con: duckdb.DuckDBPyConnection, taken: Path) -> None:
    for table in ("accounts", "dues", "payments", "account_events"):
        con.execute(
            f"CREATE OR REPLACE TEMP VIEW feed_taken_{table} AS"
            f" FROM read_parquet({text(taken / f'{table}.parquet')})"
        )
    said = files("forbear.portfolio.feed").joinpath("sharers.sql").read_text("utf-8")
    for statement in said.split(";\n"):
        if statement.strip():
            con.execute(statement.replace("$at_once", str(CUSTOMERS_AT_ONCE)))


def _batch(
    con: duckdb.DuckDBPyConnection, batch: int, as_of: date, orders: Orders
) -> Iterator[tuple[Any, ...]]:
    """(payment, customer, account, cents, why) of every part of the batch's payments."""
    debts = _debts(con, batch)
    alone = con.execute(
        "SELECT customer_id, currency, payment_id, received_on, cents, reversed_on"
        " FROM feed_sharing_payments WHERE batch = ? AND account_id IS NULL ORDER BY ALL",
        [batch],
    ).fetchall()
    by_owner: dict[tuple[str, str], list[Payment]] = defaultdict(list)
    for customer, currency, *payment in alone:
        by_owner[customer, currency].append(_payment(payment))
    for (customer, currency), payments in by_owner.items():
        mine = debts.get((customer, currency), {})
        creditors = {creditor for creditor, _ in mine.values()}
        order = orders.get(next(iter(creditors)), ()) if len(creditors) == 1 else ()
        for share in share_out([debt for _, debt in mine.values()], payments, as_of, order):
            yield from _rows(customer, share)


def _rows(customer: str, share: Share) -> Iterator[tuple[Any, ...]]:
    for account, cents in sorted(share.parts.items()):
        yield share.payment.payment_id, customer, account, cents, share.why


def _debts(
    con: duckdb.DuckDBPyConnection, batch: int
) -> dict[tuple[str, str], dict[str, tuple[str, Debt]]]:
    """(customer, currency) → account → (creditor, the debt with its dues and own payments)."""
    dues: dict[str, list[Due]] = defaultdict(list)
    for account, *due in con.execute(
        "SELECT account_id, due_id, due_on, component, cents, rate_bp FROM feed_sharing_dues"
        " WHERE batch = ? ORDER BY ALL",
        [batch],
    ).fetchall():
        dues[account].append(Due(*due))
    payments: dict[str, list[Payment]] = defaultdict(list)
    for account, *payment in con.execute(
        "SELECT account_id, payment_id, received_on, cents, reversed_on FROM feed_sharing_payments"
        " WHERE batch = ? AND account_id IS NOT NULL ORDER BY ALL",
        [batch],
    ).fetchall():
        payments[account].append(_payment(payment))
    found: dict[tuple[str, str], dict[str, tuple[str, Debt]]] = defaultdict(dict)
    for customer, currency, account, creditor, secured, rate_bp, accelerated_on in con.execute(
        "SELECT customer_id, currency, account_id, creditor, secured, rate_bp, accelerated_on"
        " FROM feed_sharing_accounts WHERE batch = ? ORDER BY ALL",
        [batch],
    ).fetchall():
        debt = Debt(
            account, dues[account], payments[account], bool(secured), rate_bp, accelerated_on
        )
        found[customer, currency][account] = creditor, debt
    return found


def _payment(row: Sequence[Any]) -> Payment:
    payment_id, received_on, cents, reversed_on = row
    return Payment(payment_id, received_on, cents, reversed_on)


def _conclude(con: duckdb.DuckDBPyConnection, taken: Path, as_of: date) -> Shared:
    """Write the payments anew with their parts; what no debt took stays with the customer."""
    con.execute(
        f"COPY (FROM feed_shares ORDER BY ALL) TO {text(taken / 'shared.parquet')} {PARQUET}"
    )
    if not _one(con, "SELECT count(*) FROM feed_sharers"):
        return Shared(0, {})
    said = files("forbear.portfolio.feed").joinpath("shared_payments.sql").read_text("utf-8")
    anew = taken / "payments.anew"
    con.execute(f"COPY ({said}) TO {text(anew)} {PARQUET}")
    anew.replace(taken / "payments.parquet")
    credit = con.execute(
        """
        SELECT currency, CAST(sum(cents) AS BIGINT) FROM feed_left
        WHERE received_on <= $as_of AND (reversed_on IS NULL OR reversed_on > $as_of)
        GROUP BY currency ORDER BY currency
        """,
        {"as_of": as_of},
    ).fetchall()
    return Shared(_one(con, "SELECT count(DISTINCT payment_id) FROM feed_shares"), dict(credit))


def _one(con: duckdb.DuckDBPyConnection, query: str) -> int:
    row = con.execute(query).fetchone()
    assert row is not None
    return int(row[0])

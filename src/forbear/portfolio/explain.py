"""Explain a balance: every cent of every payment of one account, or of all of a customer's."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from forbear.ageing import Pause, Standing, replay_account, standing
from forbear.ledger.entries import Due, Payment
from forbear.ledger.orders import order_named
from forbear.ledger.replay import Trace

CAME_WITH_THE_ACCOUNT = "contract: it came with this account"
PAYER_NAMED_IT = "designated: the payer named this account"


class NotInFeedError(LookupError):
    """The feed holds no such account or customer; the message says which was asked for."""


@dataclass(frozen=True, slots=True)
class Explained:
    """One account's dues with what was paid of each, its payments' traces, and where it stands."""

    account_id: str
    as_of: date
    order: str
    dues: tuple[Due, ...]
    paid_cents: dict[str, int]
    traces: tuple[Trace, ...]
    standing: Standing

    def document(self) -> dict[str, Any]:
        """The contract's JSON form."""
        return {
            "account_id": self.account_id,
            "as_of": self.as_of,
            "order": self.order,
            "dues": [
                {
                    "due_id": due.due_id,
                    "due_on": due.due_on,
                    "component": due.component,
                    "cents": due.cents,
                    "paid_cents": self.paid_cents[due.due_id],
                }
                for due in self.dues
            ],
            "payments": [_payment(trace) for trace in self.traces],
            "days_past_due": self.standing.days_past_due,
            "arrears_cents": self.standing.arrears_cents,
        }


def explain_account(
    con: duckdb.DuckDBPyConnection, taken: Path, account_id: str, as_of: date, order: str | None
) -> Explained:
    """Replay one account of a taken feed; raises NotInFeedError and UnknownOrderError."""
    account = con.execute(
        f"SELECT payment_order FROM {_table(taken, 'accounts')} WHERE account_id = ?", [account_id]
    ).fetchone()
    if account is None:
        raise NotInFeedError(f"The feed has no account {account_id!r}, or it was set aside.")
    name = order or account[0] or "oldest-first"
    dues = _dues(con, taken, account_id)
    payments = _payments(con, taken, account_id)
    pauses = [Pause(*row) for row in _rows(con, taken, "pauses", "from_on, to_on", account_id)]
    called = min(
        (row[0] for row in _rows(con, taken, "account_events", '"on", kind', account_id)
         if row[1] == "accelerated"), default=None,
    )  # fmt: skip
    done = replay_account(dues, payments, pauses, order_named(name), as_of, called)
    stands = standing(dues, payments, pauses, on=as_of, accelerated_on=called)
    return Explained(account_id, as_of, name, tuple(dues), done.paid_cents, done.traces, stands)


def explain_customer(
    con: duckdb.DuckDBPyConnection, taken: Path, customer_id: str, as_of: date, order: str | None
) -> dict[str, Any]:
    """All accounts of a customer, and every payment whole, as the contract's JSON form."""
    accounts = con.execute(
        f"SELECT account_id FROM {_table(taken, 'accounts')} WHERE customer_id = ? ORDER BY 1",
        [customer_id],
    ).fetchall()
    if not accounts:
        raise NotInFeedError(f"The feed has no customer {customer_id!r} with an account.")
    explained = [explain_account(con, taken, row[0], as_of, order) for row in accounts]
    unused = _unused(con, taken, customer_id, as_of)
    return {
        "accounts": [one.document() for one in explained],
        "payments": _whole_payments(explained, unused, as_of),
    }


def _whole_payments(
    explained: list[Explained], unused: list[Payment], as_of: date
) -> list[dict[str, Any]]:
    """Parts of one payment put together again; what no debt took is left on it."""
    parts = [trace for one in explained for trace in one.traces]
    parts += [
        Trace(payment, (), payment.cents if payment.stands(as_of) else 0) for payment in unused
    ]
    whole: dict[str, dict[str, Any]] = {}
    for part in sorted(parts, key=lambda one: (one.payment.received_on, one.payment.payment_id)):
        said = _payment(part)
        seen = whole.setdefault(part.payment.payment_id, said)
        if seen is not said:
            seen["cents"] += said["cents"]
            seen["allocated"] += said["allocated"]
            seen["unallocated_cents"] += said["unallocated_cents"]
    return list(whole.values())


def _payment(trace: Trace) -> dict[str, Any]:
    return {
        "payment_id": trace.payment.payment_id,
        "received_on": trace.payment.received_on,
        "cents": trace.payment.cents,
        "allocated": [{"due_id": due, "cents": cents} for due, cents in trace.allocated],
        "unallocated_cents": trace.unallocated_cents,
        "why": trace.payment.why,
    }


def _table(taken: Path, name: str) -> str:
    return "read_parquet('" + str(taken / f"{name}.parquet").replace("'", "''") + "')"


def _rows(
    con: duckdb.DuckDBPyConnection, taken: Path, table: str, columns: str, account_id: str
) -> list[tuple[Any, ...]]:
    query = f"SELECT {columns} FROM {_table(taken, table)} WHERE account_id = ? ORDER BY ALL"
    rows: list[tuple[Any, ...]] = con.execute(query, [account_id]).fetchall()
    return rows


def _dues(con: duckdb.DuckDBPyConnection, taken: Path, account_id: str) -> list[Due]:
    columns = "due_on, due_id, component, cents, rate_bp"
    return [
        Due(due_id, due_on, component, cents, rate_bp)
        for due_on, due_id, component, cents, rate_bp in _rows(
            con, taken, "dues", columns, account_id
        )
    ]


def _payments(con: duckdb.DuckDBPyConnection, taken: Path, account_id: str) -> list[Payment]:
    shared = con.execute(
        f"SELECT payment_id, why FROM {_table(taken, 'shared')} WHERE account_id = ?", [account_id]
    ).fetchall()
    why_shared = dict(shared)
    columns = "received_on, payment_id, cents, reversed_on, designated"
    return [
        Payment(
            payment_id,
            received_on,
            cents,
            reversed_on,
            why_shared.get(payment_id) or (PAYER_NAMED_IT if named else CAME_WITH_THE_ACCOUNT),
        )
        for received_on, payment_id, cents, reversed_on, named in _rows(
            con, taken, "payments", columns, account_id
        )
    ]


def _unused(
    con: duckdb.DuckDBPyConnection, taken: Path, customer_id: str, as_of: date
) -> list[Payment]:
    """What is left of the customer's own payments after every debt: credit, or taken back."""
    rows = con.execute(
        f"SELECT payment_id, received_on, cents, reversed_on FROM {_table(taken, 'payments')}"
        " WHERE customer_id = ? AND account_id IS NULL AND received_on <= ? ORDER BY ALL",
        [customer_id, as_of],
    ).fetchall()
    return [
        Payment(payment_id, received_on, cents, reversed_on, "due: no debt was left to take it")
        for payment_id, received_on, cents, reversed_on in rows
    ]

"""Why: the segment of any customer or account of a published day, with the facts that placed it."""

import json
from pathlib import Path
from typing import Any

import duckdb

from forbear.portfolio.cited import cited
from forbear.portfolio.feed.staging import text
from forbear.strategy import load, place

Document = dict[str, Any]


class NotFoundError(LookupError):
    """No such day, customer or account."""


def why_account(out: Path, account_id: str) -> Document:
    """The same as `why_customer`, for the customer who owes the account."""
    found = _rows(out, "ageing", "account_id", account_id)
    if not found:
        raise NotFoundError(f"{out} has no account {account_id!r}. Give an id of its feed.")
    return why_customer(out, found[0]["customer_id"])


def why_customer(out: Path, customer_id: str) -> Document:
    """Accounts, segment with its condition and facts, treatment, and the gate's answer.

    The segment is worked out again from the facts, by the form for one customer.
    """
    accounts = _rows(out, "ageing", "customer_id", customer_id)
    if not accounts:
        raise NotFoundError(f"{out} has no account of customer {customer_id!r}.")
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    facts = _rows(out, "steps/customers", "customer_id", customer_id)
    decisions = _rows(out, "decisions", "customer_id", customer_id)
    on_list = _rows(out, "worklist", "customer_id", customer_id)
    return {
        "customer_id": customer_id,
        "as_of": summary["as_of"],
        "accounts": accounts,
        "placed": _placed(facts[0]) if facts else None,
        "decision": _decision(decisions[0]) if decisions else None,
        "rank": on_list[0]["rank"] if on_list else None,
    }


def _decision(row: Document) -> Document:
    return row | {"rules": [{"id": rule_id, **cited(rule_id)} for rule_id in row["rule_ids"]]}


def _placed(row: Document) -> Document:
    strategy = load()
    placed = place(strategy, {name: row[name] for name in strategy.facts.facts})
    segment, treatment = placed.segment, placed.treatment
    named = segment.when.reads.union(*(said.facts for said in segment.why.values()))
    return {
        "segment": segment.name,
        "title": segment.title,
        "when": segment.when.text,
        "file": f"strategy/{segment.file}",
        "facts": {name: placed.facts[name] for name in strategy.facts.facts if name in named},
        "why": placed.why,
        "treatment": treatment.name,
        "treatment_title": treatment.title,
        "message": treatment.message,
        "role": treatment.role,
        "desk": treatment.desk,
    }


def _rows(out: Path, table: str, column: str, value: str) -> list[Document]:
    path = out / f"{table}.parquet"
    if not path.is_file():
        raise NotFoundError(f"{out} is no finished day: {path.name} is missing. Name one.")
    con = duckdb.connect(":memory:")
    try:
        con.execute("SET TimeZone = 'UTC'")
        query = f"FROM read_parquet({text(path)}) WHERE {column} = {text(value)} ORDER BY ALL"
        found = con.execute(f"SELECT {_plain(con, path)} {query}")
        names = [named[0] for named in found.description or []]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    finally:
        con.close()


def _plain(con: duckdb.DuckDBPyConnection, path: Path) -> str:
    """Instants as text, for reading them as such needs a zone library that we do not have."""
    described = con.execute(f"DESCRIBE FROM read_parquet({text(path)})").fetchall()
    instants = [row[0] for row in described if row[1] == "TIMESTAMP WITH TIME ZONE"]
    said = 'strftime("{0}", \'%Y-%m-%dT%H:%M:%S+00:00\') AS "{0}"'
    as_text = ", ".join(said.format(name) for name in instants)
    return f"* REPLACE ({as_text})" if instants else "*"

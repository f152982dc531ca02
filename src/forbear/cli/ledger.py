"""`forbear ledger`: where every cent of every payment went, and the order that said so."""

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

import click
import duckdb
from rich.table import Table

from forbear.cli.output import amount, people, print_json, stop
from forbear.ledger.orders import ORDERS, UnknownOrderError
from forbear.portfolio.explain import NotInFeedError, explain_account, explain_customer
from forbear.portfolio.feed import FeedRefusedError, take


@click.group()
def ledger() -> None:
    """What is owed and what was paid, explained."""


@ledger.command()
@click.option("--feed", type=click.Path(path_type=Path), required=True, help="The feed's folder.")
@click.option("--account", help="One account of the feed.")
@click.option("--customer", help="All accounts of one customer.")
@click.option("--order", help=f"Wins over the account's own: {', '.join(ORDERS)}.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The feed's day.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document, for programs.")
def explain(
    feed: Path,
    account: str | None,
    customer: str | None,
    order: str | None,
    as_of: datetime,
    as_json: bool,
) -> None:
    """Every cent of every payment, traced to the dues that it paid."""
    if (account is None) == (customer is None):
        stop("Ask about one of the two: --account ID or --customer ID.")
    try:
        document = _explained(feed, account, customer, order, as_of)
    except (FeedRefusedError, NotInFeedError, UnknownOrderError) as error:
        stop(str(error))
    if as_json:
        print_json(document)
        return
    for one in document.get("accounts", [document]):
        _show(one)


def _explained(
    feed: Path, account: str | None, customer: str | None, order: str | None, as_of: datetime
) -> dict[str, Any]:
    day = as_of.date()
    with tempfile.TemporaryDirectory() as work, duckdb.connect() as con:
        take(con, feed, Path(work), as_of=day)
        taken = Path(work) / "taken"
        if account is not None:
            return explain_account(con, taken, account, day, order).document()
        assert customer is not None
        return explain_customer(con, taken, customer, day, order)


def _show(account: dict[str, Any]) -> None:
    people.print(
        f"[bold]{account['account_id']}[/] on {account['as_of']}, paid {account['order']}: "
        f"{account['days_past_due']} days late, {amount(account['arrears_cents'])} overdue"
    )
    dues = Table("due", "for", "id", "amount", "paid", "open")
    for due in account["dues"]:
        figures = (due["cents"], due["paid_cents"], due["cents"] - due["paid_cents"])
        dues.add_row(str(due["due_on"]), due["component"], due["due_id"], *map(amount, figures))
    payments = Table("received", "id", "amount", "went to", "why")
    for paid in account["payments"]:
        went = [f"{amount(part['cents'])} {part['due_id']}" for part in paid["allocated"]]
        went += [f"{amount(paid['unallocated_cents'])} credit"] * bool(paid["unallocated_cents"])
        goes = "\n".join(went) or "taken back"
        payments.add_row(
            str(paid["received_on"]), paid["payment_id"], amount(paid["cents"]), goes, paid["why"]
        )
    people.print(dues, payments)

"""One customer's day in words: where they stand, why, and what the gate answered."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console

from forbear.money import say


def print_why(said: Mapping[str, Any], console: Console) -> None:
    """Print the document of `day why`."""
    console.print(f"[bold]Customer {said['customer_id']}[/bold], end of {said['as_of']}")
    for account in said["accounts"]:
        arrears = say(account["arrears_cents"], account["currency"])
        days = account["days_past_due"]
        since = f", late since {account['oldest_due_on']}" if account["oldest_due_on"] else ""
        console.print(
            f"  account {account['account_id']}: {account['bucket']}, {days} days past due,"
            f" {arrears} in arrears{since}",
            highlight=False,
        )
    placed = said["placed"]
    if placed is None:
        console.print("Not late: in no segment, nothing is to be done.")
        return
    console.print(f"\n[bold]{placed['title']['en']}[/bold] ({placed['segment']})")
    console.print(f"  {placed['why']['en']}", highlight=False)
    console.print(f"  {placed['why']['zh']}", highlight=False)
    console.print(f"  because: {placed['when']}   [{placed['file']}]", markup=False)
    for fact, value in placed["facts"].items():
        console.print(f"    {fact} = {value}", highlight=False)
    console.print(f"\n[bold]{placed['treatment_title']['en']}[/bold] ({placed['treatment']})")
    _print_decision(said["decision"], placed, console)


def _print_decision(
    decision: Mapping[str, Any], placed: Mapping[str, Any], console: Console
) -> None:
    if decision["channel"] is None:
        nothing = placed["desk"]["en"] if placed["desk"] else "No address or number serves it."
        console.print(f"  {nothing}", highlight=False)
        return
    opens = decision["next_lawful_at"]
    console.print(
        f"  {decision['channel']} for {decision['purpose']}: {decision['effect']}"
        + (f", from {opens}" if opens else ""),
        highlight=False,
    )
    for rule in decision["rules"]:
        console.print(
            f"    {rule['title']['en']} — {rule['cites']} ({rule['id']})", highlight=False
        )

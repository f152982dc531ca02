"""The summary of a day, as people read it; `forbear demo` prints the same."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from forbear.money import say

AGES = {
    "first_day": "first day",
    "days_2_3": "2–3 days",
    "days_4_7": "4–7 days",
    "days_8_30": "8–30 days",
    "over_30_days": "over 30 days",
}
Said = Mapping[str, Any]


def print_summary(summary: Said, console: Console) -> None:
    """Print the document of `summary.json` as tables and sentences."""
    console.print(f"\n[bold]{summary['as_of']}[/bold]  feed {summary['feed_id']}", highlight=False)
    _print_read(summary["tables"], console)
    console.print(_buckets(summary["buckets"]))
    _print_moves(summary["moves"], console)
    console.print(_decided(summary["decisions"]))
    _print_refused(summary["decisions"]["by_rule"], console)
    _print_in_time(summary["in_time"], console)
    _print_worklist(summary["worklist"], console)
    for source in summary["mend"]:
        console.print(f"[bold]To mend:[/bold] {source['mend']}", highlight=False)


def _table(title: str, *columns: str, right: Sequence[int]) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold")
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number in right else "left")
    return table


def _print_read(tables: Said, console: Console) -> None:
    read = sum(said["rows"]["read"] for said in tables.values())
    aside = {n: s["rows"]["quarantined"] for n, s in tables.items() if s["rows"]["quarantined"]}
    console.print(f"{read:,} rows read in {len(tables)} tables, {sum(aside.values()):,} set aside.")
    for name, rows in aside.items():
        console.print(f"  {name}: {rows:,} set aside; each has its reason in quarantine.parquet")


def _buckets(buckets: Sequence[Said]) -> Table:
    table = _table(
        "Accounts and money by bucket", "", "bucket", "accounts", "arrears", "owed", right=(2, 3, 4)
    )
    before = None
    for row in buckets:
        currency = row["currency"]
        if before not in (None, currency):
            table.add_section()
        money = (say(row["arrears_cents"], currency), say(row["outstanding_cents"], currency))
        first = currency if before != currency else ""
        table.add_row(first, row["bucket"], f"{row['accounts']:,}", *money)
        before = currency
    return table


def _print_moves(moves: Said | None, console: Console) -> None:
    if moves is None:
        console.print("No earlier day to compare with; give --history to see what moved.\n")
        return
    table = _table(f"Moved since {moves['since']}", "from", "to", "accounts", right=(2,))
    for row in moves["accounts"]:
        if row["from"] != row["to"]:
            table.add_row(row["from"] or "new", row["to"] or "gone", f"{row['accounts']:,}")
    console.print(table if table.row_count else f"Nothing moved since {moves['since']}.")


def _decided(decisions: Said) -> Table:
    nothing, effects = decisions["nothing_goes_out"], dict(decisions["by_effect"])
    effects["deny"] -= nothing  # where nothing is to go out, no rule was asked
    counts = [f"{n:,} {effect}" for effect, n in effects.items() if n]
    counts += [f"nothing goes out to {nothing:,}"] if nothing else []
    title = f"{decisions['customers']:,} late customers decided on: {', '.join(counts)}"
    table = _table(title, "segment", "treatment", "customers", right=(2,))
    for row in sorted(decisions["by_segment"], key=lambda row: -row["customers"]):
        table.add_row(_words(row["segment"]), _words(row["treatment"]), f"{row['customers']:,}")
    return table


def _print_refused(rules: Sequence[Said], console: Console) -> None:
    refused = [row for row in rules if row["effect"] == "deny"]
    if not refused:
        console.print("The gate refused nobody for tomorrow.\n")
        return
    table = _table("Refused for tomorrow", "rule", "source", "customers", right=(2,))
    for row in refused:
        table.add_row(row["rule_id"], row["cites"], f"{row['customers']:,}")
    console.print(table)


def _print_in_time(in_time: Said, console: Console) -> None:
    late, reached = in_time["late_customers"], in_time["reached"]
    console.print(
        f"[bold]In time:[/bold] {reached:,} of {late:,} late customers were reached", end=""
    )
    median = in_time["median_hours_to_first_reach"]
    console.print("." if median is None else f", half of them within {median:,} hours.")
    ages = ", ".join(f"{in_time['never_reached_by_age'][a]:,} {said}" for a, said in AGES.items())
    console.print(f"Never reached: {in_time['never_reached']:,} ({ages}).")
    if not in_time["contact_log_known"]:
        console.print("The feed has no contact log, so who was reached is not known.")


def _print_worklist(worklist: Said, console: Console) -> None:
    sizes = sorted(worklist["by_segment"], key=lambda row: -row["customers"])
    said = ", ".join(f"{row['customers']:,} {_words(row['segment'])}" for row in sizes)
    console.print(f"[bold]Worklist:[/bold] {worklist['customers']:,} customers. {said}\n")


def _words(name: str) -> str:
    return name.replace("_", " ")

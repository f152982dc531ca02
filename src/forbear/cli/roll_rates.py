"""`forbear day roll-rates`: of those in a bucket, how many stand where at the next day's end."""

from pathlib import Path

import click
import duckdb
from rich.box import SIMPLE_HEAD
from rich.table import Table

from forbear.cli.output import people, print_json, stop
from forbear.portfolio.roll_rates import BY, NoDayError, RollRates, roll_rates


@click.command("roll-rates")
@click.argument("days", nargs=-1, required=True, type=click.Path(path_type=Path, file_okay=False))
@click.option("--by", type=click.Choice(BY), default="bucket", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON document, for programs.")
def show_roll_rates(days: tuple[Path, ...], by: str, as_json: bool) -> None:
    """Pooled roll rates between the DAYS, outputs of `day run`, the oldest first.

    Example: forbear day roll-rates days/2026-09-30 days/2026-10-31 days/2026-11-30
    """
    if len(days) < 2:
        stop("A roll needs two days at least. Name outputs of `forbear day run`, oldest first.")
    try:
        with duckdb.connect() as con:
            rates = roll_rates(con, days, by)
    except NoDayError as error:
        stop(str(error))
    if as_json:
        print_json({"by": by, "days": len(days), "from": rates.as_json()})
        return
    people.print(_table(rates), width=max(people.width, 96), crop=False)
    people.print("Rows: where accounts stood; columns: where they stood next, in per cent.")


def _table(rates: RollRates) -> Table:
    shown = Table("from", "accounts", *rates.states, box=SIMPLE_HEAD, padding=(0, 0, 0, 1))
    for column in shown.columns[1:]:
        column.justify, column.no_wrap = "right", True
    for before in rates.states:
        if not (whole := rates.leaving(before)):
            continue
        shares = (rates.share_bp(before, after) or 0 for after in rates.states)
        shown.add_row(before, f"{whole:,}", *(_percent(share) for share in shares))
    return shown


def _percent(share_bp: int) -> str:
    tenths = (share_bp + 5) // 10
    return f"{tenths // 10}.{tenths % 10}" if share_bp else ""

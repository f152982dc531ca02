"""`forbear day`: the daily cycle on files, and why any account was treated as it was."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click
import duckdb
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from forbear.cli.day_summary import print_summary
from forbear.cli.day_why import print_why
from forbear.cli.output import MISSING_PART, people, print_json, stop
from forbear.cli.output import progress as told
from forbear.cli.roll_rates import show_roll_rates
from forbear.portfolio.engine import ENGINES, MEMORY, EngineError
from forbear.portfolio.feed import FeedRefusedError
from forbear.portfolio.lock import BusyError
from forbear.portfolio.publish import NotOursError
from forbear.portfolio.run import DayReport, run_day
from forbear.portfolio.steps import Turn
from forbear.portfolio.why import NotFoundError, why_account, why_customer

DAY = click.DateTime(["%Y-%m-%d"])
FOLDER = click.Path(path_type=Path, file_okay=False)
SAYS = {
    "feed": "reading and checking the feed",
    "age": "counting days past due",
    "treat": "placing late customers",
    "gate": "asking the gate about tomorrow",
    "worklist": "making the worklist",
    "summary": "adding up the day",
    "publish": "publishing",
}


@click.group()
def day() -> None:
    """The daily cycle: a feed in, decisions and worklists out."""


day.add_command(show_roll_rates)


@day.command("run")
@click.option("--feed", type=FOLDER, required=True, help="The folder that holds feed.toml.")
@click.option("--as-of", type=DAY, required=True, help="The business date: the feed's own as_of.")
@click.option("--out", type=FOLDER, required=True, help="Where the day appears, whole.")
@click.option("--history", type=FOLDER, help="Earlier outputs, a folder a date.")
@click.option("--engine", type=click.Choice(ENGINES), default="duckdb", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print summary.json's document only.")
def run(
    feed: Path, as_of: datetime, out: Path, history: Path | None, engine: str, as_json: bool
) -> None:
    """Run one day: read the feed, age it, place every late customer, ask the gate about tomorrow.

    A run that was stopped is finished by the same command; the same day again gives the same
    content. Rows that were set aside and contacts that were refused are results, not errors.

    Example: forbear day run --feed feed/ --as-of 2026-11-24 --out days/2026-11-24 --history days
    """
    report = run_shown(feed, as_of, out, history, engine)
    if as_json:
        print_json(report.summary)
        return
    if report.repeated:
        told.print("This very feed was taken before; nothing new was learnt from it.")
    print_summary(report.summary, people)
    people.print(f"\nThe day is in {out}. Ask about one customer:", style="dim")
    people.print(f"  forbear day why --out {out} --customer ID", style="dim", highlight=False)


@day.command()
@click.option("--out", type=FOLDER, required=True, help="A day that `day run` wrote.")
@click.option("--customer", help="The customer's id.")
@click.option("--account", help="An account's id; its customer is one case.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document, for programs.")
def why(out: Path, customer: str | None, account: str | None, as_json: bool) -> None:
    """Say which segment a customer or an account is in, why, and what the gate answered.

    Example: forbear day why --out days/2026-11-24 --account A000000042-1
    """
    if (customer is None) == (account is None):
        stop("Name either --customer ID or --account ID.")
    try:
        said = why_account(out, account) if account else why_customer(out, str(customer))
    except NotFoundError as error:
        stop(str(error))
    if as_json:
        print_json(said)
    else:
        print_why(said, people)


def run_shown(
    feed: Path, as_of: datetime, out: Path, history: Path | None, engine: str = "duckdb"
) -> DayReport:
    """Run the day with a progress display on standard error; wrong input ends the command."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=told, transient=True) as shown:
        task = shown.add_task("the daily cycle", total=len(SAYS))

        def turn(turn: Turn) -> None:
            done: dict[str, Any] = {"advance": 1} if turn.timing else {}
            shown.update(task, description=SAYS[turn.step], **done)

        try:
            return run_day(feed, as_of.date(), out, history, engine, turn)
        except FeedRefusedError as error:
            stop("\n".join(error.problems))
        except (NotOursError, BusyError, EngineError) as error:
            stop(str(error))
        except duckdb.OutOfMemoryException:
            stop(
                f"The engine needs more memory than it may take. Set {MEMORY}, like {MEMORY}=6GB,"
                " and run the same command again; steps that are done are kept.",
                MISSING_PART,
            )

"""`forbear plan`: work out what an arrangement would be, before anybody agrees to it."""

from datetime import date, datetime

import click
from rich.table import Table

from forbear.arrangements import LevelSchedule, ScheduleError, level_schedule
from forbear.arrangements.periods import EVERY, YEAR_OF_COUNT
from forbear.cli.output import amount, people, print_json, stop

DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def plan() -> None:
    """Plans for paying: schedules to the cent."""


@plan.command()
@click.option("--cents", type=int, required=True, help="The debt, in whole cents.")
@click.option("--count", type=int, required=True, help="How many instalments at most.")
@click.option("--rate-bp", type=int, required=True, help="Basis points a year: 1825 = 18.25 %.")
@click.option("--first-due", type=DAY, required=True, help="When the first instalment is due.")
@click.option("--every", type=click.Choice(EVERY), default="month", show_default=True)
@click.option("--day-count", type=click.Choice(list(YEAR_OF_COUNT)), default="30/360")
@click.option("--start", type=DAY, help="Interest runs from here; one period before by default.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document, for programs.")
def schedule(
    cents: int,
    count: int,
    rate_bp: int,
    first_due: datetime,
    every: str,
    day_count: str,
    start: datetime | None,
    as_json: bool,
) -> None:
    """Level instalments that clear a debt, each cent of interest shown."""
    begin: date | None = start.date() if start else None
    try:
        made = level_schedule(
            cents, count, rate_bp, first_due.date(), every=every, day_count=day_count, start=begin
        )
    except ScheduleError as error:
        stop(str(error))
    if as_json:
        print_json(_document(made))
    else:
        _show(made)


def _document(made: LevelSchedule) -> dict[str, object]:
    rows = [
        {
            "due_on": row.due_on,
            "principal_cents": row.principal_cents,
            "interest_cents": row.interest_cents,
        }
        for row in made.rows
    ]
    return {
        "schedule": rows,
        "total_cents": made.total_cents,
        "interest_cents": made.interest_cents,
    }


def _show(made: LevelSchedule) -> None:
    table = Table("due", "instalment", "principal", "interest")
    for column in table.columns[1:]:
        column.justify = "right"
    for row in made.rows:
        figures = (row.cents, row.principal_cents, row.interest_cents)
        table.add_row(str(row.due_on), *map(amount, figures))
    people.print(table)
    people.print(
        f"{len(made.rows)} instalments, {amount(made.total_cents)} in all, "
        f"{amount(made.interest_cents)} of it interest"
    )

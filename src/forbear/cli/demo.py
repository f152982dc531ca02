"""`forbear demo`: a simulated lender, its daily cycle, and the desk."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path

import click
from click.core import ParameterSource
from rich.table import Table

from forbear.app import clock, installation
from forbear.app import home as homes
from forbear.app.database.lock import Lock
from forbear.app.demo import signins, step
from forbear.app.demo.town import Town, folder, town_of, yesterday
from forbear.cli.day import run_shown
from forbear.cli.day_summary import print_summary
from forbear.cli.output import people, progress, stop
from forbear.cli.serve import (
    home_option,
    host_option,
    in_order,
    keep_serving,
    now_option,
    port_option,
    publish_days,
    serving,
    shift_clock,
)
from forbear.cli.simulate import make_feed
from forbear.simulator import Town as Life
from forbear.simulator.calendar import back


@click.command()
@click.option("--serve", is_flag=True, help="Serve the desk afterwards, until Ctrl-C.")
@click.option("--customers", type=click.IntRange(1), default=20_000, show_default=True)
@click.option("--months", type=click.IntRange(1, 120), default=6, show_default=True)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True)
@home_option
@port_option
@host_option
@now_option
@click.pass_context
def demo(
    context: click.Context,
    serve: bool,
    customers: int,
    months: int,
    seed: int,
    home: Path | None,
    port: int,
    host: str,
    now_text: str | None,
) -> None:
    """Make a simulated lender, run its daily cycle, and show what came of it.

    Nobody in it exists. Started again, it goes on with what is there: a new day is simulated and
    run, the same people go on living. Stopped anywhere, the next start finishes it.

    Example: forbear demo --serve
    """
    shift_clock(now_text)
    where = homes.named(home)
    as_of = yesterday(clock.now())
    asked = frozenset(
        name
        for name in ("customers", "seed")
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE
    )
    wanted = Town(customers, seed, back(as_of, months))
    with in_order(), installation.database_of(where, simulated=True) as database:
        if not serve:
            people.print(_show(where, wanted, asked, as_of))
            people.print("Serve it: forbear demo --serve")
            return
        with serving(where, host, port):
            sign_ins = _show(where, wanted, asked, as_of)
            keep_serving(database, host, port, then=sign_ins)


def _show(home: Path, wanted: Town, asked: frozenset[str], as_of: date) -> Table:
    """Bring the town up to the day, print its summary, and give the sign-ins."""
    with _alone(home):
        town = town_of(home, wanted, asked)
        _say("Bringing the tables up to date")
        installation.ready(migrate=True)
        for day in step.days_to_run(home, as_of, town.first):
            step.run_one(home, town, day, _simulate, _run_day)
        publish_days(step.days_of(home))
        step.tidy_up(home)
        passwords = signins.do_make_staff(home)
    newest = max(step.days_of(home).glob("*/summary.json"))
    print_summary(json.loads(newest.read_text(encoding="utf-8")), people)
    return _sign_ins(passwords)


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """One demo at a time works on a town."""
    lock = Lock(folder(home) / "lock")
    if not lock.alone_now():
        stop(f"Another forbear demo works on {home} now. Let it finish, or name another --home.")
    try:
        yield
    finally:
        lock.release()


def _say(what: str) -> None:
    progress.print(f"{what} ...")


def _simulate(town: Town, day: date, feed: Path) -> None:
    _say(f"Simulating {town.customers:,} customers up to {day}")
    make_feed(Life(town.customers, town.seed, town.first, day), feed)


def _run_day(feed: Path, day: date, out: Path, history: Path) -> None:
    _say(f"Running the daily cycle of {day}")
    run_shown(feed, datetime.combine(day, time.min), out, history)


def _sign_ins(passwords: dict[str, str]) -> Table:
    table = Table(title="Demo sign-ins (of this installation only)", title_justify="left")
    for column in ("name", "password", "role", "language"):
        table.add_column(column)
    for person in signins.STAFF:
        role = person.role.replace("_", " ")
        table.add_row(person.username, passwords[person.username], role, person.language)
    return table

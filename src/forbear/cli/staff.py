"""`forbear staff`: who may sign in at the desk."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.table import Table

from forbear.app import home as homes
from forbear.app import installation
from forbear.app.demo.signins import new_password
from forbear.casework import ROLES, TEAMS
from forbear.cli.output import people, print_json, stop
from forbear.cli.serve import home_option, in_order

LANGUAGES = ("en", "zh-hans")


@click.group()
def staff() -> None:
    """People at the desk: let them in, see who they are, end their access."""


@staff.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True, help="What they may see and do.")
@click.option("--team", type=click.Choice(TEAMS), help="Whose cases they work; none serves all.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option("--first-name", default="")
@click.option("--last-name", default="")
@home_option
def add(
    name: str,
    role: str,
    team: str | None,
    language: str,
    first_name: str,
    last_name: str,
    home: Path | None,
) -> None:
    """Let somebody in, and print the password they sign in with.

    Example: forbear staff add mei --role agent --team cards --language zh-hans
    """
    with _desk(home):
        from forbear.app.store.models import User

        if User.objects.filter(username=name).exists():
            stop(f"There is a {name} already. Take another name, or: forbear staff password {name}")
        password = new_password()
        User.objects.create_user(
            name,
            password=password,
            role=role,
            team=team or "",
            language=language,
            first_name=first_name,
            last_name=last_name,
        )
    click.echo(f"{name} signs in with {password}")


@staff.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON document, for programs.")
@home_option
def list_(as_json: bool, home: Path | None) -> None:
    """Everybody who has or had access."""
    columns = ("username", "role", "team", "language", "is_active")
    with _desk(home):
        from forbear.app.store.models import User

        rows = list(User.objects.order_by("username").values(*columns))
    if as_json:
        print_json(rows)
        return
    table = Table("name", "role", "team", "language", "may sign in")
    for row in rows:
        *words, active = (row[column] for column in columns)
        table.add_row(*words, "yes" if active else "no")
    people.print(table)


@staff.command()
@click.argument("name")
@home_option
def password(name: str, home: Path | None) -> None:
    """Give somebody a new password; the old one no longer works."""
    fresh = new_password()
    _change(name, home, lambda user: user.set_password(fresh))
    click.echo(f"{name} signs in with {fresh}")


@staff.command()
@click.argument("name")
@home_option
def close(name: str, home: Path | None) -> None:
    """End somebody's access. What they did stays under their name."""
    _change(name, home, lambda user: setattr(user, "is_active", False))
    click.echo(f"{name} can no longer sign in.")


def _change(name: str, home: Path | None, change: Callable[..., None]) -> None:
    with _desk(home):
        from forbear.app.store.models import User

        user = User.objects.filter(username=name).first()
        if user is None:
            stop(f"There is no {name}. See: forbear staff list")
        change(user)
        user.save()


@contextmanager
def _desk(home: Path | None) -> Iterator[None]:
    with in_order(), installation.database_of(homes.named(home)):
        installation.ready(migrate=True)
        yield

"""The `forbear` command. Each group is one module here, imported when it is asked for."""

import importlib
import sys
from functools import partial
from typing import Any

import click

import forbear

# command: (module, its click object, one line of help)
COMMANDS = {
    "demo": ("forbear.cli.demo", "demo", "A simulated lender, its daily cycle, and the desk."),
    "serve": ("forbear.cli.serve", "serve", "Start the desk and keep it running."),
    "worker": ("forbear.cli.serve", "worker", "Run background work beside a running desk."),
    "feed": ("forbear.cli.feed", "feed", "Check a feed, simulate one, or make one from real data."),
    "day": ("forbear.cli.day", "day", "The daily cycle: a feed in, decisions and worklists out."),
    "check": ("forbear.cli.check", "check", "Ask the gate: may we do this, and why."),
    "law": ("forbear.cli.law", "law", "Read the rules: list them, show one, write their pages."),
    "ledger": ("forbear.cli.ledger", "ledger", "Where every cent went, and why."),
    "plan": ("forbear.cli.plan", "plan", "Work out a plan: schedules to the cent."),
    "staff": ("forbear.cli.staff", "staff", "Who may sign in at the desk."),
    "doctor": ("forbear.cli.doctor", "doctor", "What is installed, running and wrong; the mend."),
}


INTERRUPTED = 130


class LazyGroup(click.Group):
    """Loads a command's module only when that command is used, so that `check` stays quick."""

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Click's own, but an interrupt ends with 130, as shells expect, and not with 1."""
        run = partial(super().main, *args, standalone_mode=False, **extra)
        if not standalone_mode:
            return run()
        try:
            sys.exit(run() or 0)
        except click.Abort:
            click.echo("Interrupted. What was finished is kept.", err=True)
            sys.exit(INTERRUPTED)
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name, _ = COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, _, line) in COMMANDS.items()])


@click.group(cls=LazyGroup, epilog="Start here: forbear demo --serve. Every command has --help.")
@click.version_option(forbear.__version__, prog_name="forbear")
def main() -> None:
    """Forbear (宽衡): overdue cards and loans, handled lawfully and kindly.

    Exit codes: 0 done or allowed, 1 refused by a rule or a check found something,
    2 the question or the input is wrong, 3 a needed part is not there or not running.
    """

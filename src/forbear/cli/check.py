"""`forbear check`: ask a gate one question, or many, and hear why."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from forbear.cli import asking
from forbear.cli.check_escalate import escalate
from forbear.cli.check_message import message
from forbear.cli.check_plan import plan
from forbear.contact import Asked, Verdict
from forbear.contact.saying import question_of
from forbear.rulebook.explain import LANGUAGES, READERS, explain


@click.group()
def check() -> None:
    """Ask the gate: may we do this, and why.

    Exit codes: 0 allowed, perhaps with care; 1 refused, or something is needed first; 2 the
    question is wrong.
    """


check.add_command(escalate)
check.add_command(message)
check.add_command(plan)


@check.command()
@asking.options(
    asking.choice("channel", "How."),
    asking.choice("purpose", "Why.  [default: collection]"),
    asking.choice("who", "To whom.  [default: self]"),
)
@click.option("--explain", "reader", type=click.Choice(READERS), help="In sentences, for whom.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
def contact(
    batch: Iterable[str] | None,
    json_wanted: bool,
    history: Path | None,
    reader: str | None,
    language: str,
    **said: Any,
) -> None:
    """May this customer be contacted, this way, now?

    Example: forbear check contact --place CN --channel voice --actor creditor
    --product credit_card --at 2026-11-24T22:30:00+08:00
    """

    def show(question: Asked, verdict: Verdict) -> None:
        from forbear.cli import verdict_table

        if reader is None:
            verdict_table.show(question, verdict, language)
        else:
            click.echo("\n".join(explain(verdict, reader, language)))

    asking.ask(question_of, asking.with_log(said, history), batch, json_wanted, show)

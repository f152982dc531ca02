"""`forbear check escalate`: may we take this step of the ladder, and what does it need first."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from forbear.cli import asking
from forbear.contact import Asked, Verdict
from forbear.measures import step_of


@click.command()
@asking.options(
    asking.choice("step", "Which step."),
    asking.choice("who", "Against whom.  [default: self]"),
)
def escalate(
    batch: Iterable[str] | None, json_wanted: bool, history: Path | None, **said: Any
) -> None:
    """May this step be taken: a letter, a visit, a suit, a report?

    Example: forbear check escalate --step suit --place CN --actor creditor
    --product credit_card --at 2026-11-24T14:00:00+08:00 --fact venue=defendant_home
    """
    asking.ask(step_of, asking.with_log(said, history), batch, json_wanted, _show)


def _show(question: Asked, verdict: Verdict) -> None:
    from forbear.cli import verdict_table

    verdict_table.show(question, verdict)

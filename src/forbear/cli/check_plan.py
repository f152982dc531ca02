"""`forbear check plan`: may we agree this, and what must the agreement contain."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

import click

from forbear.arrangements import Plan, plan_of
from forbear.cli import asking
from forbear.cli.output import stop
from forbear.contact import Asked, QuestionError, Verdict

_OPTIONS = ("zone", "state", "fact")


@click.command()
@asking.only(
    click.option(
        "--file", type=click.File("r", encoding="utf-8-sig"), help="The plan, JSON; - reads it in."
    ),
    asking.ZONE,
    asking.STATE,
    asking.FACT,
)
def plan(batch: Iterable[str] | None, json_wanted: bool, file: TextIO | None, **said: Any) -> None:
    """May this plan be agreed?

    Example: forbear check plan --file plan.json
    """
    if batch is None:
        said["file"] = _parsed(file)
    asking.ask(_read, said, batch, json_wanted, _show)


def _parsed(file: TextIO | None) -> Any:
    if file is None:
        stop("The question lacks --file. Give the plan's file, or --batch - with many.")
    try:
        return json.loads(file.read())
    except ValueError as error:
        stop(f"The plan's file is not JSON: {error}. Write the plan as one object.")


def _read(said: Mapping[str, Any]) -> Plan:
    """The plan under `file`, or the line itself; options beside it win over the plan's own."""
    given = said.get("file", {key: said[key] for key in said if key not in _OPTIONS})
    if not isinstance(given, Mapping):
        raise QuestionError(f"The plan is {given!r}. Give one object with its keys.")
    strange = set(said) - {"file", *_OPTIONS} if "file" in said else set()
    if strange:
        raise QuestionError(f"There is no option {min(strange)!r}. Use: file, fact, state, zone.")
    return plan_of({**given, **{key: said[key] for key in _OPTIONS if said.get(key)}})


def _show(question: Asked, verdict: Verdict) -> None:
    from forbear.cli import verdict_table

    verdict_table.show(question, verdict)

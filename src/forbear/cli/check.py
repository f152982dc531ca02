"""`forbear check contact`: ask the gate one question, or many, and hear why."""

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from forbear.cli.output import REFUSED, WRONG_INPUT, as_json, print_json, stop
from forbear.contact import Question, QuestionError, Verdict, decide
from forbear.contact.saying import question_of
from forbear.rulebook import RulebookError, load
from forbear.rulebook.covers import VALUES
from forbear.rulebook.explain import LANGUAGES, READERS, explain

_ALLOWED = ("allow", "warn")


@click.group()
def check() -> None:
    """Ask the gate: may we do this, and why.

    Exit codes: 0 allowed, perhaps with care; 1 refused, or something is needed first; 2 the
    question is wrong.
    """


_Command = TypeVar("_Command", bound=Callable[..., Any])


def _one(name: str, help_text: str) -> Callable[[_Command], _Command]:
    return click.option(f"--{name}", type=click.Choice(VALUES[name]), help=help_text)


@check.command()
@click.option("--place", multiple=True, help="Where the customer may be, as CN-XM; repeatable.")
@_one("channel", "How.")
@_one("actor", "Who acts: the lender, who collects for it, or who bought the debt.")
@_one("product", "What the debt is.")
@click.option("--at", metavar="INSTANT", help="When, with its offset: 2026-11-24T21:59:59+08:00.")
@_one("purpose", "Why.  [default: collection]")
@_one("who", "To whom.  [default: self]")
@click.option("--zone", multiple=True, help="Time zone of the customer; repeatable.")
@click.option("--state", multiple=True, help="A protected state that stands; repeatable.")
@click.option(
    "--history",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The customer's contact log, CSV with the columns of a feed's contacts.",
)
@click.option("--known-to", metavar="INSTANT", help="Until when that log is whole.")
@click.option("--account", help="Which debt it is about.")
@click.option("--point", help="Which number or address is used.")
@click.option("--fact", multiple=True, metavar="NAME=VALUE", help="Any other fact; repeatable.")
@click.option(
    "--batch", type=click.File("r", encoding="utf-8"), help="JSON lines; - reads them in."
)
@click.option("--explain", "reader", type=click.Choice(READERS), help="In sentences, for whom.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option("--json", "json_wanted", is_flag=True, help="One JSON document, for programs.")
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
    try:
        book = load()
    except RulebookError as error:
        stop(f"The rulebook cannot be used. {error}")
    if batch is not None:
        for line in batch:
            if line.strip():
                click.echo(as_json(_answer_line(line)))
        return
    try:
        question = question_of({**said, "history": _rows(history) if history else ()})
        verdict = decide(question, book)
    except QuestionError as error:
        stop(str(error), WRONG_INPUT)
    if json_wanted:
        print_json(verdict.as_json())
    else:
        _show(question, verdict, reader, language)
    sys.exit(0 if verdict.effect in _ALLOWED else REFUSED)


def _answer_line(line: str) -> dict[str, Any]:
    """One line of a batch answered; a bad one says what is wrong, and the rest goes on."""
    try:
        said = json.loads(line)
    except ValueError as error:
        return {"id": None, "error": f"The line is not JSON: {error}."}
    if not isinstance(said, dict):
        return {"id": None, "error": "The line is not an object of option names and values."}
    named = {"id": said.pop("id", None)}
    try:
        return {**named, **decide(question_of(said), load()).as_json()}
    except QuestionError as error:
        return {**named, "error": str(error)}


def _rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file in UTF-8 or GB18030."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = raw.decode("gb18030")
        except UnicodeDecodeError as error:
            raise QuestionError(
                f"{path} is neither UTF-8 nor GB18030. Save it as UTF-8."
            ) from error
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _show(question: Question, verdict: Verdict, reader: str | None, language: str) -> None:
    from forbear.cli.verdict_table import show

    if reader is None:
        show(question, verdict, language)
    else:
        click.echo("\n".join(explain(verdict, reader, language)))

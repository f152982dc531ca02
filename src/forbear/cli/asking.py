"""What every `forbear check` shares: its options, one question or a batch of them, the answer."""

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import click

from forbear.cli.output import REFUSED, WRONG_INPUT, as_json, print_json, stop
from forbear.contact import Asked, QuestionError, Verdict, decide
from forbear.rulebook import Rulebook, RulebookError, load
from forbear.rulebook.covers import VALUES

ALLOWED = ("allow", "warn")
Command = TypeVar("Command", bound=Callable[..., Any])
Read = Callable[[Mapping[str, Any]], Asked]
Show = Callable[[Asked, Verdict], None]
Decide = Callable[[Any, Rulebook], Verdict]


def choice(name: str, help_text: str) -> Callable[[Command], Command]:
    """An option whose values the rulebook lists."""
    return click.option(f"--{name}", type=click.Choice(VALUES[name]), help=help_text)


INSTANT = "When, with its offset: 2026-11-24T21:59:59+08:00."
_ABOUT = (
    click.option("--place", multiple=True, help="Where the customer may be, as CN-XM; repeatable."),
    choice("actor", "Who acts: the lender, who collects for it, or who bought the debt."),
    choice("product", "What the debt is."),
    click.option("--at", metavar="INSTANT", help=INSTANT),
)
ZONE = click.option("--zone", multiple=True, help="Time zone of the customer; repeatable.")
STATE = click.option("--state", multiple=True, help="A protected state that stands; repeatable.")
FACT = click.option("--fact", multiple=True, metavar="NAME=VALUE", help="A fact; repeatable.")
_KNOWN = (
    ZONE,
    STATE,
    click.option(
        "--history",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="The customer's contact log, CSV with the columns of a feed's contacts.",
    ),
    click.option("--known-to", metavar="INSTANT", help="Until when that log is whole."),
    click.option("--account", help="Which debt it is about."),
    click.option("--point", help="Which number or address is used."),
    FACT,
)
_SAID = (
    click.option("--batch", type=click.File("r", encoding="utf-8"), help="JSON lines; - is stdin."),
    click.option("--json", "json_wanted", is_flag=True, help="One JSON document, for programs."),
)
Option = Callable[[Command], Command]


def options(*own: Option[Any]) -> Option[Any]:
    """Every gate's options, and `own` of one gate after the first of them."""
    return only(*_ABOUT, *own, *_KNOWN)


def only(*listed: Option[Any]) -> Option[Any]:
    """These options, and how every gate takes many questions and gives its answer."""

    def add(command: Command) -> Command:
        for option in reversed((*listed, *_SAID)):
            command = option(command)
        return command

    return add


def ask(
    read: Read,
    said: Mapping[str, Any],
    batch: Iterable[str] | None,
    json_wanted: bool,
    show: Show,
    decide: Decide = decide,
) -> None:
    """Answer one question, or every line of a batch, and end with the contract's exit code."""
    try:
        book = load()
    except RulebookError as error:
        stop(f"The rulebook cannot be used. {error}")
    if batch is not None:
        for line in batch:
            if line.strip():
                click.echo(as_json(_answer_line(line, read, decide, book)))
        return
    try:
        question = read(said)
        verdict = decide(question, book)
    except QuestionError as error:
        stop(str(error), WRONG_INPUT)
    if json_wanted:
        print_json(verdict.as_json())
    else:
        show(question, verdict)
    sys.exit(0 if verdict.effect in ALLOWED else REFUSED)


def _answer_line(line: str, read: Read, decide: Decide, book: Rulebook) -> dict[str, Any]:
    """One line of a batch answered; a bad one says what is wrong, and the rest goes on."""
    try:
        said = json.loads(line)
    except ValueError as error:
        return {"id": None, "error": f"The line is not JSON: {error}."}
    if not isinstance(said, dict):
        return {"id": None, "error": "The line is not an object of option names and values."}
    named = {"id": said.pop("id", None)}
    try:
        return {**named, **decide(read(said), book).as_json()}
    except QuestionError as error:
        return {**named, "error": str(error)}


def with_log(said: Mapping[str, Any], path: Path | None) -> dict[str, Any]:
    """The options with the rows of the contact log in place of its file."""
    try:
        return {**said, "history": _rows(path) if path else ()}
    except QuestionError as error:
        stop(str(error), WRONG_INPUT)


def _rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file in UTF-8 or GB18030."""
    text = decoded(path.read_bytes(), path)
    return list(csv.DictReader(io.StringIO(text, newline="")))


def decoded(raw: bytes, name: object) -> str:
    """The text of a file in UTF-8, with or without a mark at its head, or in GB18030."""
    for encoding in ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            return raw.decode(encoding)
    raise QuestionError(f"{name} is neither UTF-8 nor GB18030. Save it as UTF-8.")

"""`forbear check message`: may we say this, and what would be a gentler way."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from rich.table import Table
from rich.text import Text

from forbear.app.clock import now
from forbear.cli import asking
from forbear.cli.output import people
from forbear.contact import Asked, QuestionError, Reason, Verdict
from forbear.messages import Message, TextReason, decide_message, message_of


@click.command()
@asking.options(
    asking.choice("channel", "How."),
    asking.choice("purpose", "Why.  [default: collection]"),
    asking.choice("who", "To whom.  [default: self]"),
    click.option("--language", help="Of the text, as zh-CN or en."),
    click.option("--text", metavar="FILE|-", help="The text; - reads it from standard input."),
)
def message(
    batch: Iterable[str] | None, json_wanted: bool, history: Path | None, **said: Any
) -> None:
    """May this be said, in this way, for this purpose? Without --at: now.

    Example: echo "您好，…" | forbear check message --place CN --channel sms
    --actor creditor --product credit_card --purpose collection --text -
    """
    read = _of_a_line if batch is not None else _of_a_file
    asking.ask(read, asking.with_log(said, history), batch, json_wanted, _show, decide_message)


def _of_a_line(said: Mapping[str, Any]) -> Message:
    return message_of({"at": now().isoformat(), **said})


def _of_a_file(said: Mapping[str, Any]) -> Message:
    text = _text(said["text"]) if said["text"] else None
    return message_of({**said, "text": text, "at": said["at"] or now().isoformat()})


def _text(name: str) -> str:
    """The text of a file in UTF-8 or GB18030."""
    try:
        with click.open_file(name, "rb") as file:
            raw = file.read()
    except OSError as error:
        raise QuestionError(f"--text: {name} cannot be read ({error.strerror}).") from error
    return asking.decoded(raw, f"--text: {name}").replace("\r\n", "\n")


def _show(question: Asked, verdict: Verdict) -> None:
    from forbear.cli import verdict_table

    language = "zh" if str(getattr(question, "language", "") or "").startswith("zh") else "en"
    text = getattr(question, "text", "")
    verdict_table.show(question, replace(verdict, reasons=_once_each(verdict)), language)
    table = Table("found")
    for head in ("in the text", "instead"):
        table.add_column(head, overflow="fold")
    rows = {(r.category, r.span): r for r in verdict.reasons if isinstance(r, TextReason)}
    for (category, (begin, end)), reason in rows.items():
        quoted = "the whole of it" if (begin, end) == (0, len(text)) else text[begin:end]
        table.add_row(category, Text(quoted), reason.instead[language])
    if rows:
        people.print(table)


def _once_each(verdict: Verdict) -> tuple[Reason, ...]:
    """A rule once for each category, however often the text offends."""
    found = {(r.id, getattr(r, "category", None), r.needs): r for r in reversed(verdict.reasons)}
    return tuple(reversed(found.values()))

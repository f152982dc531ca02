"""How commands speak: JSON alone on standard output, text by rich, errors as sentences."""

import json
import sys
from datetime import date, datetime
from typing import Any, NoReturn

import click
from rich.console import Console

REFUSED = 1
WRONG_INPUT = 2
MISSING_PART = 3

people = Console()
progress = Console(stderr=True)


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")


def as_json(document: Any) -> str:
    """One JSON document on one line; dates and instants in ISO 8601."""
    return json.dumps(document, ensure_ascii=False, default=_plain)


def print_json(document: Any) -> None:
    """The only thing a `--json` command writes to standard output."""
    click.echo(as_json(document))


def amount(cents: int) -> str:
    """Cents as a plain amount for a table whose currency stands elsewhere: `1,234.50`."""
    return f"{cents // 100:,}.{cents % 100:02d}"


def stop(message: str, code: int = WRONG_INPUT) -> NoReturn:
    """End the command with a sentence on standard error and the contract's exit code."""
    click.echo(message, err=True)
    sys.exit(code)

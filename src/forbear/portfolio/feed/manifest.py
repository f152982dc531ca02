"""`feed.toml`: the feed's name, its day, who is master, and the lender's control totals."""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from forbear.portfolio.feed.refusal import FeedRefusedError
from forbear.portfolio.feed.schema import ID_LENGTH_MAX, TABLES

MASTERS = ("dues", "core")
KEYS = ("feed_id", "as_of", "master", "nothing_yet", "tables")


@dataclass(frozen=True, slots=True)
class Totals:
    """What the lender says of one table; None is not said."""

    rows: int | None = None
    cents: int | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """The feed as its sender describes it."""

    feed_id: str
    as_of: date
    master: str = "dues"
    nothing_yet: tuple[str, ...] = ()
    totals: Mapping[str, Totals] = field(default_factory=dict)
    complete_to: Mapping[str, Mapping[str, datetime]] = field(default_factory=dict)

    def digest(self) -> str:
        """A hash of what it says, whatever the order and comments of the file."""
        said = {
            "as_of": self.as_of.isoformat(),
            "master": self.master,
            "nothing_yet": sorted(self.nothing_yet),
            "complete_to": {
                table: {source: at.isoformat() for source, at in sorted(until.items())}
                for table, until in sorted(self.complete_to.items())
            },
        }
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def read_manifest(feed_dir: Path) -> Manifest:
    """Read `feed.toml`; refuse what it does not say, or says wrongly, with all problems at once."""
    path = feed_dir / "feed.toml"
    if not path.is_file():
        raise FeedRefusedError(
            f"{feed_dir} has no feed.toml. Add one with feed_id, as_of and [tables.…] totals."
        )
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FeedRefusedError(
            f"feed.toml cannot be read: {error}. Write it as TOML in UTF-8."
        ) from error
    problems = list(_problems(said))
    if problems:
        raise FeedRefusedError(problems)
    tables = said.get("tables", {})
    return Manifest(
        feed_id=said["feed_id"],
        as_of=said["as_of"],
        master=said.get("master", "dues"),
        nothing_yet=tuple(said.get("nothing_yet", ())),
        totals={name: Totals(of.get("rows"), of.get("cents")) for name, of in tables.items()},
        complete_to={name: of["complete_to"] for name, of in tables.items() if "complete_to" in of},
    )


def _problems(said: Mapping[str, Any]) -> list[str]:
    found = [
        f"feed.toml: {key!r} is not one of its keys. Use: {', '.join(KEYS)}."
        for key in said
        if key not in KEYS
    ]
    found += _named(said)
    nothing = said.get("nothing_yet", [])
    may_be_absent = [name for name, table in TABLES.items() if table.optional]
    if not isinstance(nothing, list) or any(name not in may_be_absent for name in nothing):
        found.append(
            f"feed.toml: nothing_yet is {nothing!r}."
            f" Write a list of optional tables: {', '.join(may_be_absent)}."
        )
    tables = said.get("tables", {})
    if not isinstance(tables, dict):
        return [*found, "feed.toml: tables is no table. Write [tables.dues] with rows and cents."]
    for name, of in tables.items():
        found += _table_problems(name, of)
    return found


def _named(said: Mapping[str, Any]) -> list[str]:
    found = []
    feed_id, as_of, master = said.get("feed_id"), said.get("as_of"), said.get("master", "dues")
    if not isinstance(feed_id, str) or not 0 < len(feed_id) <= ID_LENGTH_MAX:
        found.append(
            f"feed.toml: feed_id is {feed_id!r}. Give a name of 1 to {ID_LENGTH_MAX} characters,"
            ' such as feed_id = "2026-11-24-cards".'
        )
    if not isinstance(as_of, date) or isinstance(as_of, datetime):
        found.append(f"feed.toml: as_of is {as_of!r}. Write a date such as as_of = 2026-11-24.")
    if master not in MASTERS:
        found.append(f'feed.toml: master is {master!r}. Write master = "dues" or master = "core".')
    return found


def _table_problems(name: str, of: object) -> list[str]:
    where = f"feed.toml: [tables.{name}]"
    if name not in TABLES:
        return [f"{where} names no table of the feed. Tables are: {', '.join(sorted(TABLES))}."]
    if not isinstance(of, dict):
        return [f"{where} is no table. Write rows = N below it."]
    found = []
    for key, value in of.items():
        if key == "complete_to":
            found += _complete_to_problems(where, name, value)
        elif key not in ("rows", "cents"):
            found.append(f"{where} has the key {key!r}. Use rows, cents or complete_to.")
        elif type(value) is not int:
            found.append(f"{where} {key} is {value!r}. Write a whole number.")
        elif key == "cents" and TABLES[name].control is None:
            found.append(f"{where} has cents, but only dues and payments have. Take it out.")
    return found


def _complete_to_problems(where: str, name: str, until: object) -> list[str]:
    if name != "contacts" or not isinstance(until, dict):
        return [f"{where} complete_to: only contacts has it, with one instant a source."]
    return [
        f"{where} complete_to.{source} is {at!r}."
        " Write an instant with an offset, such as 2026-11-24T23:59:59+08:00."
        for source, at in until.items()
        if not isinstance(at, datetime) or at.tzinfo is None
    ]

"""The simulated lender of a home: who lives in it, since when, and how far it has been run."""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from forbear.app.home import private_directory, write_private
from forbear.days import zone

CLOCK = "Asia/Shanghai"  # where the simulated lender is


class OtherTownError(ValueError):
    """The home holds a town of another make; the text says the mend."""


@dataclass(frozen=True, slots=True)
class Town:
    """Its making, which never changes: the same seed and first day give the same lives."""

    customers: int
    seed: int
    first: date

    def as_text(self) -> str:
        return json.dumps({**asdict(self), "first": self.first.isoformat()}) + "\n"


def folder(home: Path) -> Path:
    """Where feeds and days lie. They look like personal data, so they are closed like it."""
    return private_directory(home / "town")


def yesterday(now: datetime) -> date:
    """The last business day that is over, on the lender's clock."""
    return now.astimezone(zone(CLOCK)).date() - timedelta(days=1)


def town_of(home: Path, wanted: Town, asked: frozenset[str]) -> Town:
    """The town that lives here; where there is none, the wanted one moves in.

    `asked` names what was asked for by hand: a town of another make is then refused, not replaced.
    """
    note = folder(home) / "town.json"
    if not note.exists():
        write_private(note, wanted.as_text())
        return wanted
    said = json.loads(note.read_text())
    there = Town(said["customers"], said["seed"], date.fromisoformat(said["first"]))
    for name in sorted(asked & {"customers", "seed"}):
        if getattr(there, name) != getattr(wanted, name):
            raise OtherTownError(
                f"{home} holds a simulated lender with {name} = {getattr(there, name)}, not "
                f"{getattr(wanted, name)}. Go on without --{name}, or name a new --home."
            )
    return there

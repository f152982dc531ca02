"""The folder of a finished day, as publishing reads it."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

TABLES = ("ageing", "decisions", "worklist")
TAKEN = (
    "accounts",
    "dues",
    "payments",
    "customers",
    "contact_points",
    "parties",
    "states",
    "contacts",
    "promises",
    "pauses",
    "account_events",
)


class DayNotFinishedError(ValueError):
    """The folder does not hold everything that a finished day has."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day: where its tables are, what its feed was and said. `digest` names its content."""

    folder: Path
    as_of: date
    feed_id: str
    digest: str
    files: dict[str, str]
    complete_to: dict[str, str]
    silent: list[str]
    summary: dict[str, Any]


def open_day(folder: Path) -> Day:
    """Read what `day run` left in the folder; anything missing is named, with the mend."""
    summary = _json(folder / "summary.json", folder)
    steps = folder / "steps"
    report = _json(steps / "feed.json", folder)
    files = {name: _table(folder, name) for name in TABLES}
    files |= {f"taken_{name}": _table(steps / "taken", name) for name in TAKEN}
    files |= {name: _table(steps, name) for name in ("standing", "treated")}
    return Day(
        folder=folder,
        as_of=date.fromisoformat(summary["as_of"]),
        feed_id=summary["feed_id"],
        digest=_digest(report["fingerprint"], [files[name] for name in TABLES]),
        files=files,
        complete_to=dict(report.get("complete_to", {})),
        silent=list(report.get("silent", [])),
        summary=summary,
    )


def _json(path: Path, folder: Path) -> dict[str, Any]:
    if not path.is_file():
        raise DayNotFinishedError(f"{_not_finished(folder)} It has no {path.relative_to(folder)}.")
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read


def _table(folder: Path, name: str) -> str:
    """The path of a table for DuckDB: one file, or a folder of parts."""
    if (folder / f"{name}.parquet").is_file():
        return str(folder / f"{name}.parquet")
    if any((folder / name).glob("*.parquet")):
        return str(folder / name / "*.parquet")
    raise DayNotFinishedError(f"{_not_finished(folder)} It has no {name}.parquet.")


def _not_finished(folder: Path) -> str:
    return f"{folder} is no finished day. Run `forbear day run --out` into it again."


def _digest(fingerprint: str, paths: list[str]) -> str:
    """A hash of the feed and of every byte that was decided from it."""
    read = hashlib.sha256(fingerprint.encode())
    for path in paths:
        folder, pattern = Path(path).parent, Path(path).name
        for part in sorted(folder.glob(pattern)):
            with part.open("rb") as opened:
                read.update(hashlib.file_digest(opened, "sha256").digest())
    return read.hexdigest()

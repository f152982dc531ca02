"""The daily cycle: a feed in, decisions and a worklist out; a killed run goes on where it was.

feed → age → treat → gate → worklist → summary → publish. Every intermediate is a Parquet file
that a person can open; the last step shows the day whole.
"""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from forbear.portfolio.ageing import age
from forbear.portfolio.engine import connect
from forbear.portfolio.feed import FeedRefusedError, known_feeds, take
from forbear.portfolio.gate import ask
from forbear.portfolio.lock import alone_in
from forbear.portfolio.publish import check_ours, publish
from forbear.portfolio.steps import Progress, Timing, files_digest, take_turns
from forbear.portfolio.summary import summarise
from forbear.portfolio.treat import treat
from forbear.portfolio.worklist import make_worklist

# What a person can open under steps/ afterwards.
INTERMEDIATES = (
    "taken",
    "feed.json",
    "standing.parquet",
    "late.parquet",
    "protected.parquet",
    "customers.parquet",
    "treated.parquet",
    "questions.parquet",
)


@dataclass(frozen=True, slots=True)
class DayReport:
    """A finished day. `repeated`: history, or the output before it, held this very feed."""

    out: Path
    summary: dict[str, Any]
    timings: list[Timing]
    repeated: bool


@dataclass(frozen=True, slots=True)
class Day:
    """What is asked for, and the folder in which the work is done."""

    feed: Path
    as_of: date
    out: Path
    history: Path | None
    engine: str

    @property
    def work(self) -> Path:
        """Beside the output, so that publishing is a rename."""
        return self.out.with_name(f".{self.out.name}.at-work")


def run_day(
    feed: Path,
    as_of: date,
    out: Path,
    history: Path | None = None,
    engine: str = "duckdb",
    progress: Progress = lambda _: None,
) -> DayReport:
    """Run one day into `out`. Raises FeedRefusedError and leaves nothing when the feed is wrong.

    A run that was killed is finished by calling it again; the same day again gives the same
    content. Raises BusyError when another run writes `out`, NotOursError when it holds other files.
    """
    day = Day(feed, as_of, out.absolute(), history, engine)
    check_ours(day.out)
    _check_feed(feed)
    before = _known(day)
    if (day.out / "summary.json").is_file():
        last = _said(day.out / "summary.json")
        before |= {last["feed_id"]: last["fingerprint"]}
    with alone_in(day.work):
        try:
            timings = take_turns(day.work, _steps(day), _inputs(day), progress)
        except FeedRefusedError:
            shutil.rmtree(day.work)
            raise
        shutil.rmtree(day.work)
    summary = _said(day.out / "summary.json")
    repeated = before.get(summary["feed_id"]) == summary["fingerprint"]
    return DayReport(day.out, summary, timings, repeated)


def _check_feed(feed: Path) -> None:
    if not feed.is_dir():
        raise FeedRefusedError(f"{feed} is no folder. Name the folder that holds feed.toml.")


def _known(day: Day) -> dict[str, str]:
    return known_feeds(day.history) if day.history else {}


def _inputs(day: Day) -> str:
    known = _known(day)
    said = [str(day.feed.absolute()), files_digest(day.feed), str(day.as_of), day.engine]
    return json.dumps([*said, str(day.history), sorted(known.items())])


def _steps(day: Day) -> list[tuple[str, Callable[[], int]]]:
    work = day.work

    def with_engine(
        do: Callable[[duckdb.DuckDBPyConnection], int],
    ) -> Callable[[], int]:
        def step() -> int:
            con = connect(work, day.engine)
            try:
                return do(con)
            finally:
                con.close()

        return step

    return [
        ("feed", with_engine(lambda con: _take(con, day))),
        ("age", with_engine(lambda con: _age(con, day))),
        ("treat", with_engine(lambda con: treat(con, work, day.as_of))),
        ("gate", with_engine(lambda con: ask(con, work, day.as_of))),
        ("worklist", with_engine(lambda con: make_worklist(con, work))),
        ("summary", with_engine(lambda con: summarise(con, work, day.as_of, day.history))),
        ("publish", lambda: _publish(day)),
    ]


def _take(con: duckdb.DuckDBPyConnection, day: Day) -> int:
    report = take(con, day.feed, day.work, as_of=day.as_of, known=_known(day))
    # What is written must be the same the second time; that it is the second is told, not kept.
    kept = replace(report, repeated=False)
    kept.write(day.work)
    return sum(table.rows for table in report.tables.values())


def _age(con: duckdb.DuckDBPyConnection, day: Day) -> int:
    return age(con, day.work, day.as_of, _said(day.work / "feed.json")["master"]).accounts


def _publish(day: Day) -> int:
    steps = []
    for path in (day.work / "done").glob("*.json"):
        said = _said(path)
        steps.append({"step": path.stem, "seconds": said["seconds"], "rows": said["rows"]})
    order = [name for name, _ in _steps(day)]
    steps.sort(key=lambda said: order.index(said["step"]))
    timings = {"steps": steps, "seconds": round(sum(s["seconds"] for s in steps), 3)}
    (day.work / "timings.json").write_text(json.dumps(timings, indent=2) + "\n", encoding="utf-8")
    publish(day.work, day.out, INTERMEDIATES)
    return 1


def _said(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))

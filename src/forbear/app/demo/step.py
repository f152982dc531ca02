"""One day of the town: its feed, the daily cycle over it, and the result in the database.

Every step looks whether it is done already, and appears whole or not at all; so a demo that was
interrupted anywhere is finished by starting it again.
"""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from forbear.app.demo.town import Town, folder

Simulate = Callable[[Town, date, Path], None]
RunDay = Callable[[Path, date, Path, Path], None]

FEEDS_KEPT = 2
DAYS_KEPT = 40


def days_to_run(home: Path, as_of: date, first: date) -> list[date]:
    """The days still to be run. A new town also gets the day before, so that something moved."""
    done = [path.parent.name for path in days_of(home).glob("*/summary.json")]
    if done and max(done) >= as_of.isoformat():
        return []
    before = as_of - timedelta(days=1)
    return [as_of] if done or before <= first else [before, as_of]


def days_of(home: Path) -> Path:
    """The finished days of the town, a folder a date."""
    return folder(home) / "days"


def run_one(home: Path, town: Town, day: date, simulate: Simulate, run_day: RunDay) -> Path:
    """Simulate the feed of that day and run the daily cycle over it."""
    feed = folder(home) / "feeds" / day.isoformat()
    if not (feed / "feed.toml").exists():
        simulate(town, day, feed)
    out = days_of(home) / day.isoformat()
    run_day(feed, day, out, out.parent)
    return out


def tidy_up(home: Path) -> None:
    """Old feeds and days go: the newest are enough to go on from."""
    for name, kept in (("feeds", FEEDS_KEPT), ("days", DAYS_KEPT)):
        for old in sorted((folder(home) / name).glob("2*"))[:-kept]:
            shutil.rmtree(old)

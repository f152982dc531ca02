"""One day of the town: its feed, the daily cycle over it, and the result in the database.

Every step looks whether it is done already, and appears whole or not at all; so a demo that was
interrupted anywhere is finished by starting it again.
"""

import shutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from forbear.app.demo.town import Town, folder

Simulate = Callable[[Town, date, Path], None]
RunDay = Callable[[Path, date, Path, Path], None]

FEEDS_KEPT = 2
DAYS_KEPT = 40


def days_to_run(home: Path, as_of: date, first: date) -> list[date]:
    """The days still to be run. A new town also gets the day before, so that something moved."""
    done = [path.parent.name for path in (folder(home) / "days").glob("*/summary.json")]
    if done and max(done) >= as_of.isoformat():
        return []
    before = as_of - timedelta(days=1)
    return [as_of] if done or before <= first else [before, as_of]


def out_of(home: Path, day: date) -> Path:
    """The folder of that day's result."""
    return folder(home) / "days" / day.isoformat()


def run_one(home: Path, town: Town, day: date, simulate: Simulate, run_day: RunDay) -> Path:
    """Simulate the feed of that day and run the daily cycle over it."""
    feed = folder(home) / "feeds" / day.isoformat()
    if not (feed / "feed.toml").exists():
        simulate(town, day, feed)
    out = out_of(home, day)
    run_day(feed, day, out, out.parent)
    return out


def do_publish(out: Path, now: datetime) -> None:
    """Into the database; a day that is there already is left alone."""
    from forbear.app.publish import publish

    publish(out, now)


def unpublished(home: Path) -> list[Path]:
    """Finished days that are newer than what the database holds, oldest first."""
    from forbear.app.store.models import PublishedDay

    newest = PublishedDay.objects.order_by("-as_of").values_list("as_of", flat=True).first()
    done = sorted(path.parent for path in (folder(home) / "days").glob("*/summary.json"))
    return [out for out in done if newest is None or out.name > newest.isoformat()]


def tidy_up(home: Path) -> None:
    """Old feeds and days go: the newest are enough to go on from."""
    for name, kept in (("feeds", FEEDS_KEPT), ("days", DAYS_KEPT)):
        for old in sorted((folder(home) / name).glob("2*"))[:-kept]:
            shutil.rmtree(old)

"""Finished days of the daily cycle, taken into the database as they appear in a folder."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

DAYS = "FORBEAR_DAYS"


def named(option: Path | None = None) -> Path | None:
    """The folder to watch: `--days`, else FORBEAR_DAYS, else none."""
    said = option or os.environ.get(DAYS)
    return Path(said).absolute() if said else None


def unpublished(days: Path) -> list[Path]:
    """Finished days that are newer than what the database holds, oldest first."""
    from forbear.app.store.models import PublishedDay

    newest = PublishedDay.objects.order_by("-as_of").values_list("as_of", flat=True).first()
    done = sorted(path.parent for path in days.glob("*/summary.json"))
    return [out for out in done if newest is None or out.name > newest.isoformat()]


def publish_new(days: Path, now: datetime) -> Iterator[Path]:
    """Publish them one after another; each is given just before it is begun."""
    from forbear.app.publish import publish

    for out in unpublished(days):
        yield out
        publish(out, now)

"""A finished day of the daily cycle becomes cases: opened, moved, closed as the ledger says.

One transaction: a reader sees the old day whole or the new one. Only changed rows are written, the
same day twice changes nothing, and what the desk recorded since is never overwritten.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import connection, transaction

from forbear.app.publish.day import Day, DayNotFinishedError, open_day
from forbear.app.publish.lives import do_change_lives
from forbear.app.publish.merging import MERGED, do_figures, do_merge
from forbear.app.publish.staging import Staged, do_stage
from forbear.app.store.locks import be_alone_with_the_cases, be_the_only_publisher
from forbear.app.store.models import PublishedDay

__all__ = ["DayNotFinishedError", "OlderDayError", "Published", "publish"]


class OlderDayError(ValueError):
    """A day before the newest published one: time does not run backwards on the desk."""


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing changed: rows by table, cases by what happened to them."""

    as_of: date
    rows: dict[str, int]
    cases: dict[str, int]
    already: bool = False


def publish(out_dir: Path | str, now: datetime, *, again: bool = False) -> Published:
    """Load the day in `out_dir`; one that is there already is left alone unless `again` is said.

    1. Stage the day beside the tables, while the desk works on. 2. From here alone with the cases.
    3. Merge people, debts, states and contacts. 4. Open, move and close cases. 5. Write the day's
    figures and word.
    """
    day = open_day(Path(out_dir))
    with transaction.atomic():
        be_the_only_publisher()
        if not again and PublishedDay.objects.filter(digest=day.digest).exists():
            return Published(day.as_of, {}, {}, already=True)
        _refuse_older(day)
        staged = do_stage(day)
        be_alone_with_the_cases()
        rows = do_merge(day)
        cases = do_change_lives(day, staged.creditors, now)
        rows |= do_figures(day)
        _remember(day, staged, now, rows, cases)
    _refresh_statistics(rows)
    return Published(day.as_of, rows, cases)


def _refuse_older(day: Day) -> None:
    newest = PublishedDay.objects.order_by("-as_of").first()
    if newest is not None and newest.as_of > day.as_of:
        raise OlderDayError(
            f"{day.folder} is the day {day.as_of}, and {newest.as_of} is published already. "
            "Run and publish a later day; corrections of the past come with its feed."
        )


def _remember(
    day: Day, staged: Staged, now: datetime, rows: dict[str, int], cases: dict[str, int]
) -> None:
    known = {
        "feed_id": day.feed_id,
        "digest": day.digest,
        "complete_to": dict.fromkeys(staged.sources) | day.complete_to,
        "silent": day.silent,
        "zones": staged.zones,
        "summary": json.loads(json.dumps(day.summary)),
    }
    before = PublishedDay.objects.filter(as_of=day.as_of).first()
    if before is None:
        counted = {"rows": rows, "cases": cases}
        PublishedDay.objects.create(as_of=day.as_of, published_at=now, counts=counted, **known)
    elif before.digest != day.digest:
        PublishedDay.objects.filter(pk=before.pk).update(published_at=now, **known)


def _refresh_statistics(rows: dict[str, int]) -> None:
    """After a great change the planner must not believe that the tables are still empty."""
    tables = [MERGED[name] for name, changed in rows.items() if changed > 1000 and name in MERGED]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"analyze {table}")

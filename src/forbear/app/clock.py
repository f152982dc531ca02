"""The only clock in Forbear. Everything else is handed `now` or `today`."""

import os
from datetime import UTC, datetime, timedelta

from django.http import HttpRequest

OFFSET = "FORBEAR_CLOCK_OFFSET"


def offset() -> timedelta:
    """How far the desk's clock runs from the machine's: seconds in FORBEAR_CLOCK_OFFSET."""
    return timedelta(seconds=float(os.environ.get(OFFSET, "0")))


def now() -> datetime:
    """This moment in UTC, shifted when `serve --now` asked for another day."""
    return datetime.now(UTC) + offset()


def offset_to(instant: datetime) -> timedelta:
    """The offset that makes the desk's clock show this instant at this moment, and run on."""
    return instant - datetime.now(UTC)


def for_pages(_request: HttpRequest) -> dict[str, object]:
    """Context of every page: `clock_now`, and `clock_is_shifted` when it is not the real time."""
    return {"clock_now": now(), "clock_is_shifted": offset() != timedelta(0)}

"""Until when each source of facts is known: old knowledge is not good news."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from forbear.app.store.models import PublishedDay
from forbear.days import instant, zone

DESK = "desk"
NEVER = datetime.min.replace(tzinfo=UTC)
# Producers of the fact catalogue that reach us with the lender's feed.
FROM_THE_FEED = ("feed table", "ledger", "states", "register", "adviser", "customer's word")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`log_to`: until when the whole contact log is known. `others_to`: other producers."""

    log_to: datetime
    others_to: dict[str, datetime] = field(default_factory=dict)


def knowledge(now: datetime, time_zone: str) -> Knowledge:
    """What the newest published day makes known about a customer of that zone, as of `now`."""
    day = PublishedDay.objects.only("as_of", "complete_to", "silent").order_by("-as_of").first()
    if day is None:
        return Knowledge(NEVER, dict.fromkeys(FROM_THE_FEED, NEVER))
    end = min(now, end_of_day(day.as_of, time_zone))
    others = dict.fromkeys(FROM_THE_FEED, end)
    if "states" in day.silent:
        others |= {"states": NEVER}
    return Knowledge(_log_to(day, now, end), others)


def _log_to(day: PublishedDay, now: datetime, end: datetime) -> datetime:
    """The desk's own log is known to now; what agencies told, until their logs were whole."""
    if "contacts" in day.silent:
        return NEVER
    others = {source: text for source, text in day.complete_to.items() if source != DESK}
    return min([now, *(instant(text) if text else end for text in others.values())])


def end_of_day(as_of: date, time_zone: str) -> datetime:
    """The end of the business date on the customer's clock."""
    end = datetime.combine(as_of + timedelta(days=1), time.min, zone(time_zone))
    return end.astimezone(UTC)

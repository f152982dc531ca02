"""Until when each source of facts is known: old knowledge is not good news."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from forbear.app.store.models import PublishedDay
from forbear.contact import LoggedContact
from forbear.days import instant

DESK = "desk"
# Facts by producer (law/catalogue.yaml) that reach us with the lender's feed.
FROM_THE_FEED = ("feed table", "ledger", "register", "adviser", "customer's word")


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`log_to`: until when the whole contact log is known. `others_to`: other producers."""

    log_to: datetime | None
    others_to: dict[str, datetime] = field(default_factory=dict)

    @classmethod
    def at(cls, now: datetime, log: Iterable[LoggedContact] = ()) -> "Knowledge":
        """What the newest published day makes known, as it stands at `now`."""
        day = PublishedDay.objects.order_by("-as_of").first()
        return cls(None) if day is None else of_day(day, now)


def of_day(day: PublishedDay, now: datetime) -> Knowledge:
    """The desk's own log is known to now; what agencies told, until their logs were whole."""
    told = {source: instant(text) for source, text in day.complete_to.items() if source != DESK}
    log_to = min([now, *told.values()])
    if "contacts" in day.silent:
        log_to = datetime.min.replace(tzinfo=UTC)
    end = end_of_day(day)
    return Knowledge(log_to, dict.fromkeys(FROM_THE_FEED, end))


def end_of_day(day: PublishedDay) -> datetime:
    """The end of `as_of` where it ends last on earth would flatter us; where the lender is, UTC."""
    return datetime.combine(day.as_of + timedelta(days=1), time.min, UTC)

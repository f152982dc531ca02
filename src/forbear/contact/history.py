"""One person's contact log, counted: the declared tallies, over that person's events.

`contact/columns` says the same over everybody's, in SQL; a property test holds the two equal.
"""

from bisect import bisect_left, bisect_right
from datetime import datetime
from zoneinfo import ZoneInfo

from forbear.contact.local import midnight
from forbear.contact.question import Asked, LoggedContact
from forbear.days import day_number
from forbear.rulebook.tally import Tally, Unit

CONSENT_DAYS = 7


def counts(unit: Unit, row: LoggedContact) -> bool:
    """Whether the row is one of the unit. Reserved: it counts as the strictest, so as every unit.

    CONTRACTS.md section 5: a permit whose outcome is not known yet.
    """
    if row.channel not in unit.channels or unit.direction not in (None, row.direction):
        return False
    if row.reserved:
        return True
    if unit.outcomes is not None and row.outcome not in unit.outcomes:
        return False
    return row.outcome not in unit.not_outcomes


class History:
    """The rows up to the asked instant, oldest first, in one of the customer's zones."""

    def __init__(self, question: Asked, zone: ZoneInfo, consent_at: datetime | None) -> None:
        self.question, self.zone = question, zone
        rows = (row for row in question.log if row.at <= question.at)
        self.rows = sorted(rows, key=lambda row: (row.at, row.contact_id))
        self.days = [self.day(row.at) for row in self.rows]
        self.consent = self._consent(consent_at)
        self._counted: dict[str, list[int]] = {}

    def day(self, at: datetime) -> int:
        """The customer's local day of an instant."""
        return day_number(at.astimezone(self.zone).date())

    def count(self, tally: Tally, today: int) -> int:
        """How many rows counted in the days that end with `today`."""
        days = self._counted.get(tally.name)
        if days is None:
            days = self._counted[tally.name] = self._days_of(tally)
        return bisect_right(days, today) - bisect_left(days, today - tally.days + 1)

    def _days_of(self, tally: Tally) -> list[int]:
        rows = zip(self.rows, self.days, strict=True)
        return sorted(day for row, day in rows if self._tallied(tally, row))

    def _tallied(self, tally: Tally, row: LoggedContact) -> bool:
        return (
            counts(tally.unit, row)
            and row.channel in tally.channels
            and row.purpose not in tally.not_purposes
            and self._belongs(tally.per, row)
            and not (tally.without_consented and self.under_consent(row.at))
        )

    def _belongs(self, per: str, row: LoggedContact) -> bool:
        """Whether the row is the asked debt's, account's or point's; not said: it may be."""
        asked = self.question
        if per == "point":
            return None in (asked.contact_point_id, row.contact_point_id) or (
                row.contact_point_id == asked.contact_point_id
            )
        if per == "person" or asked.account_id is None or row.account_id is None:
            return True
        if per == "account":
            return row.account_id == asked.account_id
        return asked.debt is not None and row.account_id in asked.debt

    def _consent(self, given: datetime | None) -> tuple[datetime, datetime] | None:
        """From the consent to the next conversation, at most seven days, its own day the first.

        12 CFR 1006.14(b)(3)(i), and comment 14(b)(3)(i)-1 for the days.
        """
        if given is None:
            return None
        ends = [midnight(self.zone, self.day(given) + CONSENT_DAYS)]
        ends += [row.at for row in self.rows if row.at > given and spoken(row)]
        return given, min(ends)

    def under_consent(self, at: datetime) -> bool:
        """Whether the customer had agreed to be called at that instant."""
        return self.consent is not None and self.consent[0] <= at < self.consent[1]


def spoken(row: LoggedContact) -> bool:
    """A conversation, whoever began it; a reserved attempt may have become one."""
    if row.channel not in ("voice", "visit"):
        return False
    return row.reserved or row.outcome == "conversation"

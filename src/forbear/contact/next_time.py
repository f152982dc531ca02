"""The next time at which nothing denies: the same rules asked at every moment that could matter.

From an instant that a rule denies, no minute is free until that rule's answer can change: an edge
of its hours, a local midnight, the end of its dates. So the search leaps there and asks again. It
is exact to the minute, and there is no second way of reckoning that could differ.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from forbear.contact.known import Known, ZoneView
from forbear.contact.local import midnight, moments
from forbear.days import day_number
from forbear.rulebook import Reason
from forbear.rulebook.asked import SINCE_CALL, AskedEdition, AskedRule
from forbear.rulebook.pack import Pack

DAYS_MAX = 400
_MINUTE = timedelta(minutes=1)
_LAST_DAY = day_number(date.max)
_FOR_GOOD = ("HOUSE-NO-PACK", "HOUSE-FRESHNESS")


def next_lawful_at(
    at: datetime,
    effect: str,
    pack: Pack,
    views: list[ZoneView],
    stale: Mapping[str, datetime],
    reasons: Iterable[Reason],
) -> datetime | None:
    """`at` itself when no card denies then, else the first whole minute after it when none does.

    Knowledge stays as fresh as it is now. None: time alone cures nothing within 400 days.
    """
    if effect != "deny":
        return at
    if any(reason.id in _FOR_GOOD for reason in reasons):
        return None
    found = _Search(pack, views, frozenset(stale)).first_after(at.astimezone(UTC))
    return found.astimezone(at.tzinfo) if found else None


class _Search:
    def __init__(self, pack: Pack, views: list[ZoneView], stale: frozenset[str]) -> None:
        self.rules = [rule for rule in pack.rules if rule.effect == "deny"]
        self.views, self.stale = views, stale

    def first_after(self, at: datetime) -> datetime | None:
        moment, end = at, at + timedelta(days=DAYS_MAX)
        while moment <= end:
            denied = self._denied(moment)
            if denied is None:
                return moment
            change = self._change(*denied)
            if change is None:
                return None
            moment = _whole_minute(change)
        return None

    def _denied(self, moment: datetime) -> tuple[AskedRule, AskedEdition, Known] | None:
        """A rule that denies then, in the zone where it does; it is asked first the next time."""
        days = {view.history.day(moment) for view in self.views}
        for view_at, view in enumerate(self.views):
            facts = view.at(moment)
            for rule_at, rule in enumerate(self.rules):
                edition = rule.on(facts.today, days)
                if edition is not None and self._stops(rule, edition, facts):
                    self._ask_first(view_at, rule_at)
                    return rule, edition, facts
        return None

    def _stops(self, rule: AskedRule, edition: AskedEdition, facts: Known) -> bool:
        if edition.reads & self.stale:
            return bool(rule.binds(facts))
        return bool(edition.stops(facts))

    def _ask_first(self, view_at: int, rule_at: int) -> None:
        self.views.insert(0, self.views.pop(view_at))
        self.rules.insert(0, self.rules.pop(rule_at))

    def _change(self, rule: AskedRule, edition: AskedEdition, facts: Known) -> datetime | None:
        """The next moment at which this rule may answer otherwise."""
        view, today = facts.zone_view, facts.today
        if edition.changes == "never" or edition.reads & self.stale:
            if edition.last >= _LAST_DAY:
                return None
            return max(midnight(view.zone, edition.last + 1) for view in self.views)
        edges = [midnight(view.zone, today + 1)]
        if edition.changes == "second":
            edges += moments(view.zone, today, self._seconds(edition, facts))
            edges += self._since_last_call(edition, facts)
        return min(edge for edge in edges if edge > facts.at)

    def _seconds(self, edition: AskedEdition, facts: Known) -> set[int]:
        seconds = set(edition.clock_edges)
        if "within_hours_blocked" in edition.reads:
            for _, begin, end in facts.zone_view.windows:
                seconds |= {begin, end}
        return seconds

    def _since_last_call(self, edition: AskedEdition, facts: Known) -> list[datetime]:
        name = SINCE_CALL
        if name not in edition.reads or facts[name] is None:
            return []
        last = facts.at - timedelta(seconds=facts[name])
        return [last + timedelta(seconds=gap) for gap in edition.call_gaps]


def _whole_minute(moment: datetime) -> datetime:
    """The moment itself if it is a whole minute, else the next one."""
    floor = moment.replace(second=0, microsecond=0)
    return floor if floor == moment else floor + _MINUTE

"""All that a rule may read of one question, in one zone, at one instant; worked out on demand."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from forbear.contact.findings import FINDINGS
from forbear.contact.history import History
from forbear.contact.local import blocked_windows, is_blocked, is_public_holiday
from forbear.contact.question import Asked
from forbear.days import day_number, second_of_day, whole_years
from forbear.days import zone as zone_named
from forbear.rulebook import Rulebook
from forbear.rulebook.facts import FactSpec


def base_facts(question: Asked, given: Mapping[str, Any], book: Rulebook) -> dict[str, Any]:
    """What does not change with time: defaults, given facts, states, the question's own guards."""
    base = {**book.plain_defaults, **given, **question.worked_out, **question.guards}
    for state in question.states:
        base[f"state_{state}"] = True
    base["not_missing"] = not base["state_lost_contact"]
    base["no_violence_record"] = not base["agency_violence_record"]
    return base


class Known(dict[str, Any]):
    """Facts by name; a count or finding of the log is worked out when a rule first reads it."""

    __slots__ = ("at", "countries", "history", "local", "today", "zone_view")

    def __init__(self, view: "ZoneView", at: datetime) -> None:
        super().__init__(view.base)
        self.zone_view, self.at = view, at
        local = at.astimezone(view.zone)
        self.today = day_number(local.date())
        self["second_of_day"] = second_of_day(local)
        self["today"] = self.today
        self["weekday"] = local.isoweekday()

    def __missing__(self, name: str) -> Any:
        view = self.zone_view
        if name in FINDINGS:
            value: Any = FINDINGS[name](view.history, self.at)
        elif name == "public_holiday":
            value = is_public_holiday(view.countries, self.today)
        elif view.book.facts[name].of_years:
            value = self._years_since(view.book.facts[name])
        elif name == "within_hours_blocked":
            value = is_blocked(view.windows, self["weekday"], self["second_of_day"])
        else:
            value = view.history.count(view.book.tallies.tallies[name], self.today)
        self[name] = value
        return value

    def _years_since(self, fact: FactSpec) -> int | None:
        """Whole years from a date, or from so many days after it, to today; None: no date."""
        start = self[str(fact.derived_from)]
        return None if start is None else whole_years(start + fact.years_after_days, self.today)


class ZoneView:
    """The question as one of the customer's zones sees it."""

    def __init__(
        self,
        question: Asked,
        name: str,
        base: Mapping[str, Any],
        countries: tuple[str, ...],
        book: Rulebook,
    ) -> None:
        self.name, self.zone = name, zone_named(name)
        self.base, self.countries, self.book = base, countries, book
        self.history = History(question, self.zone, base["call_consent_at"])
        self.windows = blocked_windows(base["hours_blocked"])

    def at(self, at: datetime) -> Known:
        """The facts at an instant."""
        return Known(self, at)

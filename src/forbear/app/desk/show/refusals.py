"""What the gate refused today, by rule: how often, in our words, under which article."""

from collections import Counter
from datetime import datetime, timedelta
from typing import NamedTuple

from forbear.app.desk.show.texts import in_language
from forbear.app.store.models import GateDecision, User
from forbear.app.work import cases_of


class Refusal(NamedTuple):
    rule: str
    title: str
    cites: str
    look: str
    times: int


def today(user: User, now: datetime) -> list[Refusal]:
    """Rules that stopped somebody in the last day, most often first."""
    decisions = GateDecision.objects.filter(
        case__in=cases_of(user).values("pk"),
        effect__in=("deny", "require"),
        at__gt=now - timedelta(days=1),
        at__lte=now,
    )
    counted: Counter[str] = Counter()
    known: dict[str, dict[str, object]] = {}
    for reasons in decisions.values_list("reasons", flat=True):
        for reason in reasons:
            if reason["effect"] in ("deny", "require"):
                counted[reason["id"]] += 1
                known[reason["id"]] = reason
    return [_refusal(known[rule], times) for rule, times in counted.most_common(12)]


def _refusal(reason: dict[str, object], times: int) -> Refusal:
    title = reason.get("title")
    words = in_language(title) if isinstance(title, dict) else str(title)
    return Refusal(
        str(reason["id"]), words, str(reason.get("cites", "")), str(reason["effect"]), times
    )

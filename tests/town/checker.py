"""The independent checker: reads the contact log, knows no rulebook, and says every breach.

It imports nothing of Forbear. What it knows of the law is written here a second time, in plain
arithmetic over rows. A reserved contact may have been anything, so it counts as the worst.
Days and hours are those of the customer's own clock. Rows come in the order in which they were
written, which is the order of their keys; `at` is what the desk's clock said.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

EIGHT, NINE, TEN = time(8), time(21), time(22)
UNANSWERED = {"no_answer", "refused_call", "voicemail", "busy"}

# The whole of what the checker reads, in the order of writing.
LOG = """
select contact_id, customer_id, contact_point_id, at, channel, direction, outcome, actor, state,
       permit_id
from store_contact where origin = 'desk' order by id
"""
PERMITS = "select id, state from store_permit"


@dataclass(frozen=True, slots=True)
class Row:
    contact_id: str
    person: object
    point: str
    at: datetime
    channel: str
    direction: str
    outcome: str
    actor: str
    state: str
    permit: object

    @property
    def counts(self) -> bool:
        return self.state in ("occurred", "reserved") and self.direction == "out"

    def may_be(self, outcomes: set[str]) -> bool:
        return self.state == "reserved" or self.outcome in outcomes


@dataclass(frozen=True, slots=True)
class Home:
    """Where a person lives: the place whose law holds there, and the clock on the wall."""

    place: str
    zone: str

    def clock(self, at: datetime) -> datetime:
        return at.astimezone(ZoneInfo(self.zone))


@dataclass(frozen=True, slots=True)
class Breach:
    law: str
    person: object
    says: str


def breaches(rows: Iterable[Row], homes: Mapping[object, Home]) -> list[Breach]:
    """Everything in the log that should not have been."""
    of_person: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        if row.counts:
            of_person[row.person].append(row)
    return [
        breach
        for person, theirs in of_person.items()
        for breach in _of_one(person, theirs, homes[person])
    ]


def _of_one(person: object, rows: list[Row], home: Home) -> Iterator[Breach]:
    for row in rows:
        there = home.clock(row.at)
        if not _awake(home.place, row.actor, there.time()):
            yield Breach("hours", person, f"{row.channel} at {there:%Y-%m-%d %H:%M:%S}")
    days = [(row, home.clock(row.at).date()) for row in rows]
    calls = [(row, day) for row, day in days if row.channel == "voice"]
    if home.place.startswith("CN"):
        yield from _china(person, calls)
    if home.place == "US-MA":
        begun = [
            day
            for row, day in days
            if row.channel in ("voice", "sms") and (row.outcome != "not_connected")
        ]
        yield from _too_many("two in seven days", person, begun, days=7, most=2)
    if home.place.startswith("US"):
        yield from _collectors(person, [(row, day) for row, day in calls if _collects(row)])


def _collects(row: Row) -> bool:
    return row.actor == "collector"


def _awake(place: str, actor: str, there: time) -> bool:
    if place.startswith("CN"):
        return EIGHT <= there < TEN
    if place == "GB" or actor == "collector":
        return EIGHT <= there <= NINE
    return True  # a lender of its own in the United States: no hours by statute


def _china(person: object, calls: list[tuple[Row, date]]) -> Iterator[Breach]:
    spoken = [day for row, day in calls if row.may_be({"conversation"})]
    yield from _too_many("three conversations a day", person, spoken, days=1, most=3)
    rung: dict[str, list[date]] = defaultdict(list)
    for row, day in calls:
        if row.may_be(UNANSWERED):
            rung[row.point].append(day)
    for theirs in rung.values():
        yield from _too_many("six unanswered a day", person, theirs, days=1, most=6)


def _collectors(person: object, calls: list[tuple[Row, date]]) -> Iterator[Breach]:
    placed = [(row, day) for row, day in calls if row.outcome not in ("busy", "not_connected")]
    yield from _too_many("seven in seven days", person, [d for _, d in placed], days=7, most=7)
    talked: list[date] = []
    for row, day in placed:
        if any(before <= day < before + timedelta(days=7) for before in talked):
            yield Breach("a week after a conversation", person, f"called on {day}, after {talked}")
        if row.may_be({"conversation"}):
            talked.append(day)


def _too_many(
    law: str, person: object, found: list[date], *, days: int, most: int
) -> Iterator[Breach]:
    a_day = Counter(found)
    for last in sorted(a_day):
        count = sum(a_day[last - timedelta(days=back)] for back in range(days))
        if count > most:
            yield Breach(law, person, f"{count} in the {days} days to {last}, at most {most}")


def without_leave(rows: Iterable[Row], permits: Mapping[object, str]) -> list[Breach]:
    """Contacts that no permit covers, permits used twice or for nothing."""
    found: list[Breach] = []
    seen: Counter[object] = Counter()
    fits = {"occurred": {"used"}, "reserved": {"issued", "begun"}, "unused": {"ran_out"}}
    for row in rows:
        seen[row.permit] += 1
        state = permits.get(row.permit)
        if state is None:
            found.append(Breach("no permit", row.person, f"{row.contact_id} went out without"))
        elif state not in fits[row.state]:
            found.append(Breach("no permit", row.person, f"{row.state} under one {state}"))
        elif seen[row.permit] > 1:
            found.append(Breach("permit used twice", row.person, str(row.permit)))
    spare = [permit for permit in permits if permit not in seen]
    return found + [Breach("permit for no contact", None, str(permit)) for permit in spare]

"""Cases open, move and close by what the ledger says; every change is a line of the timeline."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import connection

from forbear.app.publish.day import Day
from forbear.app.publish.staging import sql
from forbear.app.store.models import Case, CaseEvent
from forbear.casework import late_from, life, passed, stage, team_for

_TOGETHER = 5_000


@dataclass(frozen=True, slots=True)
class Change:
    """What the day says of one customer beside what the case said before."""

    customer: UUID
    known: bool
    days: int
    bucket: str
    late_since: date | None
    in_arrears: bool
    products: tuple[str, ...]
    time_zone: str
    case: UUID | None
    state: str
    bucket_before: str

    @property
    def event(self) -> str:
        """The event of the case's life, or `moved` when only the bucket changed."""
        if self.case is None:
            return "became_late"
        if self.state == life.CLOSED:
            return "late_again"
        if not self.known:
            return "ended"
        return "moved" if self.in_arrears else "paid"


def do_change_lives(day: Day, creditors: list[str], now: datetime) -> dict[str, int]:
    """Apply every change of the day; how many cases each event happened to.

    A feed speaks for its own `creditors` only.
    """
    counted = {"became_late": 0, "late_again": 0, "moved": 0, "paid": 0, "ended": 0}
    changes = _changes(creditors)
    while batch := list(islice(changes, _TOGETHER)):
        for change in batch:
            counted[change.event] += 1
        new = [_new_case(change, day, now) for change in batch if change.case is None]
        Case.objects.bulk_create(new)
        opened = {case.customer_id: case.pk for case in new}
        old = Case.objects.in_bulk([change.case for change in batch if change.case is not None])
        for change in batch:
            if change.case is not None:
                _change(old[change.case], change, now)
        Case.objects.bulk_update(old.values(), _FIELDS)
        CaseEvent.objects.bulk_create(
            _event(change, change.case or opened[change.customer], day, now) for change in batch
        )
    return counted


_FIELDS = (
    "state",
    "bucket",
    "stage",
    "team",
    "opened_at",
    "closed_at",
    "held_by",
    "held_since",
    "held_until",
    "waits_until",
    "next_contact_on",
    "rank",
    "days_past_due",
)


def _changes(creditors: list[str]) -> Iterator[Change]:
    # read from the server bit by bit, as it stood before the first change was made
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql("merge", "changes"), {"creditors": creditors})
        for row in cursor:
            yield _read(row)


def _read(row: tuple[Any, ...]) -> Change:
    customer, known, days, bucket, late_since, in_arrears, products, zone, *case = row
    listed = json.loads(products) if isinstance(products, str) else products or []
    return Change(
        customer=customer,
        known=known,
        days=days or 0,
        bucket=bucket or "M0",
        late_since=late_since,
        in_arrears=in_arrears,
        products=tuple(listed),
        time_zone=zone or "",
        case=case[0],
        state=case[1] or life.NEW,
        bucket_before=case[2] or "M0",
    )


def _new_case(change: Change, day: Day, now: datetime) -> Case:
    since = change.late_since
    return Case(
        customer_id=change.customer,
        state=life.move(life.NEW, "became_late"),
        team=team_for(stage(change.bucket), change.products),
        opened_at=now,
        bucket=change.bucket,
        stage=stage(change.bucket),
        days_past_due=change.days,
        late_since=since,
        late_from=late_from(since, change.time_zone) if since else None,
        as_of=day.as_of,
    )


def _change(case: Case, change: Change, now: datetime) -> None:
    if change.event != "moved":
        case.state = life.move(case.state, change.event)
        case.held_by = case.held_since = case.held_until = None
        case.waits_until = case.next_contact_on = None
        case.closed_at = now if case.state == life.CLOSED else None
        case.opened_at = now if change.event == "late_again" else case.opened_at
        case.rank = None
    case.bucket, case.stage = change.bucket, stage(change.bucket)
    case.days_past_due = change.days
    if case.state != life.CLOSED:
        case.team = team_for(case.stage, change.products)


def _event(change: Change, case: UUID, day: Day, now: datetime) -> CaseEvent:
    start = change.bucket_before if change.event == "moved" else "M0"
    went = change.event in ("moved", "became_late", "late_again")
    details = {
        "as_of": day.as_of.isoformat(),
        "days_past_due": change.days,
        "from": change.bucket_before if change.case else "M0",
        "to": change.bucket,
        "passed": list(passed(start, change.bucket)) if went else [],
    }
    return CaseEvent(case_id=case, at=now, kind=change.event, source="ledger", details=details)

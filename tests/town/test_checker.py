"""The checker itself: at each limit it is silent, one more and it speaks."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from tests.store import cast
from tests.town.checker import LOG, PERMITS, Home, Row, breaches, without_leave

from forbear.app import gate
from forbear.app.store.models import Contact

CN = Home("CN", "Asia/Shanghai")
MA = Home("US-MA", "America/New_York")
US = Home("US", "America/Chicago")
GB = Home("GB", "Europe/London")
# Noon in China, seven in the evening before in Chicago; UTC.
NOON = datetime(2026, 11, 25, 4, tzinfo=UTC)
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


def call(at: datetime = NOON, outcome: str = "no_answer", **more: object) -> Row:
    usual = {
        "contact_id": "c",
        "person": "lin",
        "point": "m",
        "at": at,
        "channel": "voice",
        "direction": "out",
        "outcome": outcome,
        "actor": "creditor",
        "state": "occurred" if outcome else "reserved",
        "permit": uuid4(),
    }
    return Row(**{**usual, **more})


def found(home: Home, *rows: Row) -> set[str]:
    return {breach.law for breach in breaches(rows, {"lin": home})}


def agency(at: datetime, outcome: str = "no_answer") -> Row:
    return call(at, outcome, actor="collector")


QUIET = datetime(2026, 11, 25, 14, tzinfo=UTC)  # 22:00 in China
NINE_IN_CHICAGO = datetime(2026, 11, 25, 3, tzinfo=UTC)
EIGHT_IN_LONDON = datetime(2026, 11, 25, 8, tzinfo=UTC)
LIMITS = [
    # law, home, what is still lawful, the one more
    ("six unanswered a day", CN, [call()] * 6, call()),
    ("six unanswered a day", CN, [call()] * 5 + [call(outcome="")], call()),
    ("six unanswered a day", CN, [call()] * 6 + [call(NOON - DAY), call(point="n")], call()),
    ("three conversations a day", CN, [call(outcome="conversation")] * 3, call(outcome="")),
    ("hours", CN, [call(QUIET - SECOND)], call(QUIET)),
    ("hours", CN, [call(QUIET + timedelta(hours=10))], call(QUIET + timedelta(hours=9.99))),
    ("hours", GB, [call(EIGHT_IN_LONDON)], call(EIGHT_IN_LONDON - SECOND)),
    ("hours", US, [agency(NINE_IN_CHICAGO)], agency(NINE_IN_CHICAGO + SECOND)),
    ("two in seven days", MA, [call(), call(channel="sms", outcome="sent")], call(NOON + 6 * DAY)),
    ("two in seven days", MA, [call(), call(NOON + 6 * DAY), call(NOON + 7 * DAY)], call()),
    ("seven in seven days", US, [agency(NINE_IN_CHICAGO)] * 7, agency(NINE_IN_CHICAGO + 6 * DAY)),
    (
        "a week after a conversation",
        US,
        [agency(NINE_IN_CHICAGO, "conversation"), agency(NINE_IN_CHICAGO + 7 * DAY)],
        agency(NINE_IN_CHICAGO + 6 * DAY),
    ),
]


@pytest.mark.parametrize(("law", "home", "lawful", "more"), LIMITS)
def test_one_more_is_one_too_many(law, home, lawful, more):
    assert found(home, *lawful) == set()
    assert law in found(home, *lawful, more)


def test_what_counts_as_nothing_breaks_nothing():
    rows = [call(state="unused", outcome="")] * 9 + [call(direction="in")] * 9
    assert found(CN, *rows) == set()


@pytest.mark.parametrize(
    ("state", "contact", "law"),
    [
        ("used", "occurred", None),
        ("begun", "reserved", None),
        ("ran_out", "unused", None),
        ("ran_out", "occurred", "no permit"),
        ("issued", "occurred", "no permit"),
        (None, "occurred", "no permit"),
    ],
)
def test_a_contact_fits_its_permit(state, contact, law):
    row = call(state=contact)
    permits = {} if state is None else {row.permit: state}
    assert [breach.law for breach in without_leave([row], permits)] == ([law] if law else [])


def test_a_permit_is_for_one_contact():
    row = call()
    assert [b.law for b in without_leave([row, row], {row.permit: "used"})] == ["permit used twice"]
    assert [b.law for b in without_leave([], {row.permit: "used"})] == ["permit for no contact"]


@pytest.mark.database
def test_without_its_guard_the_log_is_still_read(db):
    """A contact slipped in past the database's own guards is found by the checker."""
    play = cast.play()
    granted = gate.try_to_contact(play.case, "voice", "collection", play.ana, cast.MORNING)
    gate.begin(granted.permit_id, play.ana, cast.MORNING)
    gate.record_outcome(granted.permit_id, "no_answer", play.ana, cast.MORNING)
    assert read() == []
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("alter table store_contact drop constraint contact_of_the_desk_has_a_permit")
        cursor.execute("alter table store_contact disable trigger contact_guard")
    Contact.objects.create(
        customer=play.lin,
        contact_id="slipped in",
        contact_point_id="p-lin",
        at=cast.MORNING,
        channel="voice",
        direction="out",
        outcome="no_answer",
        actor="creditor",
        origin="desk",
        state="occurred",
    )
    assert [breach.law for breach in read()] == ["no permit"]


def read() -> list:
    with connection.cursor() as cursor:
        cursor.execute(LOG)
        rows = [Row(*row) for row in cursor.fetchall()]
        cursor.execute(PERMITS)
        return without_leave(rows, dict(cursor.fetchall()))

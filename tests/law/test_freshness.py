"""Old knowledge is not good news: where a card that binds reads it, the house denies."""

from datetime import datetime, timedelta

import pytest

NOW = datetime.fromisoformat("2026-11-24T12:00:00+08:00")
HOURS, DAYS = timedelta(hours=1), timedelta(days=1)
SECOND = timedelta(seconds=1)

SILENT = [
    ("contact log", 2 * HOURS, {}, None, "two hours old is fresh enough"),
    ("contact log", 2 * HOURS + SECOND, {}, "contact log", "a second more is not"),
    ("contact log", 9 * HOURS, {"channel": "letter"}, "contact log", "an opt-out may be missed"),
    ("contact log", 9 * HOURS, {"channel": "letter", "purpose": "statutory_notice"}, None,
     "a required notice by letter rests on no log"),
    ("states", DAYS, {}, None, "a day old is fresh enough"),
    ("states", DAYS + SECOND, {}, "states", "a protection may be missed"),
    ("states", DAYS + SECOND, {"purpose": "statutory_notice"}, None, "no state stops that"),
    ("feed table", 60 * DAYS, {}, None, "a number checked sixty days ago"),
    ("feed table", 60 * DAYS + SECOND, {}, "feed table", "it may be somebody else's by now"),
    ("customer's word", DAYS + SECOND, {}, "customer's word", "a wish may be missed"),
    ("adviser", 9 * DAYS, {}, None, "no Chinese card on the customer reads it"),
    ("register", DAYS + SECOND, {}, "register", "an insolvency's stay may be known there"),
    ("register", 9 * DAYS, {"purpose": "statutory_notice"}, None, "no card of a notice reads it"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "age", "changed", "named", "say"), SILENT)
def test_a_silent_source_denies_where_a_card_rests_on_it(answer, source, age, changed, named, say):
    verdict = answer(**changed, stale={source: NOW - age})
    denied = [reason for reason in verdict.reasons if reason.id == "HOUSE-FRESHNESS"]
    assert [list(reason.stale) for reason in denied] == ([[named]] if named else []), say
    if denied:
        assert verdict.next_lawful_at is None, "time alone makes nothing known"
        assert denied[0].by == "house"


def test_the_command_dates_the_log_itself(answer):
    """`known_to` is the contact log's own date, as --known-to gives it."""
    assert answer(known_to=NOW - 2 * HOURS).effect == "allow"
    assert answer(known_to=NOW - 2 * HOURS - SECOND).effect == "deny"

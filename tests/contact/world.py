"""Questions and logs for the gate's tests: one ordinary question, drawn around by Hypothesis."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from forbear.contact import LoggedContact, Question
from forbear.rulebook.covers import VALUES

STATES = ("disputed", "represented", "ceased", "breathing_space", "signed_plan", "lost_contact")
ZONES = {
    ("CN",): "Asia/Shanghai",
    ("CN-XM", "CN"): "Asia/Shanghai",
    ("US-MA",): "America/New_York",
    ("US-NY-NYC",): "America/New_York",
    ("US-CA", "US-TX"): "America/Los_Angeles",
    ("US-DC",): "America/New_York",
    ("GB",): "Europe/London",
    ("IN",): "Asia/Kolkata",
    ("KR",): "Asia/Seoul",
    ("AU",): "Australia/Lord_Howe",
    ("JP",): "Asia/Tokyo",
}
SPOKEN = ("conversation", "third_person", "voicemail", "no_answer", "busy", "not_connected")
WRITTEN = ("sent", "delivered", "replied", "opted_out")


def ask(at="2026-11-24T12:00:00+08:00", **changed):
    """Noon on a Tuesday in China, the lender calls its cardholder, nothing known."""
    asked = {
        "places": ("CN",),
        "channel": "voice",
        "actor": "creditor",
        "product": "credit_card",
        "account_id": "a1",
        "contact_point_id": "p1",
        **changed,
    }
    return Question(at=datetime.fromisoformat(at), **asked)


def call(at, outcome="no_answer", **changed):
    """One call out, about account a1, to point p1."""
    row = {
        "channel": "voice",
        "direction": "out",
        "actor": "creditor",
        "account_id": "a1",
        "contact_point_id": "p1",
        **changed,
    }
    return LoggedContact(at, datetime.fromisoformat(at), outcome=outcome, **row)


def maybe(*values):
    return st.sampled_from((None, *values))


@st.composite
def rows(draw, before):
    """One row of a log that ends before an instant, thick near day edges and windows."""
    channel = draw(st.sampled_from(("voice", "voice", "voice", *VALUES["channel"])))
    outcomes = SPOKEN if channel in ("voice", "visit") else WRITTEN
    back = timedelta(
        days=draw(st.sampled_from((0, 0, 1, 2, 3, 5, 6, 7, 29, 30))),
        minutes=draw(st.sampled_from((1, 2, 4, 6, 61, 300, 700, 1000, 1439))),
    )
    return LoggedContact(
        contact_id=str(draw(st.integers(0, 10**9))),
        at=before - back,
        channel=channel,
        direction=draw(st.sampled_from(("out", "out", "out", "in"))),
        outcome=draw(st.sampled_from(outcomes)),
        actor=draw(st.sampled_from(VALUES["actor"])),
        purpose=draw(maybe("collection", "reply", "location", "statutory_notice")),
        account_id=draw(maybe("a1", "a1", "a2", "a3")),
        contact_point_id=draw(maybe("p1", "p1", "p2")),
        reserved=draw(st.sampled_from((False, False, False, True))),
    )


@st.composite
def questions(draw, day_begins, facts):
    """A question put at the beginning of a local day, its log before it."""
    places = draw(st.sampled_from(tuple(ZONES)))
    begins = day_begins(ZONES[places])
    who = draw(st.sampled_from(("self", "self", "self", "guarantor", "family", "representative")))
    return Question(
        places=places,
        zones=(ZONES[places],),
        at=begins,
        channel=draw(st.sampled_from(("voice", "voice", *VALUES["channel"]))),
        actor=draw(st.sampled_from(VALUES["actor"])),
        product=draw(st.sampled_from(VALUES["product"])),
        purpose=draw(st.sampled_from(("collection", "collection", *VALUES["purpose"]))),
        who=who,
        states=frozenset(draw(st.lists(st.sampled_from(STATES), max_size=1))),
        log=tuple(draw(st.lists(rows(begins.astimezone(UTC)), max_size=12))),
        account_id=draw(maybe("a1", "a1")),
        same_debt=frozenset(draw(st.lists(st.just("a2"), max_size=1))),
        contact_point_id=draw(maybe("p1", "p1")),
        facts=draw(facts),
    )

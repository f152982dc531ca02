"""The gate over columns is the gate: SQL says of a day what `decide` says of its minutes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forbear import contact, rulebook
from forbear.contact.columns import Spread, answers_sql
from forbear.contact.columns.today import Today
from forbear.contact.columns.vectors import parts_sql
from forbear.contact.findings import FINDINGS
from forbear.contact.history import History
from forbear.contact.local import midnight
from forbear.days import day_number, zone
from forbear.rulebook.verdict import STRICTNESS

from .world import questions

# An ordinary Wednesday, the night a clock goes back, the night one goes forward, a leap day.
DAYS = (date(2026, 11, 25), date(2026, 11, 1), date(2027, 3, 14), date(2028, 2, 29))
FACTS = {
    "licence": "VARCHAR", "online": "BOOLEAN", "charged_off": "BOOLEAN", "point_status": "VARCHAR",
    "point_place": "VARCHAR", "medium_blocked": "BOOLEAN", "hours_agreed": "BOOLEAN",
    "hours_blocked": "VARCHAR", "text_basis_on": "DATE", "call_consent_at": "TIMESTAMPTZ",
}  # fmt: skip
# Places whose cards count, so that every tally is read.
COUNTING = ("CN", "US-MA", "US-NY-NYC", "US-DC", "US-WA", "KR", "AU")
BLOCKED = "Mon-Fri 12:00-14:00; Sat-Sun 22:00-09:30"


def some(**values):
    return st.fixed_dictionaries({}, optional=values)


def facts(day):
    noon = datetime.combine(day, datetime.min.time(), UTC) - timedelta(days=3)
    return some(
        licence=st.sampled_from(("bank", "microloan")),
        online=st.booleans(),
        charged_off=st.booleans(),
        point_status=st.sampled_from(("valid", "reassigned")),
        point_place=st.sampled_from(("home", "work")),
        medium_blocked=st.booleans(),
        hours_agreed=st.booleans(),
        hours_blocked=st.just(BLOCKED),
        text_basis_on=st.sampled_from((day, day - timedelta(days=60), day - timedelta(days=61))),
        call_consent_at=st.sampled_from((noon, noon - timedelta(days=4))),
    )


def filled(asked):
    """A database with the tables `questions` and `contacts` of these questions."""
    con = duckdb.connect()
    con.execute("SET TimeZone = 'Pacific/Auckland'")  # whatever the session's zone is
    columns = ", ".join(f"{name} {kind}" for name, kind in FACTS.items())
    con.execute(
        "CREATE TABLE questions (question_id INT, customer_id INT, places VARCHAR[], zone VARCHAR,"
        " actor VARCHAR, product VARCHAR, channel VARCHAR, purpose VARCHAR, who VARCHAR,"
        " account_id VARCHAR, same_debt VARCHAR[], contact_point_id VARCHAR, states VARCHAR[],"
        f" {columns})"
    )
    con.execute(
        'CREATE TABLE contacts (customer_id INT, contact_id VARCHAR, "at" TIMESTAMPTZ,'
        " channel VARCHAR, direction VARCHAR, outcome VARCHAR, purpose VARCHAR, account_id VARCHAR,"
        " contact_point_id VARCHAR, reserved BOOLEAN)"
    )
    for number, q in enumerate(asked):
        row = [number, number, list(q.places), q.zones[0], *q.guards.values(), q.account_id]
        row += [sorted(q.same_debt), q.contact_point_id, sorted(q.states)]
        row += [q.facts.get(name) for name in FACTS]
        con.execute(f"INSERT INTO questions VALUES ({', '.join('?' * len(row))})", row)
        for c in q.log:
            logged = [number, c.contact_id, c.at, c.channel, c.direction, c.outcome, c.purpose,
                      c.account_id, c.contact_point_id, c.reserved]  # fmt: skip
            con.execute(f"INSERT INTO contacts VALUES ({', '.join('?' * 10)})", logged)
    return con


def spread_of(asked):
    """What the SQL must know of these questions beforehand."""
    return Spread(
        places=tuple(sorted({q.places for q in asked})),
        zones=tuple(sorted({q.zones[0] for q in asked})),
        facts=frozenset(FACTS),
        hours_blocked=(BLOCKED,),
    )


def ask_in_columns(book, day, asked, stale=frozenset()):
    """The answers of the SQL, by question number."""
    sql = answers_sql(book, day, spread_of(asked), stale)
    with filled(asked) as con:
        found = con.execute(sql).fetchall()
    return {number: (effect, ids, at) for number, effect, ids, at in found}


def best_of_the_day(book, day, question):
    """Every minute of the day asked one by one, and what the first of the best says."""
    name = question.zones[0]
    at, end = midnight(zone(name), day_number(day)), midnight(zone(name), day_number(day) + 1)
    best = None
    while at < end:
        verdict = contact.decide(later(question, at), book)
        ids = sorted(reason.id for reason in verdict.reasons)
        denials = len(ids) if verdict.effect == "deny" else 0
        rank = (STRICTNESS.index(verdict.effect), denials)
        if best is None or rank < best[0]:
            best = rank, (verdict.effect, ids, None if verdict.effect == "deny" else at)
        early = at.hour == 0 and at.minute < 7
        at += timedelta(minutes=1 if early or at.minute % 30 == 0 else 30 - at.minute % 30)
    return best[1]


def later(question, at):
    return replace(question, at=at)


@pytest.fixture(scope="module")
def book():
    return rulebook.load()


@pytest.mark.parametrize("day", DAYS)
@settings(
    max_examples=6, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(data=st.data())
def test_columns_answer_as_the_gate_does(book, day, data):
    begins = lambda name: midnight(zone(name), day_number(day))  # noqa: E731
    asked = data.draw(st.lists(questions(begins, facts(day)), min_size=1, max_size=12))
    answered = ask_in_columns(book, day, asked)
    for number, question in enumerate(asked):
        assert answered[number] == best_of_the_day(book, day, question), question


@pytest.mark.parametrize("day", DAYS)
@settings(max_examples=8, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_one_declaration_two_sayings(book, day, data):
    """Every count and finding is the same over one person's rows and as SQL over everybody's."""
    begins = lambda name: midnight(zone(name), day_number(day))  # noqa: E731
    asked = data.draw(st.lists(questions(begins, facts(day)), min_size=1, max_size=8))
    asked = [
        replace(q, places=("CN", "US-MA", "US-NY-NYC", "US-DC", "US-WA", "KR", "AU")) for q in asked
    ]
    today = Today(book, day, spread_of(asked))
    parts = parts_sql(today)
    named = ", ".join(f"{name} AS ({body})" for name, body in parts.items() if name != "minutes")
    with filled(asked) as con:
        told = con.execute(f"WITH {named} SELECT * FROM told ORDER BY question_id")
        names = [column[0] for column in told.description]
        rows = [dict(zip(names, row, strict=True)) for row in told.fetchall()]
    assert set(book.tallies.tallies) <= set(names)
    for row, question in zip(rows, asked, strict=True):
        consent = question.facts.get("call_consent_at")
        history = History(question, zone(question.zones[0]), consent)
        for name in set(names) & set(book.tallies.tallies):
            count = history.count(book.tallies.tallies[name], day_number(day))
            assert row[name] == min(count, today.caps.get(name, count)), name
        for name in set(names) & set(FINDINGS):
            assert row[name] == FINDINGS[name](history, question.at), name

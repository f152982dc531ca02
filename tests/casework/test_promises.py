"""What became of a promise: by payments and value dates, with a tolerance, never by a tick."""

from datetime import date, timedelta

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forbear.casework.promises import STATES, Promised, Tolerance, became
from forbear.ledger.entries import Payment
from forbear.portfolio.sql import run

TODAY = date(2026, 11, 24)
MADE, DUE = TODAY - timedelta(days=14), TODAY - timedelta(days=4)
LENIENT = Tolerance(cents=100, days=2)


def paid(days: int, cents: int, back: int | None = None) -> Payment:
    """So many days after the promise was made, and taken back so many days after."""
    taken = None if back is None else MADE + timedelta(days=back)
    return Payment(f"y{days}", MADE + timedelta(days=days), cents, taken)


@pytest.mark.parametrize(
    ("payments", "due_on", "tolerance", "state", "say"),
    [
        ((paid(3, 1000),), DUE, None, "kept", "all of it, in time"),
        ((paid(0, 1000),), DUE, None, "kept", "on the day it was said"),
        ((paid(10, 1000),), DUE, None, "kept", "on its last day"),
        ((paid(3, 400), paid(9, 600)), DUE, None, "kept", "in two parts"),
        ((paid(11, 1000),), DUE, None, "broken", "a day late, and nothing is overlooked"),
        ((paid(11, 1000),), DUE, LENIENT, "kept", "a day late, where two are overlooked"),
        ((paid(13, 1000),), DUE, LENIENT, "broken", "three days late"),
        ((paid(3, 999),), DUE, None, "partly_kept", "a cent short"),
        ((paid(3, 900),), DUE, LENIENT, "kept", "a hundred cents short are overlooked"),
        ((paid(3, 899),), DUE, LENIENT, "partly_kept", "a hundred and one are not"),
        ((paid(3, 300),), DUE, None, "partly_kept", "some of it"),
        ((), DUE, None, "broken", "nothing came"),
        ((paid(-1, 1000),), DUE, None, "broken", "money from before it was said is not for it"),
        ((paid(3, 1000, back=5),), DUE, None, "broken", "taken back is not paid"),
        ((paid(3, 1000, back=40),), DUE, None, "kept", "until it is taken back"),
        ((), TODAY, None, "broken", "its day is over at the end of the day"),
        ((), TODAY + timedelta(days=1), None, "open", "its day is to come"),
        ((paid(3, 300),), TODAY + timedelta(days=1), None, "open", "part is there, time too"),
        ((paid(3, 1000),), TODAY + timedelta(days=9), None, "kept", "kept before its day"),
        ((), TODAY - timedelta(days=1), LENIENT, "open", "the days overlooked still run"),
    ],
)
def test_what_became_of_it(payments, due_on, tolerance, state, say):
    told = {} if tolerance is None else {"tolerance": tolerance}
    assert became(Promised(MADE, due_on, 1000), payments, TODAY, **told).state == state, say


days = st.integers(-30, 20).map(lambda n: TODAY + timedelta(days=n))
promised = st.builds(
    lambda made, run_for, cents: Promised(made, made + timedelta(days=run_for), cents),
    st.integers(-30, 0).map(lambda n: TODAY + timedelta(days=n)),
    st.integers(0, 30),
    st.integers(1, 9),
)
payment = st.builds(Payment, st.uuids().map(str), days, st.integers(1, 9), st.none() | days)


@settings(max_examples=60, deadline=None)
@given(st.lists(promised, min_size=1, max_size=4), st.lists(payment, max_size=6))
def test_the_daily_cycle_counts_the_same(promises, payments):
    """The strategy's facts and a case page may not differ about one promise."""
    states = [became(one, payments, TODAY).state for one in promises]
    lately = [one.due_on > TODAY - timedelta(days=90) for one in promises]
    assert all(lately), "the facts look back ninety days"
    with duckdb.connect() as con:
        con.execute("create table late_owed as select 'c' as customer_id")
        con.execute("create table taken_accounts as select 'a' as account_id, 'c' as customer_id")
        con.execute(
            "create table taken_promises (promise_id text, customer_id text, account_id text,"
            " made_on date, due_on date, cents bigint)"
        )
        con.execute(
            "create table taken_payments (account_id text, received_on date, cents bigint,"
            " reversed_on date)"
        )
        for number, one in enumerate(promises):
            row = [str(number), "c", "a" if number % 2 else None]
            con.execute(
                "insert into taken_promises values (?, ?, ?, ?, ?, ?)",
                [*row, one.made_on, one.due_on, one.cents],
            )
        for one in payments:
            con.execute(
                "insert into taken_payments values ('a', ?, ?, ?)",
                [one.received_on, one.cents, one.reversed_on],
            )
        run(con, "treat", "promised", {"as_of": TODAY})
        found = con.execute(
            "select promises_running, promises_broken, promises_kept from late_promises"
        ).fetchall()
    broken = states.count("broken") + states.count("partly_kept")
    assert found == [(states.count("open"), broken, states.count("kept"))]


@given(promised, st.lists(payment, max_size=6))
def test_a_state_is_always_one_of_four_and_no_promise_is_paid_by_nothing(one, payments):
    found = became(one, payments, TODAY)
    assert found.state in STATES
    assert found.state != "broken" or found.paid_cents == 0
    assert found.state != "partly_kept" or 0 < found.paid_cents < one.cents

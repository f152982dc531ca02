"""Payments that name a customer alone, from the feed to the accounts they go to."""

import pytest

from .small_feed import read


@pytest.fixture(autouse=True)
def small(feed):
    feed.only()


def parts(work, payment):
    rows = read(work / "taken" / "payments.parquet", "payment_id, account_id, cents")
    return {account: cents for payment_id, account, cents in rows if payment_id == payment}


def why(work, payment):
    rows = read(work / "taken" / "shared.parquet", "payment_id, why")
    return {said.partition(":")[0] for payment_id, said in rows if payment_id == payment}


# changes to payment p4 (120000 of Lin's on 2026-11-21), where it goes, what decided, why
CASES = [
    ({}, {"card-1": 120000}, "unsecured", "the card is late and unsecured, the loan secured"),
    (
        {"cents": "200000"},
        {"card-1": 163000, "loan-2": 37000},
        "unsecured",
        "the card is paid whole, what it owes later too; then the loan",
    ),
    (
        {"cents": "400000"},
        {"card-1": 163000, "loan-2": 200000, None: 37000},
        "due",
        "what no debt in that currency takes is the customer's credit",
    ),
    (
        {"received_on": "2026-09-26", "cents": "90000"},
        {"card-1": 90000},
        "due",
        "back-dated: the card was late that day, its payment being reversed since",
    ),
    ({"cents": "4000", "currency": "USD"}, {"card-1-usd": 4000}, "due", "by currency"),
    ({"reversed_on": "2026-11-23"}, {None: 120000}, None, "taken back: it never came"),
    ({"reversed_on": "2026-11-25"}, {"card-1": 120000}, "unsecured", "taken back tomorrow"),
    ({"received_on": "2026-11-25"}, {None: 120000}, None, "not received yet"),
    ({"account_id": "loan-2"}, {"loan-2": 120000}, None, "came with an account: stays with it"),
]


@pytest.mark.parametrize(("changes", "expected", "decided", "say"), CASES)
def test_where_it_goes(feed, take_feed, work, changes, expected, decided, say):
    for column, value in changes.items():
        feed.set("payments", column, value, row=3)
    take_feed(feed)
    assert parts(work, "p4") == expected, say
    assert why(work, "p4") == ({decided} if decided else set()), say


def test_the_contracts_order_between_accounts_comes_first(feed, take_feed, work):
    feed.set("accounts", "rate_bp", "2400", row=2)
    take_feed(feed, contract_orders={"Harbour Bank": ("burden", "due")})
    assert parts(work, "p4") == {"loan-2": 120000}
    assert why(work, "p4") == {"contract"}


def test_credit_is_told_by_currency(feed, take_feed):
    feed.set("payments", "cents", "400000", row=3)
    feed.set("payments", "cents", "100000", row=5)
    report = take_feed(feed)
    assert report.customer_credit_cents == {"CNY": 37000, "USD": 10000}
    assert report.shared_payments == 2


def test_every_cent_of_the_file_is_there_after_sharing(feed, take_feed, work):
    feed.set("payments", "cents", "400001", row=3)
    report = take_feed(feed)
    assert read(work / "taken" / "payments.parquet", "sum(cents)") == [
        (report.tables["payments"].cents,)
    ]


def test_many_customers_pass_in_batches(feed, take_feed, work, monkeypatch):
    monkeypatch.setattr("forbear.portfolio.feed.shares.CUSTOMERS_AT_ONCE", 2)
    for number in range(5):
        feed.copy("customers", customer_id=f"c{number}")
        feed.copy("accounts", row=3, account_id=f"a{number}", customer_id=f"c{number}")
        feed.copy("dues", row=9, due_id=f"d-{number}", account_id=f"a{number}")
        feed.copy("payments", row=5, payment_id=f"p-{number}", customer_id=f"c{number}")
    take_feed(feed)
    assert [parts(work, f"p-{number}") for number in range(5)] == [
        {f"a{number}": 30000} for number in range(5)
    ]

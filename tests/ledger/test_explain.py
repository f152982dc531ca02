"""`forbear ledger explain` on a small feed: every cent has a place and a reason."""

import json

import pytest
from click.testing import CliRunner

from forbear.cli.ledger import ledger

FEED = {
    "feed.toml": """
        feed_id = "explain"
        as_of = 2026-11-24
        master = "dues"
        nothing_yet = ["states", "contacts"]
        [tables.accounts]
        rows = 3
        [tables.customers]
        rows = 1
        [tables.contact_points]
        rows = 0
        [tables.dues]
        rows = 6
        cents = 170000
        [tables.payments]
        rows = 4
        cents = 166000
    """,
    "customers.csv": """
        customer_id,name,language,place,time_zone
        lin,林雨晴,zh-CN,CN,Asia/Shanghai
    """,
    "accounts.csv": """
        account_id,customer_id,creditor,product,place,currency,opened_on,payment_order,rate_bp,secured
        card,lin,bank,credit_card,CN,CNY,2024-01-01,cn-card,1825,false
        loan,lin,bank,personal_loan,CN,CNY,2024-01-01,,720,false
        house,lin,bank,other,CN,CNY,2024-01-01,,900,true
    """,
    "contact_points.csv": """
        contact_point_id,customer_id,kind,value,whose,status
    """,
    "dues.csv": """
        due_id,account_id,due_on,component,cents
        card-principal,card,2026-09-10,principal,50000
        card-interest,card,2026-09-10,interest,20000
        card-next,card,2026-12-10,principal,10000
        loan-1,loan,2026-11-08,principal,30000
        loan-2,loan,2026-12-08,principal,30000
        house-1,house,2026-11-01,principal,30000
    """,
    "payments.csv": """
        payment_id,account_id,customer_id,received_on,cents,reversed_on,designated
        p1,card,,2026-10-20,30000,,
        p2,card,,2026-10-25,5000,2026-11-02,true
        p3,,lin,2026-11-12,100000,,
        p4,,lin,2026-11-20,31000,,
    """,
}


@pytest.fixture
def explain(tmp_path):
    for name, text in FEED.items():
        lines = [line.strip() for line in text.strip().splitlines()]
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")

    def run(*args):
        asked = ["explain", "--feed", str(tmp_path), "--as-of", "2026-11-24", "--json", *args]
        return CliRunner().invoke(ledger, asked)

    return run


def test_an_account_tells_where_each_cent_went(explain):
    said = json.loads(explain("--account", "card").stdout)
    assert said["order"] == "cn-card"
    assert said["payments"][0] == {
        "payment_id": "p1",
        "received_on": "2026-10-20",
        "cents": 30000,
        "allocated": [
            {"due_id": "card-interest", "cents": 20000},
            {"due_id": "card-principal", "cents": 10000},
        ],
        "unallocated_cents": 0,
        "why": "contract: it came with this account",
    }, "40 days late: interest and fees first"
    taken_back = said["payments"][1]
    assert (taken_back["allocated"], taken_back["unallocated_cents"]) == ([], 0)
    assert taken_back["why"].startswith("designated")
    assert said["days_past_due"] == 0
    assert {due["due_id"] for due in said["dues"]} == {
        "card-interest", "card-principal", "card-next",
    }  # fmt: skip


def test_a_customers_payment_goes_over_the_debts_and_every_part_is_shown(explain):
    said = json.loads(explain("--customer", "lin").stdout)
    whole = {payment["payment_id"]: payment for payment in said["payments"]}
    parts = {
        one["account_id"]: {paid["payment_id"]: paid["cents"] for paid in one["payments"]}
        for one in said["accounts"]
    }
    went = {account: paid["p3"] for account, paid in parts.items() if "p3" in paid}
    assert went == {"card": 50000, "loan": 50000}, "the heavier rate first, whole; not the house"
    assert whole["p3"]["cents"] == 100000
    assert sum(part["cents"] for part in whole["p3"]["allocated"]) == 100000
    assert whole["p4"]["cents"] == 31000
    gone = sum(part["cents"] for part in whole["p4"]["allocated"])
    assert gone + whole["p4"]["unallocated_cents"] == 31000


def test_an_order_given_by_hand_wins(explain):
    said = json.loads(explain("--account", "card", "--order", "oldest-first").stdout)
    assert said["order"] == "oldest-first"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--account", "nobody"], "no account 'nobody'"),
        (["--customer", "nobody"], "no customer 'nobody'"),
        (["--account", "card", "--order", "newest"], "no payment order 'newest'"),
        ([], "--account ID or --customer ID"),
    ],
)
def test_a_wrong_question_is_refused_with_the_mend(explain, args, message):
    done = explain(*args)
    assert done.exit_code == 2
    assert message in done.output

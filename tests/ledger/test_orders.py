"""Payment orders as tables: who is paid first, and why."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear.ledger.entries import Due, Payment
from forbear.ledger.orders import COMPONENTS, ORDERS, UnknownOrderError, order_named
from forbear.ledger.replay import replay

DAY = date(2026, 11, 24)


def days_late(dues):
    """The account's age by time: the oldest due that the money in hand does not cover."""

    def reckon(on, paid):
        for due in sorted(dues, key=lambda due: due.due_on):
            paid -= due.cents
            if paid < 0:
                return max(0, (on - due.due_on).days)
        return 0

    return reckon


def run(dues, payments, order, as_of=DAY):
    made = [Due(name, DAY - timedelta(days=back), kind, cents, rate)
            for name, back, kind, cents, rate in dues]  # fmt: skip
    came = [Payment(name, DAY - timedelta(days=back), cents, reversed_on)
            for name, back, cents, reversed_on in payments]  # fmt: skip
    done = replay(made, came, ORDERS[order], as_of, days_late(made))
    return [dict(trace.allocated) for trace in done.traces]


CARD_45 = [
    ("interest", 45, "interest", 200_00, None),
    ("fees", 45, "fee", 100_00, None),
    ("principal", 45, "principal", 5000_00, None),
]
CARD_91 = [(name, 91, kind, cents, rate) for name, _, kind, cents, rate in CARD_45]
CARD_90 = [(name, 90, kind, cents, rate) for name, _, kind, cents, rate in CARD_45]


@pytest.mark.parametrize(
    ("order", "dues", "goes", "say"),
    [
        ("cn-card", CARD_45, {"interest": 200_00, "fees": 100_00, "principal": 700_00},
         "45 days late: interest and fees first"),
        ("cn-card", CARD_90, {"interest": 200_00, "fees": 100_00, "principal": 700_00},
         "90 days late is still the first stage"),
        ("cn-card", CARD_91, {"principal": 1000_00}, "from day 91 principal comes first"),
        ("cn-civil", [("lent", 60, "principal", 900_00, None), ("cost", 5, "cost", 50_00, None),
                      ("late", 30, "penalty", 80_00, None)],
         {"cost": 50_00, "late": 80_00, "lent": 870_00}, "costs, then charges, then principal"),
        ("cn-civil", [("today", 0, "interest", 900_00, None),
                      ("lent", 1, "principal", 500_00, None)],
         {"lent": 500_00, "today": 500_00}, "what falls due today is not late yet"),
        ("oldest-first", [("b", 30, "principal", 600_00, None),
                          ("a", 30, "interest", 300_00, None),
                          ("c", 31, "principal", 400_00, None)],
         {"c": 400_00, "a": 300_00, "b": 300_00}, "the older day first, interest inside a day"),
        ("us-card", [("minimum", 3, "principal", 35_00, 1999),
                     ("low", -20, "principal", 800_00, 1999),
                     ("high", -20, "principal", 700_00, 2999)],
         {"minimum": 35_00, "high": 700_00, "low": 265_00}, "above the minimum, the highest rate"),
        ("us-card", [("minimum", -9, "principal", 35_00, 1999),
                     ("high", -40, "principal", 2000_00, 2999)],
         {"minimum": 35_00, "high": 965_00}, "paid early, the minimum still comes first"),
    ],
)  # fmt: skip
def test_where_a_thousand_goes(order, dues, goes, say):
    assert run(dues, [("p1", 0, 1000_00, None)], order) == [goes], say


def test_a_back_dated_payment_gives_what_it_would_have_given_in_time():
    in_time = run(CARD_91, [("a", 20, 300_00, None), ("b", 0, 500_00, None)], "cn-card")
    entered_late = run(CARD_91, [("b", 0, 500_00, None), ("a", 20, 300_00, None)], "cn-card")
    assert in_time == entered_late


def test_a_reversed_payment_never_came_not_even_for_earlier_days():
    with_it = run(CARD_91, [("a", 80, 300_00, DAY), ("b", 0, 500_00, None)], "cn-card")
    assert with_it == [{}, {"principal": 500_00}]
    before_it_was_taken_back = run(
        CARD_91, [("a", 80, 300_00, DAY)], "cn-card", DAY - timedelta(days=1)
    )
    assert before_it_was_taken_back == [{"interest": 200_00, "fees": 100_00}]


def test_an_unknown_order_is_refused_with_the_list():
    with pytest.raises(UnknownOrderError, match="oldest-first, cn-card"):
        order_named("newest-first")


amounts = st.integers(1, 5_000)
dues_drawn = st.lists(
    st.tuples(st.integers(-60, 200), st.sampled_from(COMPONENTS), amounts,
              st.sampled_from([None, 500, 1999])), max_size=8,
)  # fmt: skip
payments_drawn = st.lists(st.tuples(st.integers(0, 200), amounts), max_size=6)


@given(dues_drawn, payments_drawn, st.sampled_from(sorted(ORDERS)))
def test_no_cent_is_lost_or_made(dues, payments, order):
    made = [Due(f"d{n}", DAY - timedelta(days=back), kind, cents, rate)
            for n, (back, kind, cents, rate) in enumerate(dues)]  # fmt: skip
    came = [Payment(f"p{n}", DAY - timedelta(days=back), cents)
            for n, (back, cents) in enumerate(payments)]  # fmt: skip
    done = replay(made, came, ORDERS[order], DAY, days_late(made))
    for trace in done.traces:
        gone = sum(cents for _, cents in trace.allocated)
        assert gone + trace.unallocated_cents == trace.payment.cents
    for due in made:
        assert 0 <= done.paid_cents[due.due_id] <= due.cents
    owed, paid = sum(due.cents for due in made), sum(payment.cents for payment in came)
    assert sum(done.paid_cents.values()) == min(owed, paid), "no due stays open beside spare money"

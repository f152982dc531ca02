"""Several debts to one lender (Civil Code art. 560), criterion by criterion, to the cent."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from forbear.ledger.entries import Due, Payment
from forbear.ledger.sharing import Debt, UnknownCriterionError, share_out

TODAY = date(2026, 11, 24)
EARLY, LATER, AHEAD = date(2026, 9, 1), date(2026, 10, 1), date(2026, 12, 1)


def owes(account, *dues, secured=False, rate_bp=None, paid=0, accelerated_on=None):
    """A debt with dues of (day, cents) and what was paid to it in time."""
    rows = [Due(f"{account}{n}", day, "principal", cents) for n, (day, cents) in enumerate(dues)]
    own = [Payment(f"own-{account}", date(2026, 1, 1), paid)] if paid else []
    return Debt(account, rows, own, secured, rate_bp, accelerated_on)


def pays(cents, on=TODAY, name="p", reversed_on=None):
    return Payment(name, on, cents, reversed_on)


# debts, cents paid, parts, credit, the word that decided, what the row shows
CASES = [
    ([owes("a", (EARLY, 100))], 60, {"a": 60}, 0, "due", "one debt takes what there is"),
    ([owes("a", (EARLY, 100))], 130, {"a": 100}, 30, "due", "the rest is the customer's"),
    ([], 50, {}, 50, "due", "nothing is owed"),
    (
        [owes("a", (AHEAD, 100), rate_bp=9999), owes("b", (LATER, 100), secured=True)],
        100, {"b": 100}, 0, "due", "due before not due, whatever else holds",
    ),
    (
        [owes("a", (TODAY, 100), rate_bp=9999), owes("b", (LATER, 100))],
        100, {"b": 100}, 0, "due", "on its own day a due is not late yet",
    ),
    (
        [owes("a", (EARLY, 100), secured=True, rate_bp=9999), owes("b", (LATER, 100))],
        100, {"b": 100}, 0, "unsecured", "unsecured before secured, whatever the rate and the day",
    ),
    (
        [owes("a", (EARLY, 100), rate_bp=500), owes("b", (LATER, 100), rate_bp=1800)],
        120, {"a": 20, "b": 100}, 0, "burden", "the higher rate first",
    ),
    (
        [owes("a", (LATER, 100), rate_bp=500), owes("b", (EARLY, 100), rate_bp=500)],
        120, {"a": 20, "b": 100}, 0, "earlier", "equal burden: the earlier due first",
    ),
    (
        [owes("a", (EARLY, 100)), owes("b", (EARLY, 200))],
        100, {"a": 33, "b": 67}, 0, "pro_rata", "equal in all: by size, largest remainder",
    ),
    (
        [owes("b", (EARLY, 100)), owes("a", (EARLY, 100))],
        101, {"a": 51, "b": 50}, 0, "pro_rata", "the odd cent goes to the smaller id",
    ),
    (
        [owes("a", (EARLY, 100), (AHEAD, 900), rate_bp=1800), owes("b", (EARLY, 100))],
        250, {"a": 250}, 0, "burden", "a debt is a whole account: what it owes later is paid too",
    ),
    (
        [owes("a", (EARLY, 100), paid=100), owes("b", (LATER, 100), secured=True)],
        80, {"b": 80}, 0, "due", "what is paid already asks for nothing",
    ),
    (
        [owes("a", (AHEAD, 100), accelerated_on=LATER), owes("b", (EARLY, 100), secured=True)],
        100, {"a": 100}, 0, "unsecured", "an acceleration has made it due",
    ),
    (
        [owes("a", (EARLY, 100), (LATER, 100), paid=150), owes("b", (LATER, 60))],
        50, {"a": 23, "b": 27}, 0, "pro_rata", "a half-paid due counts with what is left",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("debts", "cents", "parts", "credit", "decided", "say"), CASES)
def test_who_gets_the_money(debts, cents, parts, credit, decided, say):
    [share] = share_out(debts, [pays(cents)], TODAY)
    assert share.parts == parts, say
    assert share.credit_cents == credit, say
    assert share.why.split(":")[0] == decided, say


def test_the_contracts_order_wins():
    debts = [owes("a", (EARLY, 100)), owes("b", (AHEAD, 100), rate_bp=1800)]
    [share] = share_out(debts, [pays(100)], TODAY, contract_order=("burden", "earlier"))
    assert share.parts == {"b": 100}
    assert share.why.startswith("contract: ")


def test_an_unknown_criterion_is_refused_with_the_mend():
    with pytest.raises(UnknownCriterionError, match=r"'smallest'\. Use: due, unsecured"):
        share_out([], [pays(1)], TODAY, contract_order=("smallest",))


def test_a_back_dated_payment_goes_where_it_would_have_gone_in_time():
    debts = [owes("a", (EARLY, 100), rate_bp=900), owes("b", (LATER, 100), rate_bp=1800)]
    back_dated = pays(100, on=date(2026, 9, 15), name="entered last")
    shares = share_out(debts, [pays(100, name="entered first"), back_dated], TODAY)
    assert [(share.payment.payment_id, share.parts) for share in shares] == [
        ("entered last", {"a": 100}),
        ("entered first", {"b": 100}),
    ], "in September only the first debt was late"


def test_a_reversed_payment_leaves_no_trace():
    debts = [owes("a", (EARLY, 100)), owes("b", (LATER, 100))]
    bounced = pays(100, on=date(2026, 10, 15), name="bounced", reversed_on=TODAY)
    [share] = share_out(debts, [bounced, pays(100)], TODAY)
    assert share.parts == {"a": 100}


def test_payments_with_an_account_take_their_turn():
    later = Payment("own", date(2026, 11, 20), 100)
    debts = [Debt("a", [Due("a0", EARLY, "principal", 100)], [later]), owes("b", (LATER, 100))]
    before, after = pays(100, on=date(2026, 11, 19), name="x"), pays(100, name="y")
    shares = share_out(debts, [before, after], TODAY)
    assert [share.parts for share in shares] == [{"a": 100}, {"b": 100}]


days = some.dates(date(2026, 8, 1), date(2027, 1, 31))
debts_drawn = some.lists(
    some.tuples(
        some.lists(some.tuples(days, some.integers(1, 500)), max_size=4),
        some.booleans(),
        some.sampled_from([None, 500, 1800]),
        some.integers(0, 600),
    ),
    max_size=4,
)


@given(debts_drawn, some.lists(some.tuples(days, some.integers(1, 900)), max_size=4))
def test_nothing_is_lost_and_no_debt_gets_more_than_it_owes(drawn, paid):
    debts = [
        owes(f"a{n}", *dues, secured=secured, rate_bp=rate, paid=own)
        for n, (dues, secured, rate, own) in enumerate(drawn)
    ]
    payments = [pays(cents, on, f"p{n}") for n, (on, cents) in enumerate(paid)]
    shares = share_out(debts, payments, TODAY)
    assert len(shares) == sum(on <= TODAY for on, _ in paid)
    for share in shares:
        assert sum(share.parts.values()) + share.credit_cents == share.payment.cents
        assert all(cents > 0 for cents in share.parts.values())
    for debt, (dues, _, _, own) in zip(debts, drawn, strict=True):
        got = sum(share.parts.get(debt.account_id, 0) for share in shares)
        assert got <= max(0, sum(cents for _, cents in dues) - own)

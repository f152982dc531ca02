"""Of what arrears are made, and where the next payment begins: true under every order."""

from datetime import timedelta

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store import cast
from tests.store.cast import AS_OF

from forbear.ageing.standing import standing
from forbear.app.desk.words.debts import GOES_TO
from forbear.app.store.models import Account, Due, Payment
from forbear.app.work import parts
from forbear.ledger import entries
from forbear.ledger.orders import ORDERS

pytestmark = pytest.mark.database

LINES = (("principal", 100_000), ("interest", 2_000), ("penalty", 300))


@pytest.fixture
def lin(db):
    return cast.customer("lin")


def late_account(lin, order: str, days: int, *, lines=LINES, paid: int = 0, **more) -> Account:
    """One account whose `lines` all fell due `days` ago, and what was paid the day after."""
    owed = sum(cents for _component, cents in lines)
    arrears = {"days": days, "arrears": owed - paid}
    account = cast.account(lin, f"a-{order}-{days}", payment_order=order, **arrears, **more)
    for number, (component, cents) in enumerate(lines):
        due_on = AS_OF - timedelta(days=days)
        Due.objects.create(
            account=account, due_id=f"d{number}", due_on=due_on, component=component, cents=cents
        )
    if paid:
        received = AS_OF - timedelta(days=days - 1)
        Payment.objects.create(account=account, payment_id="p", received_on=received, cents=paid)
    return account


@pytest.mark.parametrize(
    ("order", "days", "first", "principal", "say"),
    [
        ("", 47, "oldest", None, "nobody named an order"),
        ("oldest-first", 147, "oldest", None, "and so it stays however late"),
        ("cn-card", 47, "charges", 91 - 47, "to day 90 principal waits"),
        ("cn-card", 90, "charges", 1, "the last day on which it does, as the day closed"),
        ("cn-card", 91, "principal", None, "from day 91 it comes first"),
        ("cn-civil", 147, "charges", None, "a loan has no such day"),
        ("us-card", 47, "minimum", None, "the minimum first"),
    ],
)
def test_where_the_next_payment_begins(lin, order, days, first, principal, say):
    found = parts(late_account(lin, order, days), AS_OF)
    assert found is not None
    assert found.cents == dict(LINES)
    turns = None if principal is None else AS_OF + timedelta(days=principal)
    assert (found.first, found.principal_first_on) == (first, turns), say


def test_the_day_after_the_ninetieth_the_sentence_has_turned(lin):
    """The page speaks of a payment today, not on the day that was published."""
    account = late_account(lin, "cn-card", 90)
    assert parts(account, AS_OF + timedelta(days=1)).first == "principal"


def test_paused_days_do_not_count_towards_the_turn(lin):
    start = AS_OF - timedelta(days=60)
    account = late_account(lin, "cn-card", 100, pauses=[[start.isoformat(), None]])
    account.days_past_due, account.paused = 40, True
    found = parts(account, AS_OF)
    assert (found.first, found.principal_first_on) == ("charges", None)


def test_where_only_principal_is_left_the_sentence_says_principal(lin):
    found = parts(late_account(lin, "cn-card", 20, paid=2_300), AS_OF)
    assert (found.cents, found.first) == ({"principal": 100_000}, "principal")


def test_costs_come_first_where_there_are_any(lin):
    found = parts(late_account(lin, "cn-civil", 20, lines=(*LINES, ("cost", 500))), AS_OF)
    assert found.first == "costs"


@pytest.mark.parametrize("order", ["nobodys-order", "oldest-first"])
def test_what_cannot_be_told_to_the_cent_is_not_told(lin, order):
    account = late_account(lin, order, 20)
    account.arrears_cents += order in ORDERS  # a cent that no line explains
    assert parts(account, AS_OF) is None


def test_every_beginning_has_words_in_both_languages():
    for language in ("en", "zh-hans"):
        with translation.override(language):
            assert len({str(words) for words in GOES_TO.values()}) == len(GOES_TO) == 5


COMPONENTS = ("principal", "interest", "fee", "penalty", "cost")
dues = st.lists(
    st.tuples(st.integers(-9, 120), st.sampled_from(COMPONENTS), st.integers(1, 50)),
    min_size=1,
    max_size=7,
)
paid = st.lists(st.tuples(st.integers(0, 120), st.integers(1, 60)), max_size=5)


@settings(max_examples=60, deadline=None)
@given(dues, paid, st.sampled_from(sorted(ORDERS)))
def test_parts_always_add_up_to_the_arrears(lines, payments, order):
    """Or nothing is shown: never a cent more or less than what is owed now."""
    account = Account(payment_order=order, as_of=AS_OF, pauses=[], days_past_due=0, arrears_cents=0)
    rows = [
        entries.Due(str(n), AS_OF - timedelta(days=days), component, cents)
        for n, (days, component, cents) in enumerate(lines)
    ]
    money = [
        entries.Payment(str(n), AS_OF - timedelta(days=days), cents)
        for n, (days, cents) in enumerate(payments)
    ]
    stands = standing(rows, money, on=AS_OF)
    account.arrears_cents, account.days_past_due = stands.arrears_cents, stands.days_past_due
    account._prefetched_objects_cache = {"dues": _Listed(rows), "payments": _Listed(money)}
    found = parts(account, AS_OF)
    if found is None:
        assert not stands.arrears_cents or order == "us-card", "only what runs ahead may differ"
    else:
        assert sum(found.cents.values()) == stands.arrears_cents
        assert all(cents > 0 for cents in found.cents.values())


class _Listed(list):
    """Rows that were read already."""

    def all(self):
        return self

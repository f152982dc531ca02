"""The one-account form and the column form say the same of every history."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from forbear.ageing import Pause, ladder, standing
from forbear.ledger.entries import Due, Payment

from .columns import History, aged

AS_OF = date(2026, 11, 24)
# Near the day on purpose: edges are where two forms would part.
days = some.integers(-40, 8).map(lambda n: AS_OF + timedelta(days=n)) | some.integers(-260, 60).map(
    lambda n: AS_OF + timedelta(days=n)
)
amounts = some.integers(1, 5) | some.integers(1, 100_000)


@some.composite
def pauses(draw):
    first = draw(days)
    return Pause(
        first, draw(some.none() | some.integers(0, 40).map(lambda n: first + timedelta(days=n)))
    )


@some.composite
def payments(draw):
    received = draw(days)
    back = draw(some.none() | some.integers(-1, 60).map(lambda n: received + timedelta(days=n)))
    return Payment("p", received, draw(amounts), back)


histories = some.builds(
    History,
    dues=some.lists(
        some.builds(Due, some.just("d"), days, some.just("principal"), amounts), max_size=7
    ),
    payments=some.lists(payments(), max_size=6),
    pauses=some.lists(pauses(), max_size=3),
    accelerated_on=some.none() | days,
)


def one_account(history, as_of=AS_OF):
    return standing(
        history.dues,
        history.payments,
        history.pauses,
        on=as_of,
        accelerated_on=history.accelerated_on,
    )


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(some.lists(histories, min_size=1, max_size=20))
def test_both_forms_agree(tmp_path, drawn):
    columns, _ = aged(tmp_path, drawn, AS_OF)
    for history, told in zip(drawn, columns, strict=True):
        alone = one_account(history)
        assert told["days_past_due"] == told["own_days_past_due"] == alone.days_past_due
        assert told["arrears_cents"] == told["own_arrears_cents"] == alone.arrears_cents
        assert told["oldest_due_on"] == told["late_since"] == alone.oldest_due_on
        assert told["outstanding_cents"] == alone.outstanding_cents
        assert told["credit_cents"] == alone.credit_cents
        assert told["cycles_late"] == alone.cycles_late
        assert told["paused"] == alone.paused
        assert told["bucket"] == ladder().bucket(alone.days_past_due, alone.cycles_late)


def plain_days_late(history, as_of):
    """Days late told day by day, in the words of the contract and no others."""
    in_hand = sum(
        payment.cents
        for payment in history.payments
        if payment.received_on <= as_of
        and not (payment.reversed_on is not None and payment.reversed_on <= as_of)
    )
    called = history.accelerated_on
    falls = sorted(
        (min(due.due_on, called) if called and called <= as_of else due.due_on, due.cents)
        for due in history.dues
    )
    late = None
    for day, cents in falls:
        in_hand -= cents
        if in_hand < 0 and day < as_of:
            late = day
            break
    if late is None:
        return 0
    between = (late + timedelta(days=n) for n in range((as_of - late).days))
    return sum(not any(_covers(pause, day) for pause in history.pauses) for day in between)


def _covers(pause, day):
    return pause.from_on <= day and not (pause.to_on is not None and pause.to_on <= day)


@given(histories, some.integers(-30, 30))
def test_days_are_what_the_contract_counts(history, shift):
    as_of = AS_OF + timedelta(days=shift)
    assert one_account(history, as_of).days_past_due == plain_days_late(history, as_of)


@given(histories)
def test_money_is_arrears_or_credit_never_both_and_nothing_is_lost(history):
    told = one_account(history)
    owed = sum(due.cents for due in history.dues)
    assert min(told.outstanding_cents, told.credit_cents) == 0
    assert 0 <= told.arrears_cents <= told.outstanding_cents <= owed
    assert (told.arrears_cents > 0) == (told.oldest_due_on is not None)


@given(histories, days, amounts)
def test_the_order_of_entry_changes_nothing(history, received, cents):
    late_entry = Payment("late", received, cents)
    first = History(history.dues, [late_entry, *history.payments], history.pauses)
    last = History(history.dues, [*history.payments, late_entry], history.pauses)
    assert one_account(first) == one_account(last)


@given(histories, days, amounts)
def test_a_reversal_restores_everything(history, received, cents):
    bounced = Payment("bounced", received, cents, reversed_on=AS_OF)
    without = one_account(history)
    history.payments.append(bounced)
    assert one_account(history) == without

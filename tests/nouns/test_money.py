"""Sharing money loses nothing, and nothing wraps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forbear import money


@pytest.mark.parametrize(
    ("cents", "parts", "shares", "say"),
    [
        (100, 3, [34, 33, 33], "the first one carries the odd cent"),
        (101, 3, [34, 34, 33], "the first two carry one each"),
        (0, 2, [0, 0], "nothing shared is nothing each"),
    ],
)
def test_share_equally(cents, parts, shares, say):
    assert money.share_equally(cents, parts) == shares, say


@given(st.integers(0, 10**12), st.integers(1, 500))
def test_equal_shares_sum_up_and_differ_by_a_cent_at_most(cents, parts):
    shares = money.share_equally(cents, parts)
    assert sum(shares) == cents
    assert max(shares) - min(shares) <= 1


@pytest.mark.parametrize(
    ("cents", "weights", "shares", "say"),
    [
        (100, {"a": 1, "b": 1, "c": 1}, {"a": 34, "b": 33, "c": 33}, "ties go to the smaller id"),
        (10, {"b": 1, "a": 2}, {"a": 7, "b": 3}, "the largest remainder gets the odd cent"),
        (5, {"a": 0, "b": 9}, {"a": 0, "b": 5}, "no weight, no share"),
    ],
)
def test_share_by_weight(cents, weights, shares, say):
    assert money.share_by_weight(cents, weights) == shares, say


@given(
    st.integers(0, 10**12),
    st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 10**6), min_size=1).filter(
        lambda weights: sum(weights.values())
    ),
)
def test_weighted_shares_sum_up(cents, weights):
    shares = money.share_by_weight(cents, weights)
    assert sum(shares.values()) == cents
    assert all(share >= 0 for share in shares.values())


def test_a_sum_that_does_not_fit_is_refused_never_wrapped():
    assert money.total([money.INT64_MAX, 0]) == money.INT64_MAX
    with pytest.raises(money.MoneyTooLargeError, match="does not fit 64 bits"):
        money.total([money.INT64_MAX, 1])


@pytest.mark.parametrize("parts", [0, -1])
def test_shares_need_somebody_to_take_them(parts):
    with pytest.raises(ValueError, match="positive whole number"):
        money.share_equally(1, parts)


def test_weights_must_weigh_something():
    with pytest.raises(ValueError, match="positive sum"):
        money.share_by_weight(1, {"a": 0})


@pytest.mark.parametrize(
    ("cents", "currency", "said"),
    [
        (285056, "CNY", "¥2,850.56"),
        (-5, "USD", "−$0.05"),
        (123456789, "JPY", "¥123,456,789"),
        (0, "GBP", "£0.00"),
        (100, "CHF", "CHF 1.00"),
    ],
)
def test_amounts_as_people_read_them(cents, currency, said):
    assert money.say(cents, currency) == said

"""Draws have addresses: the same address is the same number, whoever else is asked with it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from forbear.simulator.draws import WHOLE, Draws

ENTITIES = st.lists(st.integers(0, 2**40), min_size=1, max_size=20)


@given(st.integers(0, 2**62), ENTITIES, st.integers(-20, 400))
def test_a_draw_does_not_know_its_neighbours(seed, entities, period):
    draws, asked = Draws(seed), np.array(entities, np.int64)
    together = draws.share("pays", asked, period)
    alone = [int(draws.share("pays", asked[i : i + 1], period)[0]) for i in range(len(asked))]
    assert together.tolist() == alone
    assert ((together >= 0) & (together < WHOLE)).all()


def test_draws_are_even_and_apart():
    draws, entities = Draws(1), np.arange(200_000)
    one, other = draws.share("a", entities), draws.share("b", entities)
    following = draws.share("a", entities, 1)
    for values in (one, other, following):
        tenths = np.bincount(values * 10 // WHOLE, minlength=10)
        assert abs(tenths - 20_000).max() < 600, "a tenth of the draws in every tenth"
    for apart in (other, following, np.roll(one, 1)):
        assert abs(np.corrcoef(one, apart)[0, 1]) < 0.01


def test_choose_keeps_its_weights():
    counts = np.bincount(Draws(2).choose([5, 0, 3, 2], "kind", np.arange(100_000)), minlength=4)
    assert counts[1] == 0, "no weight, never chosen"
    assert np.abs(counts / 100_000 - [0.5, 0, 0.3, 0.2]).max() < 0.01

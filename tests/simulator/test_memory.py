"""A town of any size needs the memory of one chunk."""

import tracemalloc
from datetime import date

from forbear.simulator import Town, chunks


def peak(customers):
    tracemalloc.start()
    for pieces in chunks(Town.over_months(customers, 1, 6, date(2026, 11, 24)), size=200):
        assert pieces["customers"]
    high = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return high


def test_five_times_the_people_in_the_same_memory():
    peak(200)  # names and clocks are made once and kept
    assert peak(2_000) < 1.2 * peak(400)

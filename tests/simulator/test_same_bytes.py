"""The same seed and dates give the same bytes; a later day only extends the lives."""

import hashlib
from datetime import date

import pytest

from forbear.portfolio.write_feed import FORMATS, write_feed
from forbear.simulator import Town, chunks

AS_OF = date(2026, 11, 24)


def written(out, format_="csv", size=80, seed=7):
    town = Town.over_months(200, seed, 6, AS_OF)
    write_feed(chunks(town, size), out, "# made by forbear\n", format_)
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir())
    }


@pytest.mark.parametrize("format_", FORMATS)
def test_same_seed_same_bytes(tmp_path, format_):
    once = written(tmp_path / "once", format_)
    assert once == written(tmp_path / "twice", format_)
    assert once != written(tmp_path / "other", format_, seed=8)


def test_chunks_leave_no_trace(tmp_path):
    assert written(tmp_path / "small", size=37) == written(tmp_path / "whole", size=10_000)


def test_a_writing_that_breaks_off_leaves_the_old_feed_whole(tmp_path):
    out = tmp_path / "feed"
    before = written(out)

    def breaks_off():
        yield from chunks(Town.over_months(100, 7, 6, AS_OF), 100)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_feed(breaks_off(), out, "# made by forbear\n", "csv")
    after = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in out.iterdir()}
    assert after == before
    assert written(out) == before, "and the next writing clears what was begun"

"""A feed to spoil, and a way to take it."""

import duckdb
import pytest

from forbear.portfolio.feed import take

from .small_feed import SmallFeed


@pytest.fixture
def feed(tmp_path):
    return SmallFeed(tmp_path / "feed")


@pytest.fixture
def work(tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


@pytest.fixture
def take_feed(work):
    """Take the feed of a test into `work`; gives the report."""

    def taking(feed, **options):
        with duckdb.connect() as con:
            return take(con, feed.write() if hasattr(feed, "write") else feed, work, **options)

    return taking

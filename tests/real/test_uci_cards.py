"""UCI data set 350 through feed, daily cycle and roll rates, against the raw file counted here.

30,000 card clients of a bank in Taiwan, six statements of 2005 (Yeh and Lien 2009, CC BY 4.0).
"""

import csv
import gzip
from collections import Counter
from itertools import pairwise

import duckdb
import pytest
from click.testing import CliRunner
from tests.real.data import CARDS, real_file

from forbear.cli import main
from forbear.portfolio.roll_rates import roll_rates

pytestmark = pytest.mark.real_data
MONTHS = ["2005-04-30", "2005-05-31", "2005-06-30", "2005-07-31", "2005-08-31", "2005-09-30"]
PUBLISHED = ["PAY_6", "PAY_5", "PAY_4", "PAY_3", "PAY_2", "PAY_0"]
NAMES = {-2: "unused", -1: "in full", 0: "revolving"}
WITHIN = 0.001  # 0.1 point


@pytest.fixture(scope="module")
def statuses():
    """Each client's six published statuses, April first."""
    with gzip.open(real_file(CARDS), "rt", encoding="utf-8") as lines:
        return [[int(row[name]) for name in PUBLISHED] for row in csv.DictReader(lines)]


@pytest.fixture(scope="module")
def days(tmp_path_factory):
    """The six feeds, each run through the whole daily cycle."""
    folder = tmp_path_factory.mktemp("uci")
    cards = real_file(CARDS)

    def forbear(*words):
        result = CliRunner().invoke(main, [str(word) for word in words])
        assert result.exit_code == 0, result.output

    forbear("feed", "from-uci-cards", cards, "--out", folder / "feeds", "--json")
    for day in MONTHS:
        feed, out = folder / "feeds" / day[:7], folder / "days" / day
        forbear("day", "run", "--feed", feed, "--as-of", day, "--out", out, "--json")
    return [folder / "days" / day for day in MONTHS]


@pytest.fixture(scope="module")
def found(days):
    with duckdb.connect() as con:
        return roll_rates(con, days, "cycles")


def name(status):
    return NAMES.get(status, str(status))


def test_the_file_is_the_published_one(statuses):
    assert len(statuses) == 30_000
    assert sum(len(row) for row in statuses) == 180_000


def test_nothing_is_set_aside(days):
    for day in days:
        rows = duckdb.execute(f"SELECT count(*) FROM '{day}/quarantine.parquet'").fetchone()
        assert rows == (0,), day


def test_the_whole_roll_rate_table_is_the_raw_files(statuses, found):
    moved = Counter((name(a), name(b)) for row in statuses for a, b in pairwise(row))
    left = Counter()
    for (before, _), count in moved.items():
        left[before] += count
    assert set(found.states) == {name(status) for row in statuses for status in row}
    for before in found.states:
        assert found.leaving(before) == left[before]
        for after in found.states:
            told = found.moves.get((before, after), 0)
            assert told / max(left[before], 1) == pytest.approx(
                moved[before, after] / max(left[before], 1), abs=WITHIN
            ), f"from {before} to {after}"


@pytest.mark.parametrize(
    "before, after, per_cent",
    [("2", "2", 58.0), ("2", "3", 6.3), ("2", "revolving", 17.3)],
)
def test_two_months_late(found, before, after, per_cent):
    assert found.share_bp(before, after) / 100 == pytest.approx(per_cent, abs=0.1)


def test_four_months_late_and_more(found):
    deep = [str(months) for months in range(4, 9)]
    stay = sum(found.moves.get((before, after), 0) for before in deep for after in deep)
    assert 100 * stay / sum(map(found.leaving, deep)) == pytest.approx(64.5, abs=0.1)


def test_buckets_follow_the_cores_cycles(days, statuses):
    for place, day in enumerate(days):
        told = dict(
            duckdb.execute(
                f"SELECT bucket, count(*) FROM '{day}/ageing.parquet' GROUP BY 1"
            ).fetchall()
        )
        raw = Counter(f"M{min(max(row[place], 0), 7)}" for row in statuses)
        assert told == dict(raw), day


def test_our_own_ageing_agrees_as_often_as_the_manual_says(days):
    """docs/reference/uci-cards.md: of 150,000, May to September; April has no due before it."""
    breaks = ", ".join(f"'{day}/breaks.parquet'" for day in days[1:])
    exact, late = duckdb.execute(
        f"""
        SELECT count(*), count(*) FILTER ((core > 0) <> (ours > 0))
        FROM read_parquet([{breaks}]) WHERE field = 'cycles_late'
        """
    ).fetchone()
    assert 100 - exact / 1_500 == pytest.approx(82.3, abs=0.05), "the same number of months"
    assert 100 - late / 1_500 == pytest.approx(86.2, abs=0.05), "late or not late"


def test_the_status_tells_what_became_of_the_bill_a_month_later(days):
    """The chief reason for the differences: compared a month later, many more agree."""
    same = whole = 0
    for day, following in pairwise(days):
        agree, count = duckdb.execute(
            f"""
            SELECT count(*) FILTER ((b.cycles_late > 0) = (a.own_cycles_late > 0)), count(*)
            FROM '{day}/steps/standing.parquet' b
            JOIN '{following}/steps/standing.parquet' a USING (account_id)
            WHERE '{day.name}' > '2005-04-30'
            """
        ).fetchone()
        same, whole = same + agree, whole + count
    assert whole == 120_000
    assert 100 * same / whole == pytest.approx(93.0, abs=0.05)

"""The manual's page on the day says what the files and the summary hold."""

from pathlib import Path

import pytest
from tests.day.household import AS_OF, Lender
from tests.day.test_summary import COLUMNS

from forbear.cli.day import SAYS
from forbear.portfolio.publish.folder import FILES
from forbear.portfolio.run import INTERMEDIATES, run_day

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "day.md").read_text("utf-8")


@pytest.mark.parametrize("name", [*FILES, *(f"steps/{name}" for name in INTERMEDIATES)])
def test_every_file_is_named(name):
    assert name in PAGE or name in ("steps/taken", "steps/feed.json")


@pytest.mark.parametrize("table", COLUMNS)
def test_the_columns_are_those_that_the_page_gives(table):
    (line,) = [row for row in PAGE.splitlines() if row.startswith(f"| `{table}.parquet` |")]
    named = [word.split(" ")[0].rstrip("?") for word in line.split("|")[2].strip().split(", ")]
    assert named == [name for name, _ in COLUMNS[table]]


@pytest.mark.parametrize("step", SAYS)
def test_every_step_is_told(step):
    assert f"| {step} |" in PAGE


def test_every_part_of_the_summary_is_named(tmp_path):
    lender = Lender()
    lender.late("lin")
    summary = run_day(lender.write(tmp_path / "feed"), AS_OF, tmp_path / "day").summary
    assert not [part for part in summary if f"`{part}`" not in PAGE]

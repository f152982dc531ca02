"""The feed's reference says what the schema says, and its numbers are those of the example."""

import re
from pathlib import Path

import duckdb
import pytest

from forbear.portfolio.feed import take
from forbear.portfolio.feed.schema import TABLES

from .small_feed import EXAMPLE, read

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "feed.md"
BEGIN, END = "<!-- columns: from portfolio/feed/schema.py -->", "<!-- end of columns -->"
KINDS = {
    "id": "id",
    "text": "text",
    "date": "date",
    "instant": "instant",
    "whole": "whole number",
    "cents": "whole number above 0",
    "bool": "`true` or `false`",
    "place": "place",
    "currency": "currency",
    "zone": "time zone",
    "language": "language",
}


def columns_as_markdown():
    lines = []
    for table in TABLES.values():
        lines += ["", f"### {table.name}{' (optional)' if table.optional else ''}", ""]
        lines += ["| column | holds | meaning |", "|---|---|---|"]
        for column in table.columns:
            holds = " ".join(f"`{word}`" for word in column.words)
            holds = KINDS.get(column.kind, holds)
            name = f"{column.name}{'?' if column.optional else ''}"
            lines.append(f"| {name} | {holds} | {column.meaning} |")
    return "\n".join(lines).strip()


def test_the_columns_are_those_of_the_schema():
    said = PAGE.read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0].strip()
    assert said == columns_as_markdown(), "put this between the marks:\n" + columns_as_markdown()


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    work = tmp_path_factory.mktemp("work")
    with duckdb.connect() as con:
        take(con, EXAMPLE, work)
    return work


def test_the_shares_of_the_page_are_those_of_the_example(taken):
    rows = read(taken / "taken" / "shared.parquet", "payment_id, account_id, cents, why")
    page = PAGE.read_text(encoding="utf-8")
    for payment, account, cents, why in rows:
        assert f"| {payment} | {account} | {cents} | {why} |" in page


def test_the_example_of_the_page_is_the_file(taken):
    said = re.search(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert said is not None
    assert said.group(1) == (EXAMPLE / "feed.toml").read_text(encoding="utf-8")

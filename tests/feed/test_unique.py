"""Ids that stand twice are found whatever the size of the file and the order of its rows."""

import random

import duckdb
import pytest

from forbear.portfolio.feed import unique


@pytest.mark.parametrize("at_once", [10_000, 300])
@pytest.mark.parametrize(
    ("doubled", "say"),
    [([], "none"), ([5], "one"), ([0, 0, 999], "one three times"), (range(1000), "every one")],
)
def test_all_rows_but_the_first_of_an_id_are_found(tmp_path, monkeypatch, at_once, doubled, say):
    monkeypatch.setattr(unique, "ROWS_AT_ONCE", at_once)
    ids = [f"d{number}" for number in range(1000)] + [f"d{number}" for number in doubled]
    random.Random(3).shuffle(ids)
    ids[10:10] = [None, None]
    seen, expected = set(), []
    for line, name in enumerate(ids, 2):
        if name in seen:
            expected.append(line)
        seen |= {name} - {None}
    with duckdb.connect() as con:
        con.execute("CREATE TABLE ids AS SELECT unnest(?) AS id", [ids])
        con.execute(f"COPY ids TO '{tmp_path}/ids.parquet' (FORMAT parquet)")
        rows = (
            "(SELECT *, file_row_number + 2 AS __row FROM"
            f" read_parquet('{tmp_path}/ids.parquet', file_row_number = true)) r"
        )
        found = unique.find_doubles(con, "r.id", rows, len(ids), tmp_path)
        assert found == bool(expected), say
        if found:
            lines = con.execute("SELECT line FROM feed_doubles ORDER BY line").fetchall()
            assert [line for (line,) in lines] == expected, say
    assert [path.name for path in tmp_path.iterdir()] == ["ids.parquet"], "nothing is left behind"

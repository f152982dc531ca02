"""Ids that stand twice. Most files come in the order of their ids, which proves it in one pass."""

import duckdb

SAMPLE_ROWS = 20_000
ROWS_AT_ONCE = 50_000_000


def find_doubles(con: duckdb.DuckDBPyConnection, key: str, rows: str, count: int) -> bool:
    """Whether an id stands twice; if so `feed_doubles(line)` holds all its rows but the first."""
    ids = f"SELECT {key} AS id, r.__row AS line FROM {rows}"
    if _climbs(con, f"{ids} LIMIT {SAMPLE_ROWS}") and _climbs(con, ids):
        return False
    parts = 1 + count // ROWS_AT_ONCE
    if not any(_repeats(con, ids, part, parts) for part in range(parts)):
        return False
    con.execute(f"""
        CREATE OR REPLACE TEMP TABLE feed_doubles AS
        WITH ids AS ({ids}), twice AS (SELECT id FROM ids GROUP BY id HAVING count(*) > 1)
        SELECT line FROM (
            SELECT line, row_number() OVER (PARTITION BY id ORDER BY line) AS place
            FROM ids SEMI JOIN twice USING (id)
        ) WHERE place > 1
    """)
    return True


def _climbs(con: duckdb.DuckDBPyConnection, ids: str) -> bool:
    """Whether every id is greater than the one before it, in whatever order the rows are read."""
    query = f"""
        SELECT count(*) FROM (SELECT id, lag(id) OVER () AS before FROM ({ids}))
        WHERE NOT coalesce(id > before, before IS NULL AND id IS NOT NULL)
    """
    row = con.execute(query).fetchone()
    return row is not None and row[0] == 0


def _repeats(con: duckdb.DuckDBPyConnection, ids: str, part: int, parts: int) -> bool:
    """Whether an id of this part stands twice; empty ids are told of elsewhere."""
    within = f"WHERE hash(id) % {parts} = {part}" if parts > 1 else ""
    row = con.execute(f"SELECT count(id) > count(DISTINCT id) FROM ({ids}) {within}").fetchone()
    return row is not None and bool(row[0])

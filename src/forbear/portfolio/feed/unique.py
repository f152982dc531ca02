"""Ids that stand twice: 64-bit hashes of all ids, sorted a part at a time, then a close look.

Different hashes prove different ids, so a clean file is proved clean by sorting whole numbers;
only rows whose hashes meet are compared as texts. What is held at once is bounded: larger files go
through part files by the first bits of the hash.
"""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

ROWS_AT_ONCE = 20_000_000
PARTS_BITS = 4
_Hashes = NDArray[np.uint64]


def find_doubles(
    con: duckdb.DuckDBPyConnection, key: str, rows: str, count: int, scratch: Path
) -> bool:
    """Whether an id stands twice; if so `feed_doubles(line)` holds all its rows but the first.

    `key` is SQL for the id over `rows`, a relation called `r` with `__row` and `file_row_number`.
    """
    pieces = _pieces(con, key, rows, count)
    parts = pieces if count <= ROWS_AT_ONCE else _by_first_bits(pieces, scratch)
    met = np.concatenate([_twice(part) for part in parts] or [np.empty(0, np.uint64)])
    if not met.size:
        return False
    con.register("feed_met", {"hash": met})
    con.execute(f"""
        CREATE OR REPLACE TEMP TABLE feed_doubles AS
        SELECT line FROM (
            SELECT line, row_number() OVER (PARTITION BY id ORDER BY line) AS place
            FROM (SELECT {key} AS id, r.__row AS line FROM {rows})
            WHERE id IS NOT NULL AND hash(id) IN (SELECT hash FROM feed_met)
        ) WHERE place > 1
    """)
    con.unregister("feed_met")
    row = con.execute("SELECT count(*) FROM feed_doubles").fetchone()
    return row is not None and row[0] > 0


def _pieces(con: duckdb.DuckDBPyConnection, key: str, rows: str, count: int) -> Iterator[_Hashes]:
    """The hashes of all ids that are there, some millions at a time."""
    for first in range(0, count, ROWS_AT_ONCE):
        fetched = con.execute(f"""
            SELECT hash({key}) AS hash FROM {rows}
            WHERE r.file_row_number >= {first} AND r.file_row_number < {first + ROWS_AT_ONCE}
                AND {key} IS NOT NULL
        """).fetchnumpy()
        yield np.asarray(fetched["hash"], dtype=np.uint64)


def _by_first_bits(pieces: Iterator[_Hashes], scratch: Path) -> Iterator[_Hashes]:
    """The same hashes, put together by their first bits through files in `scratch`."""
    files = [scratch / f"hashes.{part}" for part in range(1 << PARTS_BITS)]
    for piece in pieces:
        first_bits = piece >> np.uint64(64 - PARTS_BITS)
        for part, path in enumerate(files):
            with path.open("ab") as out:
                piece[first_bits == part].tofile(out)
    for path in files:
        yield np.fromfile(path, dtype=np.uint64)
        path.unlink()


def _twice(hashes: _Hashes) -> _Hashes:
    """The hashes that stand there more than once."""
    ordered = np.sort(hashes)
    return np.unique(ordered[1:][ordered[1:] == ordered[:-1]])

"""Roll rates: of the accounts in a bucket at one day's end, how many stand where at the next's.

Read from finished days (the outputs of `forbear day run`), by bucket or by the core's cycles.
A core that counts cycles calls what is not late unused, paid in full or revolving; which one is
read from the balance that its snapshot carries: none, nothing, or something.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import duckdb

UNUSED, IN_FULL, REVOLVING = "unused", "in full", "revolving"
BY = ("bucket", "cycles")


class NoDayError(ValueError):
    """A folder that is no finished day; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class RollRates:
    """How many accounts moved from one state to another, all day pairs pooled."""

    moves: Mapping[tuple[str, str], int]

    @property
    def states(self) -> list[str]:
        """Every state there is, the mildest first."""
        return sorted({state for move in self.moves for state in move}, key=_severity)

    def leaving(self, state: str) -> int:
        """Accounts seen in a state with a day after it."""
        return sum(count for (before, _), count in self.moves.items() if before == state)

    def share_bp(self, before: str, after: str) -> int | None:
        """Parts in ten thousand of those in one state who are next seen in the other."""
        whole = self.leaving(before)
        return (
            (self.moves.get((before, after), 0) * 10_000 + whole // 2) // whole if whole else None
        )

    def as_json(self) -> dict[str, object]:
        """Counts and shares, a row a state."""
        return {
            before: {
                "accounts": self.leaving(before),
                "to": {
                    after: {"accounts": count, "share_bp": self.share_bp(before, after)}
                    for after in self.states
                    if (count := self.moves.get((before, after), 0))
                },
            }
            for before in self.states
            if self.leaving(before)
        }


def roll_rates(
    con: duckdb.DuckDBPyConnection, days: Sequence[Path], by: str = "bucket"
) -> RollRates:
    """Pool the moves between each day and the one after it, in the order given.

    `days` are output folders of `forbear day run`, the oldest first; an account that one of the
    two days does not know is left out of that pair.
    """
    if by not in BY:
        raise ValueError(f"by is {by!r}. Use one of {' '.join(BY)}.")
    moves: dict[tuple[str, str], int] = {}
    for earlier, later in pairwise(days):
        counted = con.execute(
            f"""
            SELECT b.state, a.state, count(*)
            FROM ({_state_sql(earlier, by)}) b JOIN ({_state_sql(later, by)}) a USING (account_id)
            GROUP BY ALL
            """
        ).fetchall()
        for before, after, count in counted:
            moves[before, after] = moves.get((before, after), 0) + count
    return RollRates(moves)


def _state_sql(day: Path, by: str) -> str:
    """SQL: account_id and state of every account on a day."""
    if by == "bucket":
        return f"SELECT account_id, bucket AS state FROM {_table(day, 'ageing')}"
    snapshots = _table(day / "steps" / "taken", "snapshots")
    return f"""
        SELECT t.account_id, CASE
            WHEN t.cycles_late > 0 THEN CAST(t.cycles_late AS VARCHAR)
            WHEN s.principal_cents IS NULL THEN '{UNUSED}'
            WHEN s.principal_cents = 0 THEN '{IN_FULL}'
            ELSE '{REVOLVING}' END AS state
        FROM {_table(day / "steps", "standing")} t LEFT JOIN {snapshots} s USING (account_id)
    """


def _table(folder: Path, name: str) -> str:
    """One Parquet file, or a folder of parts of the same name."""
    whole, parts = folder / f"{name}.parquet", folder / name
    if not whole.is_file() and not parts.is_dir():
        raise NoDayError(f"{whole} is not there. Name a finished output of `forbear day run`.")
    path = whole if whole.is_file() else parts / "*.parquet"
    return "read_parquet('{}')".format(str(path).replace("'", "''"))


def _severity(state: str) -> tuple[int, str]:
    mild = (UNUSED, IN_FULL, REVOLVING)
    if state in mild:
        return mild.index(state) - len(mild), ""
    return (int(state), "") if state.isdigit() else (0, state)

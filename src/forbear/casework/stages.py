"""How far along a case is: buckets M0…M7 and the stages they make; no step is skipped silently."""

from typing import NamedTuple

from forbear.casework.life import NotInTheTableError

BUCKETS = ("M0", "M1", "M2", "M3", "M4", "M5", "M6", "M7")
# bucket -> stage. M0 is a case whose every late day was paused: early, and shown as paused.
_STAGE = {
    "M0": "early",
    "M1": "early",
    "M2": "middle",
    "M3": "middle",
    "M4": "late",
    "M5": "late",
    "M6": "late",
    "M7": "long",
}
STAGES = ("early", "middle", "late", "long")


class Step(NamedTuple):
    """One bucket to the next. `passed` = the case went straight on, it did not stop there."""

    old: str
    new: str
    passed: bool


def stage(bucket: str) -> str:
    """The stage that a bucket belongs to."""
    _known(bucket)
    return _STAGE[bucket]


def steps(old: str, new: str) -> list[Step]:
    """Every single step from one bucket to another, up or down, so that none is left out."""
    start, end = _known(old), _known(new)
    way = 1 if end > start else -1
    return [Step(BUCKETS[at], BUCKETS[at + way], at + way != end) for at in range(start, end, way)]


def _known(bucket: str) -> int:
    if bucket not in BUCKETS:
        raise NotInTheTableError(f"There is no bucket {bucket!r}. Buckets: {', '.join(BUCKETS)}.")
    return BUCKETS.index(bucket)

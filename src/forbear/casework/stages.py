"""How far along a case is: buckets M0…M7 and the stages they make; no step is skipped silently."""

from forbear.casework.life import NotInTheTableError

BUCKETS = ("M0", "M1", "M2", "M3", "M4", "M5", "M6", "M7")
# M0 is a case whose every late day was paused: early, and shown as paused.
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


def stage(bucket: str) -> str:
    """The stage that a bucket belongs to."""
    _place(bucket)
    return _STAGE[bucket]


def passed(old: str, new: str) -> tuple[str, ...]:
    """The buckets that a case went through on its way from one to another without stopping there.

    The timeline names them with the move, so that no stage is skipped silently.
    """
    start, end = _place(old), _place(new)
    way = 1 if end > start else -1
    return tuple(BUCKETS[at] for at in range(start + way, end, way)) if start != end else ()


def _place(bucket: str) -> int:
    if bucket not in BUCKETS:
        raise NotInTheTableError(f"There is no bucket {bucket!r}. Buckets: {', '.join(BUCKETS)}.")
    return BUCKETS.index(bucket)

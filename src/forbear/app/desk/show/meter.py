"""The days-late meter: six segments of thirty days, as percentages of its width."""

from typing import NamedTuple

SEGMENTS = 6
DAYS_A_SEGMENT = 30
_STEP, _WIDTH = 17.0, 15.0
# Day 91: from here a Chinese card pays principal before interest.
TICK_AT = 3 * _STEP - (_STEP - _WIDTH) / 2


class Segment(NamedTuple):
    """`x` and `bed` place the segment, `gone` is how much of it is filled; per cent."""

    x: float
    bed: float
    gone: float


def segments(days: int) -> list[Segment]:
    """How far each segment is filled after so many days late."""
    return [
        Segment(
            x=_STEP * index,
            bed=_WIDTH,
            gone=round(_WIDTH * min(max(days - DAYS_A_SEGMENT * index, 0), 30) / 30, 2),
        )
        for index in range(SEGMENTS)
    ]

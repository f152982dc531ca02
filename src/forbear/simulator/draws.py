"""Random numbers that have an address: (seed, stream, entity, period), never a position in a queue.

The mixer is SplitMix64's finaliser, run once for each part of the address. Two draws with the
same address are the same number; no draw depends on which others were made before it.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Bits = NDArray[np.uint64]
Bools = NDArray[np.bool_]

_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
WHOLE = 1_000_000  # shares are whole parts of a million


def _mix(bits: Bits) -> Bits:
    bits = (bits + _STEP).astype(np.uint64)
    bits = (bits ^ (bits >> np.uint64(30))) * _FIRST
    bits = (bits ^ (bits >> np.uint64(27))) * _SECOND
    return bits ^ (bits >> np.uint64(31))


@dataclass(frozen=True, slots=True)
class Draws:
    """The draws of one town. `entity` and `period` say whom and when a draw is about."""

    seed: int

    def bits(self, stream: str, entity: Ints, period: Ints | int = 0) -> Bits:
        """64 even bits for each address."""
        with np.errstate(over="ignore"):
            name = np.array([zlib.crc32(stream.encode()), self.seed], dtype=np.int64)
            key = _mix(_mix(name[:1].view(np.uint64)) ^ name[1:].view(np.uint64))
            mixed = _mix(np.asarray(entity, np.int64).view(np.uint64) ^ key)
            return _mix(mixed ^ np.atleast_1d(np.asarray(period, np.int64)).view(np.uint64))

    def share(self, stream: str, entity: Ints, period: Ints | int = 0) -> Ints:
        """An even whole number from 0 to 999,999."""
        return self.below(WHOLE, stream, entity, period)

    def below(self, limit: int | Ints, stream: str, entity: Ints, period: Ints | int = 0) -> Ints:
        """An even whole number from 0 to limit - 1; every limit is far below 2**31."""
        high = self.bits(stream, entity, period) >> np.uint64(32)
        scaled = high * np.asarray(limit).astype(np.uint64) >> np.uint64(32)
        return scaled.astype(np.int64)

    def happens(self, parts: int, stream: str, entity: Ints, period: Ints | int = 0) -> Bools:
        """True in `parts` of a million."""
        return self.share(stream, entity, period) < parts

    def choose(
        self, weights: Sequence[int], stream: str, entity: Ints, period: Ints | int = 0
    ) -> Ints:
        """An index, drawn in proportion to whole-number weights."""
        steps = np.cumsum(np.asarray(weights, np.int64))
        drawn = self.below(int(steps[-1]), stream, entity, period)
        return np.searchsorted(steps, drawn, side="right").astype(np.int64)

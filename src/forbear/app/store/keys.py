"""Version-7 UUIDs (RFC 9562) made by the application: keys that sort by the time they were made."""

import os
import time
from uuid import UUID


def uuid7() -> UUID:
    """48 bits of Unix milliseconds, then version, variant and 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    tail = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & (1 << 48) - 1) << 80
    value |= 0x7 << 76
    value |= (tail >> 64 & 0xFFF) << 64
    value |= 0b10 << 62
    value |= tail & (1 << 62) - 1
    return UUID(int=value)

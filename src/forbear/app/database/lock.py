"""Locks between Forbear's processes. The kernel lets go of them however a process ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self


class Lock:
    """An advisory lock on a file, held from `shared` or `alone` until `release` or death."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)

    def shared(self) -> Self:
        fcntl.flock(self._file, fcntl.LOCK_SH)
        return self

    def alone(self) -> Self:
        fcntl.flock(self._file, fcntl.LOCK_EX)
        return self

    def alone_now(self) -> bool:
        """Take it if nobody else holds it; False when somebody does."""
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def note(self, text: str) -> None:
        """Write who holds the lock and where, for the one who finds it taken."""
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, text.encode(), 0)

    def read(self) -> str:
        """What the holder wrote."""
        return self.path.read_text()

    def release(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


@contextmanager
def holding(path: Path) -> Iterator[None]:
    """Nobody else is inside a block of the same path at the same time."""
    lock = Lock(path).alone()
    try:
        yield
    finally:
        lock.release()

"""One run at a time writes one output. The lock dies with its process, however that ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class BusyError(RuntimeError):
    """Another run is writing the same output now."""


@contextmanager
def alone_in(work: Path) -> Iterator[None]:
    """Hold the work folder alone while the block runs; refuse when somebody else does."""
    while True:
        work.mkdir(parents=True, exist_ok=True)
        path = work / "lock"
        with path.open("a") as held:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise BusyError(
                    f"Another run is at work in {work}. Let it finish, or name another --out."
                ) from error
            if not _is_still(path, held.fileno()):
                continue  # the run before us finished and swept its folder away meanwhile
            yield
            return


def _is_still(path: Path, descriptor: int) -> bool:
    return path.exists() and path.stat().st_ino == os.fstat(descriptor).st_ino

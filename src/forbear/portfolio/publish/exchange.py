"""Put one folder in the place of another in a single step of the file system.

Linux and macOS can exchange two names at once. Where the file system cannot, there is a moment
between two renames in which the name is not there; nobody ever sees a half.
"""

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV}


def exchange(new: Path, old: Path) -> None:
    """Let two folders change names; afterwards `new` holds what `old` was."""
    if _exchange_at_once(new, old):
        return
    aside = new.with_name(new.name + ".aside")
    old.rename(aside)
    new.rename(old)
    aside.rename(new)


def _exchange_at_once(new: Path, old: Path) -> bool:
    library = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(new), os.fsencode(old)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(first, second, _RENAME_SWAP)
    elif hasattr(library, "renameat2"):
        failed = library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    else:
        return False
    if failed and ctypes.get_errno() not in _CANNOT:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(old))
    return not failed

"""Is the process that a pid file names really our server? Pids come round again."""

import os
import subprocess
from pathlib import Path


def server_pid(data: Path) -> int | None:
    """The pid in `postmaster.pid`, or None without a file that holds one."""
    return named_in(data / "postmaster.pid")


def named_in(lock: Path) -> int | None:
    """The pid on the first line of one of the server's lock files."""
    try:
        return int(lock.read_text().split("\n")[0])
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None


def exists(pid: int) -> bool:
    """Is there a process of that number, and not only the remains of one?"""
    return taken(pid) and not _state(pid).startswith("Z")


def taken(pid: int) -> bool:
    """Does the number name anything at all, a dead process that nobody has looked at included?"""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # somebody else's, so it is there
    return True


def is_server(pid: int, data: Path) -> bool:
    """Is that process a living PostgreSQL working in this data folder?"""
    if not exists(pid):
        return False
    here = Path(f"/proc/{pid}/cwd")
    try:
        return here.resolve(strict=True) == data.resolve()
    except OSError:
        return "postgres" in _ps(pid, "command=")  # no /proc (macOS), or not ours to look into


def anyone_inside(data: Path) -> bool:
    """Does any process still work in this data folder? Without /proc: no one that we can see."""
    there = data.resolve()
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if (entry / "cwd").resolve(strict=True) == there:
                return True
        except OSError:
            continue  # gone meanwhile, or not ours to look into
    return False


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].strip()
    except FileNotFoundError:
        return _ps(pid, "state=")


def _ps(pid: int, column: str) -> str:
    said = subprocess.run(
        ["ps", "-p", str(pid), "-o", column], capture_output=True, text=True, check=False
    )
    return said.stdout.strip()

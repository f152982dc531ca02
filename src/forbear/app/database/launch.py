"""Starting the server's process, whatever a killed one has left in the data folder."""

import os
import pwd
import socket
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from forbear.app.database import process
from forbear.app.database.address import PORT
from forbear.app.database.missing import MissingPartError
from forbear.app.home import write_private

PATIENCE_SECONDS = 600  # recovery after a crash may take minutes, and is not an error
SOCKET_PATH_MAX = 100
OPTIONS = "FORBEAR_POSTGRES_OPTIONS"
LEFT_BEHIND = ("still in use", "lock file")


class Child(subprocess.Popen[bytes]):
    """The server's process. It is meant to outlive the one who started it and to be joined."""

    def __del__(self) -> None:
        """Without the warning that a forgotten child would deserve."""


def as_account(account: pwd.struct_passwd | None) -> dict[str, Any]:
    """How a program of the server is started: with nothing of ours but what it needs."""
    how: dict[str, Any] = {
        "env": {"PATH": "/usr/bin:/bin", "LANG": "C", "TZ": "UTC"},
        "cwd": "/",
        "umask": 0o077,
        "stdin": subprocess.DEVNULL,
    }
    if account is not None:
        how |= {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    return how


def launch(
    programs: Path, root: Path, account: pwd.struct_passwd | None, answers: Callable[[], bool]
) -> Child | None:
    """Start the server and wait until it answers. None when one was already on its way up."""
    data, log = root / "data", root / "log"
    end = time.monotonic() + PATIENCE_SECONDS
    child: Child | None = None
    while not answers():
        over = child is None or child.poll() is not None
        if over and not process.anyone_inside(data):
            if child is not None:
                _check_excuse(log)
            _clear_locks(data, root / "run")
            child = _spawn(programs, root, account)
        if time.monotonic() > end:
            raise MissingPartError(
                f"PostgreSQL does not answer. The end of {log}:\n{last_words(log)}"
            )
        time.sleep(0.03)
    return child


def _check_excuse(log: Path) -> None:
    """A start that failed on what a killed server left is tried again; any other is said."""
    said = last_words(log)
    if not any(sign in said for sign in LEFT_BEHIND):
        raise MissingPartError(f"PostgreSQL does not start. The end of {log}:\n{said}")
    time.sleep(0.3)


def _clear_locks(data: Path, run: Path) -> None:
    """Remove lock files whose number means no server of ours: a zombie, or somebody else now.

    PostgreSQL takes both for a running server. When the number names nothing, it sees so itself.
    """
    for lock in (data / "postmaster.pid", run / f".s.PGSQL.{PORT}.lock"):
        pid = process.named_in(lock)
        if pid is not None and process.taken(pid) and not process.is_server(pid, data):
            lock.unlink()


def last_words(log: Path) -> str:
    return "\n".join(log.read_text(errors="replace").splitlines()[-8:])


def _spawn(programs: Path, root: Path, account: pwd.struct_passwd | None) -> Child:
    settings = {**_listening(root / "run"), **_wished()}
    arguments = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    with (root / "log").open("ab") as out:
        return Child(
            [str(programs / "postgres"), "-D", str(root / "data"), *arguments],
            stdout=out,
            stderr=out,
            start_new_session=True,  # Ctrl-C is for Forbear, which then stops the server in order
            **as_account(account),
        )


def _listening(run: Path) -> dict[str, str]:
    """A socket only its owner can reach; loopback where the path is too long for one."""
    if len(os.fsencode(f"{run}/.s.PGSQL.{PORT}")) <= SOCKET_PATH_MAX and "," not in str(run):
        folder = str(run).replace('"', '""')
        return {
            "listen_addresses": "",
            "port": str(PORT),
            "unix_socket_directories": f'"{folder}"',
            "unix_socket_permissions": "0700",
        }
    port = _loopback_port(run.parent / "port")
    return {"listen_addresses": "127.0.0.1", "port": str(port), "unix_socket_directories": ""}


def _loopback_port(note: Path) -> int:
    """The port of last time if it is free, so that those who were connected find it again."""
    with suppress(FileNotFoundError, ValueError, OSError), socket.socket() as probe:
        before = int(note.read_text())
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", before))
        return before
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    write_private(note, str(port))
    return port


def _wished() -> dict[str, str]:
    """FORBEAR_POSTGRES_OPTIONS, such as `shared_buffers=1GB work_mem=64MB`."""
    words = os.environ.get(OPTIONS, "").split()
    wrong = [word for word in words if "=" not in word]
    if wrong:
        raise MissingPartError(f"{OPTIONS} holds {wrong[0]!r}. Write it like shared_buffers=1GB.")
    return dict(word.split("=", 1) for word in words)

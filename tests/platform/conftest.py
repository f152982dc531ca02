"""Real processes: a home of its own for each test, and `forbear` run as a user would."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

FORBEAR = [sys.executable, "-c", "from forbear.cli import main; main()"]
WAIT_SECONDS = 60


@pytest.fixture
def home(database_kind, monkeypatch):
    """An empty place for one installation, and at the end nobody left running in it."""
    if database_kind == "debian":
        debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        if not debian:
            pytest.skip("no PostgreSQL under /usr/lib/postgresql: apt-get install postgresql")
        monkeypatch.setenv("FORBEAR_POSTGRES_BIN", str(debian[-1]))
    folder = Path(tempfile.mkdtemp(prefix="fb-"))
    folder.chmod(0o711)
    # A process is killed here, never the machine: what was written stays written without fsync.
    monkeypatch.setenv("FORBEAR_POSTGRES_OPTIONS", "fsync=off full_page_writes=off")
    monkeypatch.setenv("FORBEAR_STATE", str(folder / "state"))
    monkeypatch.setenv("FORBEAR_ACCOUNT", "postgres" if _has_postgres() else "nobody")
    yield folder / "var"
    for process in psutil.process_iter(["cmdline", "environ"]):
        if str(folder) in " ".join([*(process.info["cmdline"] or []), *_home_of(process)]):
            process.kill()
    shutil.rmtree(folder, ignore_errors=True)


def _home_of(process: psutil.Process) -> list[str]:
    return [(process.info["environ"] or {}).get("FORBEAR_HOME", "")]


def _has_postgres() -> bool:
    return subprocess.run(["id", "postgres"], capture_output=True, check=False).returncode == 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(true: Callable[[], object], say: str, seconds: float = WAIT_SECONDS):
    """Wait for something to become true, and give it; never for longer than that."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = true()
        if answer:
            return answer
        time.sleep(0.05)
    raise AssertionError(f"not within {seconds} s: {say}")


class Desk:
    """A `forbear serve` of our own."""

    def __init__(self, home: Path, *more: str) -> None:
        self.home, self.port = home, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        command = ["serve", "--home", str(home), "--port", str(self.port), *more]
        self.process = subprocess.Popen(
            [*FORBEAR, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def answers(self) -> str | None:
        try:
            with urllib.request.urlopen(f"{self.url}/alive/", timeout=5) as page:
                return page.read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return None

    def ready(self) -> "Desk":
        until(lambda: self.answers() or self.process.poll() is not None, "the desk answers")
        assert self.process.poll() is None, "".join(self.process.communicate())
        return self

    def family(self) -> list[psutil.Process]:
        """Web server and worker; the database server has a session, but this parent, too."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def end(self, signal_: int) -> tuple[int, str]:
        """Send the signal; the exit code and what was said on standard error."""
        self.process.send_signal(signal_)
        said = self.process.communicate(timeout=WAIT_SECONDS)[1]
        return self.process.returncode, said


@pytest.fixture
def desk(home):
    """Start desks with `desk()`; those left at the end are stopped."""
    started: list[Desk] = []

    def start(*more: str) -> Desk:
        started.append(Desk(home, *more))
        return started[-1].ready()

    yield start
    for one in started:
        if one.process.poll() is None:
            one.end(signal.SIGTERM)
        one.process.stdout.close()
        one.process.stderr.close()


@pytest.fixture
def forbear(home):
    """Run `forbear …` on this home to its end; the result has returncode, stdout and stderr."""

    def run(*arguments: str) -> subprocess.CompletedProcess:
        environment = {**os.environ, "FORBEAR_HOME": str(home), "COLUMNS": "200"}
        return subprocess.run(
            [*FORBEAR, *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run


def server_pid(home: Path) -> int | None:
    """The database server's process in this home, if the file that names it is there."""
    try:
        return int((home / "database" / "data" / "postmaster.pid").read_text().split()[0])
    except (FileNotFoundError, NotADirectoryError, IndexError):
        return None


@pytest.fixture(scope="session")
def tools():
    """The plain functions above, for tests that a fixture does not fit."""
    return {"until": until, "server_pid": server_pid, "free_port": free_port}

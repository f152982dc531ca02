"""The processes of a running desk, started again when one of them dies."""

import os
import signal
import subprocess
import sys
import threading
import time
from types import FrameType

from forbear.app.database.server import Server
from forbear.app.serving.parent import PARENT

STOP_SECONDS = 20
QUICK_DEATH_SECONDS = 5
QUICK_DEATHS_MAX = 5


class Child:
    """One process, by the module that it runs. It hears of Ctrl-C from us, not the terminal."""

    def __init__(self, name: str, module: str, *arguments: str) -> None:
        self.name = name
        self._command = [sys.executable, "-m", module, *arguments]
        self._quick_deaths = 0
        self.start()

    def start(self) -> None:
        self._born = time.monotonic()
        self._again_at: float | None = None
        self.process = subprocess.Popen(
            self._command,
            env={**os.environ, PARENT: str(os.getpid())},
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )

    def revive(self) -> str | None:
        """Start it again if it died. A sentence when it keeps dying and there is no use."""
        code = self.process.poll()
        if code is None:
            return None
        now = time.monotonic()
        if self._again_at is None:
            quick = now - self._born < QUICK_DEATH_SECONDS
            self._quick_deaths = self._quick_deaths + 1 if quick else 0
            self._again_at = now + 2**self._quick_deaths - 1  # what it left may need a moment to go
        if self._quick_deaths >= QUICK_DEATHS_MAX:
            return f"The {self.name} keeps ending (exit code {code}); its last words stand above."
        if now >= self._again_at:
            self.start()
        return None

    def stop(self) -> None:
        """Ask it to end; after a while, end it."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Stop:
    """Set by SIGINT or SIGTERM; remembers which."""

    def __init__(self) -> None:
        self.signal: int | None = None
        self._event = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._heard)

    def _heard(self, number: int, _frame: FrameType | None) -> None:
        self.signal = number
        self._event.set()

    def wait(self, seconds: float) -> bool:
        return self._event.wait(seconds)


def watch_over(children: list[Child], database: Server | None, stop: Stop) -> str | None:
    """Keep server and children alive until told to stop. A sentence when one cannot be kept so."""
    while not stop.wait(0.5):
        if database is not None and not database.runs():
            database.start()
        for child in children:
            trouble = child.revive()
            if trouble:
                return trouble
    return None

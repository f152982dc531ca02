"""The PostgreSQL server of one home: made, started, joined and stopped.

Every Forbear process that uses it holds a shared lock; the last one to leave cleanly stops the
server. After `kill -9` of Forbear the server runs on without its starter: the next process joins
it, and stops it when it leaves. After `kill -9` of the server the next start recovers it.
"""

import os
import secrets
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psycopg

from forbear.app.database import account as accounts
from forbear.app.database import binaries, folders, process
from forbear.app.database.address import SUPERUSER, Address, embedded
from forbear.app.database.launch import PATIENCE_SECONDS, Child, as_account, launch
from forbear.app.database.lock import Lock, holding
from forbear.app.database.missing import MissingPartError
from forbear.app.database.roles import prepare_database
from forbear.app.home import write_private

BUILTIN_LOCALES_SINCE = 17
INITDB = ("-U", SUPERUSER, "-E", "UTF8", "--auth=scram-sha-256", "--data-checksums")


class Server:
    """The server of a home. `start` joins one that runs; `leave` stops it after the last user."""

    def __init__(self, home: Path, simulated: bool = False) -> None:
        self.home = home
        self.account = accounts.choose(home / "database" / "data", simulated)
        self.root = folders.prepare(home, self.account)
        self.data = self.root / "data"
        self._child: Child | None = None
        self._use: Lock | None = None

    def start(self) -> Address:
        """Join the running server or start it; make it first where there is none.

        Called again while in use, it brings a server back that was killed.
        """
        with holding(self.root / "start.lock"):
            programs = binaries.usable(self.root, self.account)
            self._check_major(programs)
            if not self.data.exists():
                self._make(programs)
            if self._use is None:
                self._use = Lock(self.root / "in_use.lock").shared()
            child = launch(programs, self.root, self.account, self.answers)
            if child is not None:
                self._reap()
                self._child = child
            prepare_database(self.superuser(), self.root)
        return embedded(self.home)

    def leave(self) -> None:
        """Stop using the server; when nobody else does, stop it."""
        if self._use is None:
            return
        with holding(self.root / "start.lock"):
            self._use.release()
            self._use = None
            others = Lock(self.root / "in_use.lock")
            if others.alone_now():
                self.stop()
            others.release()

    def stop(self) -> None:
        """End the server the fast way: transactions are rolled back, nothing committed is lost."""
        pid = process.server_pid(self.data)
        if pid is None or not self.runs():
            return
        os.kill(pid, signal.SIGINT)
        end = time.monotonic() + PATIENCE_SECONDS
        while process.exists(pid):
            if time.monotonic() > end:
                raise MissingPartError(
                    f"PostgreSQL (process {pid}) does not stop. See {self.root / 'log'}."
                )
            time.sleep(0.02)
        self._reap()

    def _reap(self) -> None:
        if self._child is not None:
            self._child.wait()
            self._child = None

    def runs(self) -> bool:
        """Is there a server process in our data folder?"""
        pid = process.server_pid(self.data)
        return pid is not None and process.is_server(pid, self.data)

    def answers(self) -> bool:
        """Does the server take connections, from us, with our password?"""
        try:
            psycopg.connect(self.superuser().conninfo(connect_timeout="3")).close()
        except psycopg.OperationalError:
            return False
        return True

    def superuser(self) -> Address:
        """How to connect as the one who may do everything: to make the database, and in tests."""
        password = (self.root / "password").read_text().strip()
        there = embedded(self.home).parameters
        return Address({**there, "user": SUPERUSER, "password": password, "dbname": "postgres"})

    def _check_major(self, programs: Path) -> None:
        try:
            made_by = int((self.data / "PG_VERSION").read_text())
        except FileNotFoundError:
            return
        ours = binaries.major(programs)
        if made_by != ours:
            raise MissingPartError(
                f"{self.data} was made by PostgreSQL {made_by}, and the programs here are version "
                f"{ours}. Name the programs of version {made_by} in {binaries.NAMED}, or move the "
                "data with pg_dump and pg_restore, or with pg_upgrade."
            )

    def _make(self, programs: Path) -> None:
        """initdb beside the final place, then one rename: a killed one leaves nothing to mend."""
        fresh = self.root / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        folders.for_account(fresh, self.account)
        password = secrets.token_urlsafe(24)
        write_private(self.root / "password", password)
        handed = folders.hand_over(self.root / "run" / "password", password, self.account)
        locale = ["--locale=C.UTF-8"]
        if binaries.major(programs) >= BUILTIN_LOCALES_SINCE:
            locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        made = subprocess.run(
            [str(programs / "initdb"), "-D", str(fresh), *locale, *INITDB, f"--pwfile={handed}"],
            capture_output=True,
            text=True,
            check=False,
            **as_account(self.account),
        )
        handed.unlink()
        if made.returncode:
            raise MissingPartError(f"initdb failed: {made.stderr.strip() or made.stdout.strip()}")
        fresh.rename(self.data)

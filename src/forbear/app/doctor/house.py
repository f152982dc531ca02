"""The home and the database server in it."""

import stat
import subprocess
from pathlib import Path

import psycopg

from forbear.app.database import account as accounts
from forbear.app.database import binaries, process
from forbear.app.database.address import PASSWORD_FILE, Address, embedded, external
from forbear.app.database.missing import MissingPartError
from forbear.app.database.roles import check_version
from forbear.app.doctor.finding import Finding

SECRETS = ("secret_key", "sign-ins.json", "database/password", f"database/{PASSWORD_FILE}")
FOR_OTHERS = stat.S_IRWXO


def home(there: Path) -> Finding:
    """Nobody else may read what is secret in it."""
    if not there.exists():
        return Finding(
            "home", "idle", f"{there} is not there yet", "forbear demo, or forbear serve"
        )
    folders = [folder for folder in (there / "database", there / "town") if folder.exists()]
    files = [there / name for name in SECRETS if (there / name).exists()]
    open_ones = [path for path in [*folders, *files] if path.stat().st_mode & FOR_OTHERS]
    if open_ones:
        names = " ".join(str(path) for path in open_ones)
        return Finding("home", "wrong", f"open to others: {names}", f"chmod o-rwx {names}")
    return Finding("home", "fine", f"{there}, closed to others")


def programs(there: Path) -> Finding:
    """The server's programs, and somebody to run them as."""
    if external() is not None:
        return Finding("database programs", "fine", "not needed: FORBEAR_DATABASE_URL is set")
    try:
        accounts.choose(there / "database" / "data", simulated=True)
        found = binaries.installed()
        major = binaries.major(found)
    except MissingPartError as error:
        return Finding("database programs", "missing", "cannot be started", str(error))
    except (OSError, subprocess.CalledProcessError) as error:
        return Finding(
            "database programs", "missing", str(error), f"Name others in {binaries.NAMED}."
        )
    return Finding("database programs", "fine", f"PostgreSQL {major} at {found}")


def database(there: Path) -> tuple[Finding, Address | None]:
    """Does it answer, and which version? The address only when it does."""
    outside = external()
    if outside is not None:
        try:
            version = check_version(outside)
        except MissingPartError as error:
            return Finding("database", "missing", outside.shown(), str(error)), None
        return Finding(
            "database", "fine", f"PostgreSQL {version // 10_000} at {outside.shown()}"
        ), (outside)
    data = there / "database" / "data"
    pid = process.server_pid(data)
    if not data.exists() or pid is None:
        return Finding("database", "idle", "not running", "forbear serve"), None
    if not process.is_server(pid, data):
        says = f"was killed (process {pid}); the next start recovers it, nothing saved is lost"
        return Finding("database", "wrong", says, "forbear serve"), None
    inside = embedded(there)
    try:
        with psycopg.connect(inside.conninfo(connect_timeout="5")) as connection:
            version = connection.info.server_version
    except psycopg.OperationalError as error:
        says = f"process {pid} does not answer: {str(error).strip()}"
        mend = f"Wait if it is recovering; see {data.parent / 'log'}."
        return Finding("database", "wrong", says, mend), None
    says = f"PostgreSQL {version // 10_000}.{version % 10_000}, process {pid}, {inside.shown()}"
    return Finding("database", "fine", says), inside

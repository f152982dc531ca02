"""Who the server runs as. PostgreSQL refuses root, so root hands it to a system account."""

import os
import pwd
import stat
from pathlib import Path

from forbear.app.database.missing import MissingPartError

NAMED = "FORBEAR_ACCOUNT"
PREFERRED = ("forbear", "postgres")
LAST_RESORT = "nobody"  # for people who do not exist: other services may run as nobody too


def choose(data: Path, simulated: bool = False) -> pwd.struct_passwd | None:
    """The account to drop to, or None when we are an ordinary user and simply stay so."""
    if os.geteuid() != 0:
        return None
    owner = _owner(data)
    if owner is not None:
        return owner
    wanted = os.environ.get(NAMED)
    for name in [wanted] if wanted else [*PREFERRED, *([LAST_RESORT] if simulated else [])]:
        account = _account(name)
        if account is not None and account.pw_uid != 0:
            return account
    raise MissingPartError(
        f"PostgreSQL does not run as root, and there is no account {wanted or 'forbear'!r} to run "
        "it as. Make one (useradd --system --no-create-home --shell /usr/sbin/nologin "
        f"{wanted or 'forbear'}), or start Forbear as an ordinary user."
    )


def _account(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _owner(data: Path) -> pwd.struct_passwd | None:
    """Who owns a data folder that is there already; it keeps its owner."""
    try:
        uid = data.stat().st_uid
        return pwd.getpwuid(uid) if uid else None
    except FileNotFoundError:
        return None
    except KeyError as error:
        raise MissingPartError(
            f"{data} belongs to user number {uid}, which has no name on this machine, and "
            "PostgreSQL needs one. Make an account with that number, or chown the folder."
        ) from error


def can_enter(path: Path, account: pwd.struct_passwd) -> bool:
    """May the account go through every directory down to this one?"""
    return all(_allows(d, account, stat.S_IXUSR) for d in [path, *path.parents])


def can_read(path: Path, account: pwd.struct_passwd) -> bool:
    return _allows(path, account, stat.S_IRUSR)


def _allows(path: Path, account: pwd.struct_passwd, owner_bit: int) -> bool:
    seen = path.stat()
    if seen.st_uid == account.pw_uid:
        return bool(seen.st_mode & owner_bit)
    if seen.st_gid == account.pw_gid:
        return bool(seen.st_mode & owner_bit >> 3)
    return bool(seen.st_mode & owner_bit >> 6)

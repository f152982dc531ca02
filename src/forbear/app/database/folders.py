"""Where the server's files lie, and who may enter.

An ordinary user's are 0700 throughout. As root the data folder and the socket are the account's
alone (0700), and the way there lets only that account's group through. Nobody's existing folder is
ever opened: where the account cannot get to the home, the database lies under /var/lib/forbear and
`database` in the home points at it.
"""

import os
import pwd
import secrets
from pathlib import Path

from forbear.app.database import account as accounts
from forbear.app.database.missing import MissingPartError
from forbear.app.home import private_directory, write_private

STATE = "FORBEAR_STATE"
DEFAULT_STATE = "/var/lib/forbear"

Account = pwd.struct_passwd | None


def prepare(home: Path, account: Account) -> Path:
    """The directory of the server's files, made if need be."""
    try:
        root = _root(home, account)
        run = root / "run"
        if not run.exists():
            for_account(run, account)
        (root / "log").touch(mode=0o600)
    except PermissionError as error:
        raise MissingPartError(
            f"{error.filename} belongs to somebody else. Start Forbear as the user who made "
            f"{home}, or name another home with --home."
        ) from error
    return root


def _root(home: Path, account: Account) -> Path:
    there = home / "database"
    if there.is_symlink() and not there.exists():
        raise MissingPartError(
            f"{there} points at {there.readlink()}, which is gone. Bring it back, or "
            f"remove {there} to begin with an empty database."
        )
    if there.exists():
        return there.resolve()
    if account is None:
        private_directory(home)
        private_directory(there)
        return there.resolve()
    if not home.exists():
        _passable(home, account)
    if accounts.can_enter(home.resolve(), account):
        _passable(there, account)
    else:
        state = Path(os.environ.get(STATE) or DEFAULT_STATE)
        if not state.exists():
            state.mkdir(mode=0o711, parents=True)
        elsewhere = state / f"{home.name}-{secrets.token_hex(6)}"
        _passable(elsewhere, account)
        there.symlink_to(elsewhere)
    return there.resolve()


def _passable(path: Path, account: pwd.struct_passwd) -> None:
    """A folder of ours that the account's group may pass through, and not look into."""
    path.mkdir(mode=0o700, parents=True)
    os.chown(path, 0, account.pw_gid)
    path.chmod(0o710)


def for_account(path: Path, account: Account) -> None:
    """A folder that only the server's account can enter."""
    path.mkdir(mode=0o700)
    if account is not None:
        os.chown(path, account.pw_uid, account.pw_gid)


def hand_over(path: Path, text: str, account: Account) -> Path:
    """A file that only the server's account can read."""
    write_private(path, text)
    if account is not None:
        os.chown(path, account.pw_uid, account.pw_gid)
    return path

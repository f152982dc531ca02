"""The directory one installation lives in: its database, its secret key, its demo town.

Everything secret or personal in it is 0700 (directories) or 0600 (files) from its first moment.
A directory that was there before keeps the rights its owner gave it.
"""

import os
import secrets
from pathlib import Path

HOME = "FORBEAR_HOME"
DEFAULT = "var"


def named(option: str | os.PathLike[str] | None = None) -> Path:
    """The home: `--home`, else FORBEAR_HOME, else `var` under the current directory."""
    return Path(option or os.environ.get(HOME) or DEFAULT).absolute()


def write_private(path: Path, text: str) -> None:
    """Write a 0600 file whole: a reader sees the old text or the new, never a part."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(path)


def private_directory(path: Path) -> Path:
    """Make a directory that only its owner can enter; one that is there is left as it is."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def prepare(home: Path) -> None:
    """Make the home and its secret key where they are not there yet."""
    private_directory(home)
    if not secret_key_file(home).exists():
        write_private(secret_key_file(home), secrets.token_urlsafe(50) + "\n")


def secret_key_file(home: Path) -> Path:
    return home / "secret_key"


def secret_key(home: Path) -> str:
    """The installation's key. Without a home yet, one that lives as long as this process."""
    try:
        return secret_key_file(home).read_text().strip()
    except FileNotFoundError:
        return secrets.token_urlsafe(50)

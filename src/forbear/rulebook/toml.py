"""Rule files as they lie in the package: read once, every complaint with file, key and mend."""

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from forbear.rulebook.error import RulebookError

SHIPPED = files("forbear.rulebook")


def read(file: Traversable, label: str) -> dict[str, Any]:
    """The tables of one TOML file."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RulebookError(
            label, "the file", f"It is not TOML: {error}.", "Mend that line."
        ) from (error)


def tables(folder: Traversable, label: str = "") -> Iterator[tuple[str, Traversable]]:
    """Every TOML file under a folder with its label (the path inside the rulebook), in order."""
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        inside = f"{label}/{entry.name}" if label else entry.name
        if entry.is_dir():
            yield from tables(entry, inside)
        elif entry.name.endswith(".toml"):
            yield inside, entry


def only(found: Mapping[str, Any], known: set[str], file: str, key: str) -> None:
    """Refuse a key that nothing reads, which is a slip of the pen more often than not."""
    extra = sorted(set(found) - known)
    if extra:
        where = f"{key}.{extra[0]}" if key else extra[0]
        raise RulebookError(
            file, where, "Nothing reads this key.", f"Use one of: {', '.join(sorted(known))}."
        )

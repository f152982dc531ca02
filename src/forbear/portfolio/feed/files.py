"""Which files of the folder are which tables, and the first line of a CSV."""

import csv
import gzip
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, cast

from forbear.portfolio.feed.manifest import Manifest
from forbear.portfolio.feed.refusal import FeedRefusedError
from forbear.portfolio.feed.schema import TABLES

ENDINGS = (".csv.gz", ".csv", ".parquet")
HEADER_BYTES_MAX = 1 << 16
UNREADABLE = (OSError, EOFError, zlib.error)


def split_name(path: Path) -> tuple[str, str]:
    """(`dues`, `.csv.gz`) of `dues.csv.gz`; the ending is empty when it is no table's."""
    for ending in ENDINGS:
        if path.name.endswith(ending):
            return path.name.removesuffix(ending), ending
    return path.name, ""


def find_tables(feed_dir: Path, manifest: Manifest) -> dict[str, Path]:
    """The file of each table in the order of taking; refuses unknown, double and missing ones."""
    found: dict[str, Path] = {}
    problems = []
    for path in sorted(feed_dir.iterdir()):
        name, ending = split_name(path)
        if not ending or path.name.startswith("."):
            continue
        if name not in TABLES:
            problems.append(
                f"{path.name} is no table of the feed. Take it out, or name it after one of:"
                f" {', '.join(sorted(TABLES))}."
            )
        elif name in found:
            problems.append(
                f"{path.name} and {found[name].name} are both there. Keep the one that counts."
            )
        else:
            found[name] = path
    problems += _missing(found, manifest)
    if problems:
        raise FeedRefusedError(problems)
    return {name: found[name] for name in TABLES if name in found}


def _missing(found: Mapping[str, Path], manifest: Manifest) -> list[str]:
    problems = []
    for name, table in TABLES.items():
        rows = manifest.totals[name].rows if name in manifest.totals else None
        if name in found:
            continue
        if not table.optional:
            problems.append(
                f"{name} is missing. Add {name}.csv, {name}.csv.gz or {name}.parquet;"
                " with nothing to say, its header line alone."
            )
        elif rows:
            problems.append(
                f"feed.toml says that {name} has {rows} rows, but there is no such file."
                f" Add {name}.csv, or take [tables.{name}] out of feed.toml."
            )
    return problems


def open_bytes(path: Path) -> BinaryIO:
    """The file's own bytes, unpacked when it ends in `.gz`."""
    if path.suffix == ".gz":
        return cast(BinaryIO, gzip.open(path, "rb"))
    return path.open("rb")


def read_header(path: Path, encoding: str) -> list[str]:
    """The column names of a CSV, as they stand in its first line."""
    try:
        with open_bytes(path) as file:
            first = file.readline(HEADER_BYTES_MAX).decode(encoding)
        names = next(csv.reader([first]), [])
    except (*UNREADABLE, UnicodeDecodeError, csv.Error) as error:
        raise FeedRefusedError(unreadable(path, error)) from error
    if not names:
        raise FeedRefusedError(f"{path.name} is empty. Its first line must name its columns.")
    double = sorted({name for name in names if names.count(name) > 1})
    if double:
        raise FeedRefusedError(
            f"{path.name}, line 1: the column {double[0]!r} stands there twice. Keep one of them."
        )
    return names


def unreadable(path: Path, error: Exception | str) -> str:
    """The sentence for a file that is there and cannot be read."""
    said = str(error).splitlines()[0] if str(error) else type(error).__name__
    return f"{path.name} cannot be read: {said}. Send it again whole."

"""The folder of a day: the contract's files, and under `steps/` what they were made from."""

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from forbear.portfolio.publish.exchange import exchange

FILES = (
    "ageing.parquet",
    "decisions.parquet",
    "worklist.parquet",
    "breaks.parquet",
    "quarantine.parquet",
    "summary.json",
    "timings.json",
)
STEPS = "steps"
MARK = "summary.json"


class NotOursError(ValueError):
    """A folder that is not empty and was not written by `day run`."""


def check_ours(out: Path) -> None:
    """Refuse to replace a folder that holds anything but an earlier output."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise NotOursError(f"{out} is no folder. Name a new folder with --out.")
    if out.is_dir() and any(out.iterdir()) and not (out / MARK).is_file():
        raise NotOursError(
            f"{out} holds files that `day run` did not write. Name a new or an empty folder."
        )


def publish(work: Path, out: Path, steps: Iterable[str]) -> None:
    """Show the finished day in `work` as `out`; `steps` are the files that go under steps/.

    Files are linked, not moved, so that a run killed here can be finished by doing it again.
    """
    ready = work / "ready"
    shutil.rmtree(ready, ignore_errors=True)
    (ready / STEPS).mkdir(parents=True)
    for name in FILES:
        _link(work / name, ready / name)
    for name in steps:
        _link(work / name, ready / STEPS / name)
    check_ours(out)
    if out.exists():
        exchange(ready, out)
        shutil.rmtree(ready)
    else:
        ready.rename(out)


def _link(source: Path, target: Path) -> None:
    if source.is_dir():
        target.mkdir()
        for path in source.iterdir():
            _link(path, target / path.name)
        return
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)

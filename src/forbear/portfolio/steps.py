"""Steps that know whether they are done: a killed run goes on where it stopped.

A step is done when its marker holds the fingerprint of what it worked from: the code and texts of
Forbear, the feed's files, and every step before it. Its marker is written after its files.
"""

import hashlib
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import forbear

DONE = "done"
CODE = ("*.py", "*.sql", "*.toml")


@dataclass(frozen=True, slots=True)
class Timing:
    """How long a step took and how many rows it made; `kept` when an earlier run had done it."""

    step: str
    seconds: float
    rows: int
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """Told to `progress` before and after each step; `timing` is there afterwards."""

    step: str
    number: int
    of: int
    timing: Timing | None = None


Progress = Callable[[Turn], None]
Step = tuple[str, Callable[[], int]]


def take_turns(work: Path, steps: list[Step], inputs: str, progress: Progress) -> list[Timing]:
    """Do the steps in order, skipping those that are done already for these inputs.

    The last one is always done: it shows the result, and somebody may have moved that away.
    """
    (work / DONE).mkdir(parents=True, exist_ok=True)
    timings, fingerprint = [], _digest(code_digest(), inputs)
    for number, (name, do) in enumerate(steps, 1):
        fingerprint = _digest(fingerprint, name)
        progress(Turn(name, number, len(steps)))
        kept = _kept(work, name, fingerprint) if number < len(steps) else None
        timing = kept or _do(work, name, do, fingerprint)
        progress(Turn(name, number, len(steps), timing))
        timings.append(timing)
    return timings


def _do(work: Path, name: str, do: Callable[[], int], fingerprint: str) -> Timing:
    start = time.perf_counter()
    rows = do()
    timing = Timing(name, round(time.perf_counter() - start, 3), rows)
    said = {"fingerprint": fingerprint, "seconds": timing.seconds, "rows": rows}
    partial = work / DONE / f"{name}.partial"
    partial.write_text(json.dumps(said) + "\n", encoding="utf-8")
    partial.replace(_marker(work, name))
    return timing


def _kept(work: Path, name: str, fingerprint: str) -> Timing | None:
    marker = _marker(work, name)
    if not marker.is_file():
        return None
    said = json.loads(marker.read_text(encoding="utf-8"))
    if said["fingerprint"] != fingerprint:
        return None
    return Timing(name, said["seconds"], said["rows"], kept=True)


def _marker(work: Path, name: str) -> Path:
    return work / DONE / f"{name}.json"


def files_digest(folder: Path) -> str:
    """Names, sizes and times of the files in a folder: enough to see that one was replaced."""
    found = sorted(path for path in folder.iterdir() if path.is_file())
    looks = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in found]
    return _digest(json.dumps(looks))


@lru_cache
def code_digest() -> str:
    """What Forbear itself is: a step done by another version is done again."""
    root = Path(forbear.__file__).parent
    seen = hashlib.sha256()
    for path in sorted(_code(root)):
        seen.update(path.read_bytes())
    return seen.hexdigest()


def _code(root: Path) -> Iterator[Path]:
    yield from root.glob("*.py")
    for folder in root.iterdir():
        if folder.is_dir() and folder.name not in ("app", "cli"):
            for pattern in CODE:
                yield from folder.rglob(pattern)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()

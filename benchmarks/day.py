"""`make bench`: the daily cycle at 100 thousand and 1 million accounts with 24 dues each.

Prints seconds and rows a second for each step, peak memory, and the ratio to a floor measured in
the same run: DuckDB reading and rewriting the same Parquet. Every run is a process of its own, so
that its peak memory is its own. Processor seconds stand beside the clock's: on a machine that has
other work to do they are what can be compared.
"""

import argparse
import itertools
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.lender import make_lender
from forbear.portfolio.run import run_day

AS_OF = date(2026, 11, 24)
SIZES = (100_000, 1_000_000)
TEN_MILLION = 10_000_000


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--ten-million", action="store_true", help="Also 10 million accounts.")
    asked.add_argument("--accounts", type=int, action="append", help="These sizes instead.")
    asked.add_argument("--in", dest="folder", type=Path, help="Where to work; kept afterwards.")
    asked.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    said = asked.parse_args()
    if said.child:
        print(json.dumps(_measured(*said.child)))
        return
    sizes = said.accounts or [*SIZES, *([TEN_MILLION] if said.ten_million else [])]
    print(f"{os.cpu_count()} cores, DuckDB {duckdb.__version__}, Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as scratch:
        folder = said.folder or Path(scratch)
        times = [(size, _bench(folder, size)) for size in sizes]
    for (small, before), (large, after) in itertools.pairwise(times):
        by_clock, by_processor = (
            a / b / (large / small) for a, b in zip(after, before, strict=True)
        )
        print(
            f"\nfrom {small:,} to {large:,} accounts: {by_clock:.2f} × linear by the clock,"
            f" {by_processor:.2f} × by processor seconds"
        )


def _bench(folder: Path, accounts: int) -> tuple[float, float]:
    feed = folder / f"feed-{accounts}"
    if not feed.exists():
        make_lender(feed, accounts, AS_OF)
    size = sum(path.stat().st_size for path in feed.iterdir())
    print(f"\n{accounts:,} accounts, {accounts * 24:,} dues, {size / 2**20:,.0f} MiB of Parquet")
    floor = _in_child("floor", feed, folder / "floor")
    day = _in_child("day", feed, folder / "day")
    for step in day["steps"]:
        speed = f"{step['rows'] / max(step['seconds'], 0.001):>14,.0f} rows/s"
        print(f"  {step['step']:<10} {step['seconds']:>8.2f} s {speed}")
    for name, took in (("whole", day), ("floor", floor)):
        took_cpu = f"{took['cpu_seconds']:.1f} processor seconds"
        print(
            f"  {name:<10} {took['seconds']:>8.2f} s   {took_cpu}, peak {took['peak_mib']:,.0f} MiB"
        )
    ratios = [day[key] / floor[key] for key in ("seconds", "cpu_seconds")]
    print(
        f"  the cycle takes {ratios[0]:.1f} × the floor ({ratios[1]:.1f} × its processor seconds)"
    )
    return float(day["seconds"]), float(day["cpu_seconds"])


def _in_child(what: str, feed: Path, out: Path) -> dict[str, Any]:
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, "-m", "benchmarks.day", "--child", what, str(feed), str(out)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    shutil.rmtree(out, ignore_errors=True)
    return dict(json.loads(done.stdout))


def _measured(what: str, feed: str, out: str) -> dict[str, Any]:
    start = time.perf_counter()
    steps = _cycle(Path(feed), Path(out)) if what == "day" else _rewrite(Path(feed), Path(out))
    seconds = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_SELF)
    kib = used.ru_maxrss / 1024 if sys.platform == "darwin" else used.ru_maxrss
    cpu_seconds = used.ru_utime + used.ru_stime
    return {
        "steps": steps,
        "seconds": seconds,
        "cpu_seconds": cpu_seconds,
        "peak_mib": kib / 1024,
    }


def _cycle(feed: Path, out: Path) -> list[dict[str, Any]]:
    timings = run_day(feed, AS_OF, out).timings
    return [{"step": t.step, "seconds": t.seconds, "rows": t.rows} for t in timings]


def _rewrite(feed: Path, out: Path) -> list[dict[str, Any]]:
    """The floor: every table read and written again, nothing else."""
    out.mkdir()
    con = duckdb.connect(":memory:")
    for path in sorted(feed.glob("*.parquet")):
        target = out / path.name
        con.execute(f"COPY (FROM '{path}') TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
    return []


if __name__ == "__main__":
    main()

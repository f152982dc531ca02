"""`make bench`: the daily cycle at 100 thousand and 1 million accounts with 24 dues each.

Prints seconds and rows a second for each step, peak memory, and the ratio to a floor measured in
the same run: DuckDB reading and rewriting the same Parquet. Every run is a process of its own, so
that its peak memory is its own.
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
        growth = after / before / (large / small)
        print(f"from {small:,} to {large:,} accounts: {growth:.2f} × linear")


def _bench(folder: Path, accounts: int) -> float:
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
    print(f"  {'whole':<10} {day['seconds']:>8.2f} s   peak {day['peak_mib']:,.0f} MiB")
    ratio = day["seconds"] / floor["seconds"]
    print(f"  {'floor':<10} {floor['seconds']:>8.2f} s   the cycle takes {ratio:.1f} × the floor")
    return float(day["seconds"])


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
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    kib = peak / 1024 if sys.platform == "darwin" else peak
    return {"steps": steps, "seconds": seconds, "peak_mib": kib / 1024}


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

"""A run that dies half-way is finished by running it again, and leaves nothing locked."""

import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from tests.day.household import AS_OF, Lender

from forbear.portfolio.lock import BusyError, alone_in
from forbear.portfolio.run import run_day

STEPS = ("feed", "age", "treat", "gate", "worklist", "summary", "publish")
# Dies as by a power cut: before a step begins, or after its files are there.
DIES = """
import os, signal, sys
from datetime import date
from pathlib import Path
from forbear.portfolio.run import run_day

step, when = sys.argv[3:]

def progress(turn):
    if turn.step == step and (turn.timing is not None) == (when == "after"):
        os.kill(os.getpid(), signal.SIGKILL)

run_day(Path(sys.argv[1]), date(2026, 11, 24), Path(sys.argv[2]), progress=progress)
"""


@pytest.fixture(scope="module")
def feed(tmp_path_factory):
    lender = Lender()
    for number in range(30):
        name = lender.late(f"k{number:02}", days_late=number * 9 + 1, cents=number * 40_000 + 1)
        lender.contact(name, f"{AS_OF - timedelta(days=number % 5)}T10:00:00+08:00")
    lender.state("k03", "hardship_request")
    return lender.write(tmp_path_factory.mktemp("feed"))


@pytest.fixture(scope="module")
def whole(feed, tmp_path_factory):
    """What a run that nothing disturbed leaves."""
    return content(run_day(feed, AS_OF, tmp_path_factory.mktemp("whole") / "day").out)


def content(out: Path) -> dict[str, bytes]:
    """Every byte of a day, timings aside."""
    paths = [path for path in sorted(out.rglob("*")) if path.is_file()]
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in paths
        if path.name != "timings.json"
    }


def kill_at(feed: Path, out: Path, step: str, when: str) -> None:
    command = [sys.executable, "-c", DIES, str(feed), str(out), step, when]
    died = subprocess.run(command, capture_output=True, text=True, check=False)
    assert died.returncode == -signal.SIGKILL, died.stderr


@pytest.mark.slow
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", STEPS)
def test_killed_at_any_step_it_is_finished_by_running_it_again(feed, whole, tmp_path, step, when):
    out = tmp_path / "day"
    kill_at(feed, out, step, when)
    assert out.exists() == (step == "publish" and when == "after"), "nothing half is to be seen"
    kept = [t.step for t in run_day(feed, AS_OF, out).timings if t.kept]
    done_before = min(STEPS.index(step) + (when == "after"), len(STEPS) - 1)
    assert kept == list(STEPS[:done_before]), "only what was not done is done again, and shown"
    assert content(out) == whole


def test_killed_once_it_goes_on(feed, whole, tmp_path):
    kill_at(feed, tmp_path / "day", "gate", "before")
    assert content(run_day(feed, AS_OF, tmp_path / "day").out) == whole
    assert [path.name for path in tmp_path.iterdir()] == ["day"], "nothing stays behind"


@pytest.mark.slow
def test_a_day_that_was_moved_away_meanwhile_is_shown_again(feed, whole, tmp_path):
    kill_at(feed, tmp_path / "day", "publish", "after")
    (tmp_path / "day").rename(tmp_path / "elsewhere")
    assert content(run_day(feed, AS_OF, tmp_path / "day").out) == whole


@pytest.mark.slow
def test_a_feed_that_changed_meanwhile_is_taken_anew(feed, tmp_path):
    copy = tmp_path / "feed"
    copy.mkdir()
    for path in feed.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    kill_at(copy, tmp_path / "day", "publish", "before")
    customers = (copy / "customers.csv").read_text(encoding="utf-8")
    (copy / "customers.csv").write_text(customers.replace("K00", "Kit"), encoding="utf-8")
    report = run_day(copy, AS_OF, tmp_path / "day")
    assert not any(timing.kept for timing in report.timings)


def test_the_same_day_twice_is_the_same_to_the_byte(feed, whole, tmp_path):
    for _ in range(2):
        assert content(run_day(feed, AS_OF, tmp_path / "day").out) == whole


def test_two_runs_never_write_one_output_at_once(feed, tmp_path):
    with alone_in(tmp_path / ".day.at-work"), pytest.raises(BusyError, match="Another run"):
        run_day(feed, AS_OF, tmp_path / "day")
    assert run_day(feed, AS_OF, tmp_path / "day").out.is_dir(), "the lock ended with its holder"


@pytest.mark.slow
def test_a_dead_holder_leaves_nothing_locked(feed, tmp_path):
    kill_at(feed, tmp_path / "day", "feed", "before")
    assert (tmp_path / ".day.at-work" / "lock").exists()
    assert run_day(feed, AS_OF, tmp_path / "day").out.is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["day"]

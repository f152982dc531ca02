"""`forbear serve` and `worker` as real processes: together, refused, interrupted, killed."""

import json
import os
import signal
import subprocess
import sys
import urllib.request
from datetime import datetime, timedelta

import psycopg
import pytest

from forbear.app.database.address import embedded

pytestmark = pytest.mark.database(django=False, once=True)


def rows(home, query: str) -> list[tuple]:
    with psycopg.connect(embedded(home).conninfo()) as connection:
        cursor = connection.execute(query)
        return cursor.fetchall() if cursor.description else []


def heartbeats(home) -> int:
    return rows(home, "select count(*) from procrastinate_workers")[0][0]


def test_serve_answers_works_and_ends_in_order(desk, home, tools):
    running = desk()
    tools["until"](lambda: heartbeats(home) == 1, "the worker beside it is heard of")
    family = running.family()
    code, said = running.end(signal.SIGTERM)
    assert code == 0
    assert f"The desk is at {running.url}" in said
    assert not any(one.is_running() for one in family), "web server, worker and database are gone"
    assert tools["server_pid"](home) is None, "the database was shut down, not abandoned"


def test_interrupted_says_130(desk):
    assert desk().end(signal.SIGINT)[0] == 130


def test_a_second_serve_is_refused_with_the_first_ones_process_and_address(desk, forbear):
    running = desk()
    second = forbear("serve", "--port", "0")
    assert second.returncode == 2
    assert f"process {running.process.pid}, {running.url}" in second.stderr
    assert running.answers(), "and the first one does not notice"


def test_a_port_that_is_taken_is_named_with_the_mend(desk, home, tools):
    running = desk()
    other = home.with_name("other")
    command = ["serve", "--home", str(other), "--port", str(running.port)]
    second = subprocess.run(
        [*_forbear(), *command], capture_output=True, text=True, timeout=60, check=False
    )
    assert second.returncode == 2
    assert f"127.0.0.1:{running.port}" in second.stderr
    assert "--port" in second.stderr


def test_a_worker_joins_and_the_last_to_leave_stops_the_database(desk, home, tools):
    running = desk("--no-worker")
    worker = subprocess.Popen([*_forbear(), "worker", "--home", str(home)])
    try:
        tools["until"](lambda: heartbeats(home) == 1, "the worker joined the running server")
        assert running.end(signal.SIGTERM)[0] == 0
        assert heartbeats(home) == 1, "the database runs on for the worker"
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(60) == 0
        assert tools["server_pid"](home) is None
    finally:
        worker.kill()
        worker.wait()


def test_killed_forbear_leaves_nothing_running_and_loses_nothing(desk, home, tools):
    running = desk()
    rows(home, "create table kept as select 1 as number")
    family = [one for one in running.family() if "postgres" not in one.name()]
    os.kill(running.process.pid, signal.SIGKILL)
    running.process.wait()
    tools["until"](
        lambda: not any(one.is_running() for one in family), "web server and worker end themselves"
    )
    again = desk()
    assert rows(home, "select number from kept") == [(1,)]
    assert again.end(signal.SIGTERM)[0] == 0
    assert tools["server_pid"](home) is None


def test_a_killed_database_is_brought_back_while_the_desk_runs(desk, home, tools):
    running = desk()
    rows(home, "create table kept as select 1 as number")
    before = tools["server_pid"](home)
    os.kill(before, signal.SIGKILL)
    tools["until"](lambda: tools["server_pid"](home) not in (None, before), "a new server")
    tools["until"](running.answers, "the desk answers again")
    assert rows(home, "select number from kept") == [(1,)]


def test_a_killed_web_server_is_started_again(desk, tools):
    running = desk()
    web = [one for one in running.family() if "forbear.app.serving.web" in one.cmdline()]
    assert web
    for one in web:
        os.kill(one.pid, signal.SIGKILL)
    tools["until"](running.answers, "the desk answers again")


def test_now_sets_the_clock_and_it_runs_on(desk, home):
    running = desk("--now", "2026-11-24T22:30:00+08:00")
    shown = datetime.fromisoformat(json.loads(running.answers())["now"])
    start = datetime.fromisoformat("2026-11-24T22:30:00+08:00")
    assert start <= shown < start + timedelta(minutes=2)
    with urllib.request.urlopen(f"{running.url}/sign-in/", timeout=30) as page:
        said = page.read().decode()
    assert "The clock of this desk is set to" in said
    assert "14:3" in said, "in UTC"
    later = datetime.fromisoformat(json.loads(running.answers())["now"])
    assert later > shown


@pytest.mark.parametrize(
    "text, mend", [("tomorrow", "Write it like"), ("2026-11-24T22:30:00", "has no offset")]
)
def test_now_that_is_no_instant_says_the_mend(forbear, text, mend):
    refused = forbear("serve", "--now", text)
    assert refused.returncode == 2
    assert mend in refused.stderr


def test_a_given_database_is_used_and_left_alone(desk, home, forbear, monkeypatch, tools):
    running = desk("--no-worker")
    superuser = embedded(home).conninfo()
    monkeypatch.setenv("FORBEAR_DATABASE_URL", superuser)
    other = home.with_name("other")
    found = forbear("doctor", "--home", str(other), "--json")
    parts = {one["part"]: one for one in json.loads(found.stdout)["findings"]}
    assert parts["database"]["state"] == "fine"
    assert parts["tables"]["state"] == "fine"
    assert not (other / "database").exists()
    assert running.answers()


def test_a_given_database_that_does_not_answer_is_named(forbear, monkeypatch, tools):
    port = tools["free_port"]()
    monkeypatch.setenv("FORBEAR_DATABASE_URL", f"postgresql://x:y@127.0.0.1:{port}/z")
    refused = forbear("serve", "--port", "0")
    assert refused.returncode == 3
    assert f"127.0.0.1:{port}/z does not answer" in refused.stderr
    assert "y@" not in refused.stderr, "no password in messages"


def _forbear() -> list[str]:
    return [sys.executable, "-c", "from forbear.cli import main; main()"]

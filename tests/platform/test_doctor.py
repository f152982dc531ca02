"""`forbear doctor` finds what is wrong, says the mend, and changes nothing."""

import json
import os
import signal

import pytest

from forbear.app.doctor import Finding, exit_code

pytestmark = pytest.mark.database(django=False, once=True)


@pytest.fixture
def doctor(forbear):
    """The doctor's findings by part, and its exit code."""

    def look(*more: str) -> tuple[dict, int]:
        said = forbear("doctor", "--json", *more)
        document = json.loads(said.stdout)
        assert document["exit"] == said.returncode
        return {one["part"]: one for one in document["findings"]}, said.returncode

    return look


def test_a_machine_with_nothing_started_is_healthy(doctor, home, tools):
    found, code = doctor("--port", str(tools["free_port"]()))
    assert code == 0
    assert found["database"]["state"] == found["desk"]["state"] == "idle"
    assert found["database"]["mend"] == "forbear serve"
    assert not home.exists(), "looking makes nothing"


def test_a_running_desk_is_fine_and_a_dead_worker_is_not(doctor, desk, tools):
    running = desk()
    port = str(running.port)
    tools["until"](lambda: doctor("--port", port)[0]["worker"]["state"] == "fine", "a worker")
    found, code = doctor("--port", port)
    assert code == 0
    assert str(running.process.pid) in found["desk"]["says"]
    assert found["tables"]["state"] == "fine"
    assert found["last day"]["state"] == "idle", "nothing published yet"


def test_a_desk_without_a_worker_lacks_a_needed_part(doctor, desk):
    running = desk("--no-worker")
    found, code = doctor("--port", str(running.port))
    assert (found["worker"]["state"], found["worker"]["mend"]) == ("missing", "forbear worker")
    assert code == 3


def test_a_killed_database_is_found(doctor, desk, home, tools):
    running = desk("--no-worker")
    os.kill(running.process.pid, signal.SIGKILL)
    running.process.wait()
    pid = tools["server_pid"](home)
    os.kill(pid, signal.SIGKILL)
    tools["until"](lambda: doctor()[0]["database"]["state"] == "wrong", "the doctor sees it")
    assert "was killed" in doctor()[0]["database"]["says"]


def test_a_taken_port_is_found(doctor, desk, home, monkeypatch):
    running = desk("--no-worker")
    found, code = doctor("--home", str(home.with_name("other")), "--port", str(running.port))
    assert found["port"]["state"] == "wrong"
    assert "--port" in found["port"]["mend"]
    assert code == 1


def test_rights_too_wide_are_found_with_the_command_that_mends_them(doctor, desk, home, tools):
    running = desk("--no-worker")
    running.end(signal.SIGTERM)
    (home / "secret_key").chmod(0o644)
    found, code = doctor("--port", str(tools["free_port"]()))
    assert code == 1
    assert found["home"]["mend"] == f"chmod o-rwx {home / 'secret_key'}"


def test_missing_programs_are_found(doctor, monkeypatch, tmp_path, tools):
    monkeypatch.setenv("FORBEAR_POSTGRES_BIN", str(tmp_path))
    found, code = doctor("--port", str(tools["free_port"]()))
    assert found["database programs"]["state"] == "missing"
    assert code == 3


def test_the_table_for_people_names_every_part(forbear, tools):
    said = forbear("doctor", "--port", str(tools["free_port"]()))
    for part in ("python", "packages", "disk", "home", "database", "desk", "port", "fonts"):
        assert part in said.stdout


@pytest.mark.parametrize(
    "states, code, say",
    [
        ((), 0, "nothing found"),
        (("fine", "idle"), 0, "not running is no fault"),
        (("fine", "wrong"), 1, "something to mend"),
        (("wrong", "missing"), 3, "what is missing weighs more"),
    ],
)
def test_the_exit_code_is_the_worst_finding(states, code, say):
    assert exit_code([Finding("part", state, "", "mend") for state in states]) == code, say

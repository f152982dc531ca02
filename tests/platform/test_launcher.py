"""The database server of a home: made, joined, killed, brought back, stopped."""

import multiprocessing
import os
import signal
import stat
import subprocess
import time
from pathlib import Path

import psutil
import psycopg
import pytest

from forbear.app.database import account as accounts
from forbear.app.database.missing import MissingPartError
from forbear.app.database.server import Server

pytestmark = pytest.mark.database(django=False)
FORK = multiprocessing.get_context("fork")


def put(address, number: int) -> None:
    with psycopg.connect(address.conninfo()) as connection:
        connection.execute("create table if not exists kept (number int)")
        connection.execute("insert into kept values (%s)", [number])


def kept(address) -> list[int]:
    with psycopg.connect(address.conninfo()) as connection:
        return [n for (n,) in connection.execute("select number from kept order by 1").fetchall()]


@pytest.fixture
def server(home):
    """A server of this home; what it starts it also stops."""
    made: list[Server] = []

    def another() -> Server:
        made.append(Server(home))
        return made[-1]

    yield another
    for one in made:
        one.leave()


def test_the_last_to_leave_stops_the_server(server, home):
    first, second = server(), server()
    address = first.start()
    assert second.start() == address, "the second joins the first one's server"
    first.leave()
    assert second.answers(), "somebody still uses it"
    second.leave()
    assert not second.runs()


def test_what_was_committed_outlives_a_killed_server(server):
    first = server()
    put(first.start(), 1)
    os.kill(_pid(first), signal.SIGKILL)
    second = server()
    assert kept(second.start()) == [1], "the killed server is a zombie of this very process"
    os.kill(_pid(second), signal.SIGKILL)
    assert kept(second.start()) == [1], "and the one who uses it can bring it back"


def test_a_server_that_outlived_its_starter_is_joined_and_stopped(server, home):
    def start_and_wait():
        Server(home).start()
        time.sleep(60)

    starter = FORK.Process(target=start_and_wait)
    starter.start()
    later = server()
    _until(lambda: (later.root / "password").exists() and later.answers())
    orphan = _pid(later)
    starter.kill()
    starter.join()
    later.start()
    assert _pid(later) == orphan, "the same server"
    later.leave()
    assert not psutil.pid_exists(orphan) or not later.runs()


def test_a_number_that_came_round_again_is_not_a_server(server, home):
    first = server()
    put(first.start(), 1)
    os.kill(_pid(first), signal.SIGKILL)
    _until(lambda: not first.runs())
    account = accounts.choose(first.data)
    as_it = {"user": account.pw_uid, "group": account.pw_gid} if account else {}
    stranger = subprocess.Popen(["sleep", "60"], cwd="/", **as_it)
    note = first.data / "postmaster.pid"
    note.write_text(note.read_text().replace(note.read_text().split()[0], str(stranger.pid), 1))
    try:
        assert kept(server().start()) == [1]
        assert stranger.poll() is None, "the stranger is left alone"
    finally:
        stranger.kill()
        stranger.wait()


def test_three_at_once_get_one_server(home):
    def start(out):
        one = Server(home)
        out.put((one.start().conninfo(), _pid(one)))
        time.sleep(3)
        one.leave()

    out = FORK.Queue()
    racers = [FORK.Process(target=start, args=[out]) for _ in range(3)]
    for racer in racers:
        racer.start()
    answers = {out.get(timeout=60) for _ in racers}
    for racer in racers:
        racer.join(60)
    assert len(answers) == 1, "one server, one address"
    assert [racer.exitcode for racer in racers] == [0, 0, 0]
    assert not Server(home).runs(), "and the last one stopped it"


def test_a_killed_initdb_leaves_nothing_to_mend(server, home):
    first = server()
    half = first.root / "data.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    put(first.start(), 1)
    assert kept(first.start()) == [1]
    assert not half.exists()


def test_data_of_another_version_is_refused_before_anything_is_touched(server, home):
    first = server()
    first.start()
    first.leave()
    version = first.data / "PG_VERSION"
    version.write_text("14\n")
    with pytest.raises(MissingPartError, match=r"made by PostgreSQL 14.*pg_upgrade"):
        server().start()
    assert version.read_text() == "14\n"


def test_nobody_else_can_enter(server, home):
    one = server()
    one.start()
    for path in [home, one.root, one.root / "run", one.data, *one.root.glob("*password")]:
        mode = path.stat().st_mode
        assert not mode & stat.S_IRWXO, f"{path} is open to others"
        assert not mode & (stat.S_IRGRP | stat.S_IWGRP), f"{path} can be read by a group"
    assert stat.S_IMODE(one.data.stat().st_mode) == 0o700
    assert stat.S_IMODE((one.root / "run").stat().st_mode) == 0o700


def test_the_password_is_asked_for(server):
    address = server().start()
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(address.conninfo(password="guessed"))


def test_the_daily_role_is_no_superuser(server):
    with psycopg.connect(server().start().conninfo()) as connection:
        row = connection.execute("select rolsuper from pg_roles where rolname = current_user")
        assert row.fetchone() == (False,)


@pytest.mark.parametrize("name, say", [("x" * 120, "too long for a socket"), ("a,b", "a comma")])
def test_a_path_that_no_socket_can_have_uses_loopback(home, name, say):
    one = Server(home.with_name(name))
    try:
        address = one.start()
        assert address.parameters["host"] == "127.0.0.1", say
        before = address.parameters["port"]
        os.kill(_pid(one), signal.SIGKILL)
        assert one.start().parameters["port"] == before, "those connected find it again"
    finally:
        one.leave()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can drop to an account")
class TestAsRoot:
    def test_the_server_runs_as_somebody_else(self, server):
        one = server()
        one.start()
        assert psutil.Process(_pid(one)).uids().real == one.data.stat().st_uid != 0

    def test_a_closed_parent_stays_closed_and_the_data_goes_elsewhere(self, home, monkeypatch):
        home.parent.chmod(0o700)
        state = Path(os.environ["FORBEAR_STATE"])
        outside = home.parent.with_name(f"{home.parent.name}-state")
        monkeypatch.setenv("FORBEAR_STATE", str(outside))
        assert not state.exists()
        one = Server(home)
        try:
            put(one.start(), 1)
            assert stat.S_IMODE(home.parent.stat().st_mode) == 0o700
            assert (home / "database").is_symlink()
            assert one.root.is_relative_to(outside)
        finally:
            one.leave()
            subprocess.run(["rm", "-r", str(outside)], check=True)

    def test_an_account_that_is_not_there_is_named_with_the_mend(self, home, monkeypatch):
        monkeypatch.setenv("FORBEAR_ACCOUNT", "forbear-nobody-made")
        with pytest.raises(MissingPartError, match=r"useradd .*forbear-nobody-made"):
            Server(home)

    def test_without_an_account_only_people_who_do_not_exist_are_kept_as_nobody(
        self, home, monkeypatch
    ):
        monkeypatch.delenv("FORBEAR_ACCOUNT")
        monkeypatch.setattr(accounts, "PREFERRED", ("forbear-nobody-made",))
        assert accounts.choose(home / "data", simulated=True).pw_name == "nobody"
        with pytest.raises(MissingPartError, match="or start Forbear as an ordinary user"):
            accounts.choose(home / "data")

    def test_an_ordinary_user_can_do_it_all(self, home):
        home.parent.chmod(0o777)

        def as_nobody(out):
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            one = Server(home)
            put(one.start(), 1)
            closed = all(stat.S_IMODE(p.stat().st_mode) == 0o700 for p in (home, one.root))
            owner = psutil.Process(_pid(one)).uids().real
            one.leave()
            out.put((owner, closed, one.runs()))

        out = FORK.Queue()
        child = FORK.Process(target=as_nobody, args=[out])
        child.start()
        child.join(60)
        assert child.exitcode == 0
        assert out.get(timeout=5) == (65534, True, False)


def _pid(server: Server) -> int:
    return int((server.data / "postmaster.pid").read_text().split()[0])


def _until(true, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)

"""`forbear demo`: a small town, from nothing to signed in; interrupted, and gone on with."""

import http.cookiejar
import json
import re
import signal
import stat
import subprocess
import sys
import urllib.parse
import urllib.request
from datetime import UTC, datetime

import pytest

from forbear.app.demo.signins import STAFF
from forbear.app.demo.town import yesterday

pytestmark = [pytest.mark.database(django=False, once=True), pytest.mark.slow]
SMALL = ("--customers", "200", "--months", "2")


def test_a_new_town_is_run_for_two_days_and_goes_on(forbear, home):
    first = forbear("demo", *SMALL, "--now", "2026-11-23T10:00:00+08:00")
    assert first.returncode == 0, first.stderr
    assert days(home) == ["2026-11-21", "2026-11-22"], "two days, so that something moved"
    again = forbear("demo", *SMALL, "--now", "2026-11-23T18:00:00+08:00")
    assert again.returncode == 0, again.stderr
    assert "Simulating" not in again.stderr, "the same day needs nothing new"
    later = forbear("demo", "--now", "2026-11-25T10:00:00+08:00")
    assert later.returncode == 0, later.stderr
    assert days(home) == ["2026-11-21", "2026-11-22", "2026-11-24"]
    assert "Moved since 2026-11-22" in later.stdout
    assert "Demo sign-ins" in later.stdout
    assert known_customers(home, "2026-11-24") == known_customers(home, "2026-11-22"), "same lives"
    other = forbear("demo", "--seed", "9", "--now", "2026-11-26T10:00:00+08:00")
    assert other.returncode == 2
    assert "seed = 1, not 9" in other.stderr, "another make of town is refused, not replaced"
    assert len(days(home)) == 3
    assert stat.S_IMODE((home / "town").stat().st_mode) == 0o700
    assert stat.S_IMODE((home / "sign-ins.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("sign", ["Simulating", "Running the daily cycle", "Opening, moving"])
def test_interrupted_anywhere_the_next_start_finishes(forbear, home, sign):
    command = ["demo", *SMALL, "--home", str(home), "--now", "2026-11-24T10:00:00+08:00"]
    running = subprocess.Popen(
        [sys.executable, "-c", "from forbear.cli import main; main()", *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        # Whoever runs the tests in the background may have it ignored, and children inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    for line in running.stderr:
        if line.startswith(sign):
            running.send_signal(signal.SIGINT)
            break
    running.communicate(timeout=60)
    assert running.returncode == 130
    finished = forbear(*command)
    assert finished.returncode == 0, finished.stderr
    assert days(home) == ["2026-11-22", "2026-11-23"]
    assert "late customers decided on" in finished.stdout


def test_every_role_signs_in_with_its_printed_password(forbear, home, desk):
    told = forbear("demo", *SMALL)
    assert told.returncode == 0, told.stderr
    served = desk()
    passwords = json.loads((home / "sign-ins.json").read_text())
    for person in STAFF:
        password = passwords[person.username]
        assert password in told.stdout, "printed for the one who started it"
        assert signs_in(served.url, person.username, password), person.role
    assert not signs_in(served.url, "zhou", "aaaa-bbbb-cccc")


def test_yesterday_is_the_lenders_not_the_machines():
    late_in_london = datetime(2026, 11, 24, 17, 0, tzinfo=UTC)
    assert yesterday(late_in_london).isoformat() == "2026-11-24", "it is the 25th in Shanghai"


def days(home) -> list[str]:
    return sorted(path.parent.name for path in (home / "town" / "days").glob("*/summary.json"))


def known_customers(home, day: str) -> int:
    summary = json.loads((home / "town" / "days" / day / "summary.json").read_text())
    return summary["tables"]["customers"]["rows"]["accepted"]


def signs_in(url: str, username: str, password: str) -> bool:
    jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    browser = urllib.request.build_opener(jar)
    page = browser.open(f"{url}/sign-in/", timeout=30).read().decode()
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', page)[1]
    form = {"csrfmiddlewaretoken": token, "username": username, "password": password}
    with browser.open(f"{url}/sign-in/", urllib.parse.urlencode(form).encode(), timeout=30) as page:
        return not page.url.startswith(f"{url}/sign-in/")

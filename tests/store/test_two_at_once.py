"""Real processes at one database: nobody is served twice, no cap is overshot, nothing hangs."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from tests.store import cast
from tests.store.cast import AS_OF, MORNING
from tests.store.small_day import Town

from forbear.app.publish import publish
from forbear.app.store.models import (
    Case,
    CaseEvent,
    Contact,
    GateDecision,
    Permit,
    PublishedDay,
)

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]

ROOT = Path(__file__).parents[2]


def hammer(*doings: tuple[str, str, int]) -> list[list[str]]:
    """Let one process a (what, who, turns) go at it together; what each of them said."""
    names = ("NAME", "USER", "PASSWORD", "HOST", "PORT")
    settings = json.dumps({name: str(connection.settings_dict[name]) for name in names})
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "forbear.app.settings"}
    module = [sys.executable, "-m", "tests.store.hammer", settings, MORNING.isoformat()]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    running = [
        subprocess.Popen([*module, what, who, str(turns)], cwd=ROOT, env=env, text=True, **pipes)
        for what, who, turns in doings
    ]
    for process in running:
        assert process.stdout.readline() == "ready\n", process.communicate()[1]
    for process in running:
        process.stdin.write("go\n")
        process.stdin.flush()
    ended = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0] * len(running), ended
    return [out.split() for out, _ in ended]


def test_two_people_never_get_the_same_customer():
    cast.publish_nothing()
    for user in ("ana", "bao"):
        cast.user(user)
    for number in range(60):
        cast.late_customer(f"c{number:02}", rank=number + 1)
    first, second = hammer(("next", "ana", 60), ("next", "bao", 60))
    assert not set(first) & set(second)
    assert len(first) + len(second) == 60, "and nobody is left out"
    assert first, "both were served"
    assert second
    taken = CaseEvent.objects.filter(kind="taken").values_list("case_id", flat=True)
    assert len(taken) == len(set(taken)) == 60
    assert Case.objects.filter(state="waiting").count() == 60


def test_the_last_call_of_the_day_is_used_once():
    """Two conversations were had; of all that two agents try at once one more goes out."""
    play = cast.play()
    cast.user("bao")
    for _ in range(2):
        cast.told(play.lin, MORNING)
    first, second = hammer(("call", "ana", 20), ("call", "bao", 20))
    answers = first + second
    assert answers.count("Granted") == 1, answers
    assert Permit.objects.count() == Contact.objects.filter(origin="desk").count() == 1
    assert GateDecision.objects.filter(effect="deny").count() == answers.count("Refused") > 0


@pytest.fixture
def town() -> Town:
    town = Town()
    for number in range(40):
        name = town.customer(f"c{number:02}")
        town.due(f"{name}-1", AS_OF - timedelta(days=5))
    return town


def test_one_day_is_published_once_whoever_does_it(town, tmp_path):
    folder = str(town.day(tmp_path / "a", AS_OF))
    said = hammer(("publish", folder, 2), ("publish", folder, 2))
    assert sorted(word for words in said for word in words) == ["already"] * 3 + ["published"]
    assert CaseEvent.objects.count() == Case.objects.count() == 40


def test_the_desk_works_on_while_a_day_is_published(town, tmp_path):
    """Whoever was served before or after: no date that was set is lost, nothing waits for ever."""
    names = tuple(f"c{number:02}" for number in range(40))
    publish(town.day(tmp_path / "a", AS_OF, worklist=names), MORNING)
    for user in ("ana", "bao"):
        cast.user(user)
    folder = str(town.day(tmp_path / "b", AS_OF + timedelta(days=1), worklist=names))
    first, second, third = hammer(("next", "ana", 40), ("next", "bao", 40), ("publish", folder, 1))
    assert third == ["published"]
    assert sorted(first + second) == sorted(names)
    waiting = Case.objects.filter(state="waiting", next_contact_on=MORNING.date() + timedelta(3))
    assert waiting.count() == 40
    assert set(Case.objects.values_list("as_of", flat=True)) == {AS_OF + timedelta(days=1)}
    assert PublishedDay.objects.count() == 2

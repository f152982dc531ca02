"""Real processes at the same database: nobody is served twice, no cap is overshot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from tests.store import cast
from tests.store.cast import MORNING

from forbear.app import gate
from forbear.app.store.models import Case, CaseEvent, Contact, GateDecision, Permit

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]

ROOT = Path(__file__).parents[2]

HAMMER = """
import json, sys
from datetime import datetime
import django
django.setup()
from django.db import connections
connections["default"].settings_dict.update(json.loads(sys.argv[1]))
connections["default"].settings_dict["OPTIONS"].pop("pool", None)
from forbear.app import gate, work
from forbear.app.store.models import Case, User
now = datetime.fromisoformat(sys.argv[2])
user = User.objects.get(username=sys.argv[4])
print("ready", flush=True)
sys.stdin.readline()
for turn in range(int(sys.argv[5])):
    if sys.argv[3] == "next":
        case = work.get_next(user, now)
        if case is None:
            break
        gate_free = case.customer.customer_id
        print(gate_free, flush=True)
        work.set_next_contact(user, case, now.date().replace(day=now.day + 3), now)
    else:
        case = Case.objects.get()
        try:
            answer = gate.try_to_contact(case, "voice", "collection", user, now)
        except work.HeldByAnotherError:
            continue
        print(type(answer).__name__, flush=True)
        work.release(user, case, now)
"""


def hammer(what: str, users: list[str], turns: int) -> list[list[str]]:
    """Let a process a user go at it together; what each of them printed."""
    import json

    settings = {
        name: str(connection.settings_dict[name]) for name in ("NAME", "USER", "PASSWORD", "HOST")
    }
    settings["PORT"] = str(connection.settings_dict["PORT"])
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "forbear.app.settings"}
    running = [
        subprocess.Popen(
            [
                *(sys.executable, "-c", HAMMER),
                *(json.dumps(settings), MORNING.isoformat(), what, user, str(turns)),
            ],
            cwd=ROOT,
            env=env,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for user in users
    ]
    for process in running:
        assert process.stdout.readline() == "ready\n", process.communicate()[1]
    for process in running:
        process.stdin.write("go\n")
        process.stdin.flush()
    ended = [process.communicate(timeout=120) for process in running]
    assert all(process.returncode == 0 for process in running), [error for _, error in ended]
    return [out.split() for out, _ in ended]


def test_two_people_never_get_the_same_customer():
    cast.publish_nothing()
    for user in ("ana", "bao"):
        cast.user(user)
    for number in range(60):
        cast.late_customer(f"c{number:02}", rank=number + 1)
    first, second = hammer("next", ["ana", "bao"], 60)
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
    first, second = hammer("call", ["ana", "bao"], 20)
    answers = first + second
    assert answers.count("Granted") == 1, answers
    assert Permit.objects.count() == Contact.objects.filter(origin="desk").count() == 1
    assert GateDecision.objects.filter(effect="deny").count() == answers.count("Refused") > 0
    assert gate.expire_permits(MORNING) == 0

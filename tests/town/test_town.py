"""A week of the town at the real desk, and a checker that reads what came of it."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection
from tests.store import cast
from tests.town.checker import LOG, PERMITS, Breach, Home, Row, breaches, without_leave
from tests.town.residents import names, published

import forbear.rulebook
from forbear.app import publish
from forbear.app.store.models import Case, Customer

pytestmark = [
    pytest.mark.slow,
    pytest.mark.database(once=True),
    pytest.mark.django_db(transaction=True),
]

ROOT = Path(__file__).parents[2]
DAYS = 9


@dataclass
class Week:
    """What was said at the desk, what the switch noted, and what the log holds."""

    said: Counter[str]
    dialled: Counter[UUID]
    rows: list[Row]
    homes: dict[object, Home]
    permits: dict[object, str]

    @property
    def broken(self) -> list[Breach]:
        return breaches(self.rows, self.homes)


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return published(tmp_path_factory.mktemp("town"), DAYS)


def live(
    days: list[Path], folder: Path, *, until: str, seed: int, rules: Path | None = None
) -> Week:
    """Let the town live through its days under those rules."""
    for who, team in (("ana", "cards"), ("bao", "cards"), ("carl", "loans")):
        cast.user(who, team=team)
    publish.publish(days[0], cast.MORNING.replace(day=24, hour=20))
    assert Case.objects.count() == len(names())
    settings = connection.settings_dict
    orders = {
        "database": {n: str(settings[n]) for n in ("NAME", "USER", "PASSWORD", "HOST", "PORT")},
        "rulebook": str(rules) if rules else "",
        "days": [str(day) for day in days[1:]],
        "seed": seed,
        "start": "2026-11-24T21:00:00+00:00",
        "end": f"{until}T14:00:00+00:00",
        "switch": str(folder / "switch"),
    }
    (folder / "orders.json").write_text(json.dumps(orders))
    done = subprocess.run(
        [sys.executable, "-m", "tests.town.street", str(folder / "orders.json")],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "forbear.app.settings"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return _read(Counter(json.loads(done.stdout)), folder / "switch")


def _read(said: Counter[str], switch: Path) -> Week:
    homes = {c.pk: Home(c.place, c.time_zone) for c in Customer.objects.all()}
    with connection.cursor() as cursor:
        cursor.execute(LOG)
        rows = [Row(*row) for row in cursor.fetchall()]
        cursor.execute(PERMITS)
        permits = dict(cursor.fetchall())
    dialled = Counter(UUID(line) for line in switch.read_text().split())
    return Week(said, dialled, rows, homes, permits)


def test_the_town_stays_clean(days, tmp_path):
    """Whatever races, crashes, presses twice and runs out: no breach, and no call without leave."""
    week = live(days, tmp_path, until="2026-12-02", seed=1)
    assert week.said["killed"] > 10, "and it was a hard week"
    happened = [row for row in week.rows if row.state == "occurred"]
    assert {week.homes[row.person].place for row in happened} == {"CN", "US-MA", "GB", "US"}
    assert week.broken == []
    assert without_leave(week.rows, week.permits) == []
    counted = {row.permit for row in week.rows if row.state != "unused"}
    assert set(week.dialled) <= counted, (
        "what the switch dialled counts, also when nobody said more"
    )
    assert set(week.dialled.values()) == {1}, "each permit was dialled once"


# One more than the law allows, in the very cards that the town runs under.
PLANTED = (
    ("cn/contact/six_dials.toml", "2026-01-30 = 6", "2026-01-30 = 7"),
    ("cn/contact/three_conversations.toml", "2025-02-28 = 3", "2025-02-28 = 4"),
    ("us-ma/contact/two_in_seven.toml", "2012-03-02 = 2", "2012-03-02 = 3"),
)


def off_by_one(folder: Path) -> Path:
    """A copy of the rulebook with one too many in three places."""
    rules = folder / "rulebook"
    shutil.copytree(Path(forbear.rulebook.__file__).parent, rules)
    for card, right, wrong in PLANTED:
        file = rules / "places" / card
        said = file.read_text()
        assert right in said, card
        file.write_text(said.replace(right, wrong))
    return rules


def test_one_too_many_is_caught(days, tmp_path):
    """Under rules that are wrong by one the checker must say so, or it is worth nothing."""
    week = live(days, tmp_path, until="2026-11-28", seed=2, rules=off_by_one(tmp_path))
    found = {breach.law for breach in week.broken}
    assert found, week.said
    assert found <= {"six unanswered a day", "three conversations a day", "two in seven days"}

"""All agents of the town as processes of their own, and the clock that they all look at.

python -m tests.town.street ORDERS.json

This process loads the rulebook once and forks every agent from itself, so that one who was killed
is replaced in milliseconds. It holds no connection to the database. Tick by tick it tells all of
them the time at once, and waits until each has done one act or is dead.
"""

import json
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import django

django.setup()

from django.db import connections  # noqa: E402
from tests.town.agent import Agent  # noqa: E402

from forbear import rulebook  # noqa: E402
from forbear.app import gate, publish, work  # noqa: E402
from forbear.app.gate import questions, trying  # noqa: E402
from forbear.rulebook import toml  # noqa: E402

# Each works at two windows at once, so that one person also races with themselves.
WINDOWS = ("ana", "ana", "bao", "carl", "carl")
# The desk knows one actor, the lender. The firm of this person is a collector's.
COLLECTORS = ("carl",)
HOME = "go home"
# Moments around which hours begin and end somewhere in the town.
EDGES = [timedelta(hours=hour, seconds=by) for hour in (0, 2, 3, 8, 14, 21) for by in (-1, 0, 1)]


@dataclass
class Life:
    """One window of the desk: who sits there, and the pipes to the process."""

    who: str
    pid: int
    orders: int
    answers: int


def main(orders_file: str) -> None:
    orders = json.loads(Path(orders_file).read_text())
    if orders["rulebook"]:
        toml.SHIPPED = Path(orders["rulebook"])
    rulebook.load()
    database = connections["default"].settings_dict
    database.update(orders["database"])
    database["OPTIONS"].pop("pool", None)
    print(json.dumps(live(orders)))


def live(orders: dict[str, Any]) -> Counter[str]:
    """The whole time of the town; what was said how often."""
    said: Counter[str] = Counter()
    seats = [sit_down(orders, seat, 0) for seat in range(len(WINDOWS))]
    lives, folders = len(seats), [Path(folder) for folder in orders["days"]]
    for now in ticks(orders):
        said["ticks"] += 1
        if folders and now >= publishing(folders[0]):
            alone(publish_day, folders.pop(0), now)
        if now.minute % 10 == 0:
            alone(sweep, now)
        for life in seats:
            os.write(life.orders, f"{now.isoformat()}\n".encode())
        for seat, life in enumerate(seats):
            answer = os.read(life.answers, 200).decode().strip()
            said[answer or "killed"] += 1
            if not answer:
                bury(life, signal.SIGKILL)
                lives += 1
                seats[seat] = sit_down(orders, seat, lives)
    for life in seats:
        os.write(life.orders, f"{HOME}\n".encode())
        bury(life, 0)
    return said


def ticks(orders: dict[str, Any]) -> Iterator[datetime]:
    """Moments of the simulated time: bursts of minutes, leaps of hours, and the edges of hours."""
    dice = random.Random(orders["seed"])
    now, end = (datetime.fromisoformat(orders[key]) for key in ("start", "end"))
    while now < end:
        yield now
        kind = dice.random()
        if kind < 0.12:
            now = next_edge(now)
        elif kind < 0.24:
            now += timedelta(minutes=dice.randint(60, 300))
        else:
            now += timedelta(seconds=dice.randint(20, 900))


def next_edge(now: datetime) -> datetime:
    midnight = datetime.combine(now.date(), time.min, UTC)
    edges = (midnight + timedelta(days=day) + edge for day in (0, 1) for edge in EDGES)
    return min(edge for edge in edges if edge > now)


def publishing(folder: Path) -> datetime:
    """A day is published in the evening, UTC, when it is over where the most people live."""
    return datetime.fromisoformat(folder.name).replace(tzinfo=UTC) + timedelta(hours=20)


def sit_down(orders: dict[str, Any], seat: int, life: int) -> Life:
    """Fork one agent; it works until it is sent home."""
    (heard, orders_end), (answers_end, said) = os.pipe(), os.pipe()
    pid = os.fork()
    if pid:
        os.close(heard)
        os.close(said)
        return Life(WINDOWS[seat], pid, orders_end, answers_end)
    os.close(orders_end)
    os.close(answers_end)
    who = WINDOWS[seat]
    if who in COLLECTORS:
        questions.ACTOR = trying.ACTOR = "collector"
    agent = Agent(who, f"{orders['seed']}-{seat}-{life}", Path(orders["switch"]))
    with os.fdopen(heard) as clock:
        for line in iter(clock.readline, f"{HOME}\n"):
            answer = agent.act(datetime.fromisoformat(line.strip()))
            os.write(said, f"{answer}\n".encode())
    os._exit(0)


def bury(life: Life, expected: int) -> None:
    """Only a kill that the town planned is no failure."""
    _, status = os.waitpid(life.pid, 0)
    if status != expected:
        raise RuntimeError(f"the window of {life.who} ended with {status}, not {expected}")
    os.close(life.answers)
    os.close(life.orders)


def alone(what: Any, *given: Any) -> None:
    """Do one thing in a process of its own, and wait for it."""
    pid = os.fork()
    if not pid:
        what(*given)
        os._exit(0)
    if os.waitpid(pid, 0)[1]:
        raise RuntimeError(f"{what.__name__} failed")


def publish_day(folder: Path, now: datetime) -> None:
    publish.publish(folder, now)


def sweep(now: datetime) -> None:
    """What the background worker does now and then."""
    gate.expire_permits(now)
    work.release_idle(now)


if __name__ == "__main__":
    main(*sys.argv[1:])

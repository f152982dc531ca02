"""One process of several that go at the same database at once; `go` on its input starts it.

python -m tests.store.hammer SETTINGS NOW WHAT WHO TURNS
"""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import django

django.setup()

from django.db import connections  # noqa: E402

from forbear.app import gate, publish, work  # noqa: E402
from forbear.app.store.models import Case, User  # noqa: E402


def take_next(who: str, now: datetime, turns: int) -> Iterator[str]:
    """Get Next until nobody is left; each customer is put off for some days."""
    user = User.objects.get(username=who)
    for _ in range(turns):
        case = work.get_next(user, now)
        if case is None:
            return
        yield case.customer.customer_id
        work.set_next_contact(user, case, now.date() + timedelta(days=3), now)


def call(who: str, now: datetime, turns: int) -> Iterator[str]:
    """Try to call the one customer there is, as often as another one's hold lets it."""
    user, case = User.objects.get(username=who), Case.objects.get()
    for _ in range(turns):
        try:
            answer = gate.try_to_contact(case, "voice", "collection", user, now)
        except work.HeldByAnotherError:
            continue
        if isinstance(answer, gate.Granted):
            gate.begin(answer.permit_id, user, now)
        yield type(answer).__name__
        work.release(user, case, now)


def publish_day(folder: str, now: datetime, turns: int) -> Iterator[str]:
    """Publish one folder; what is there already says so."""
    for _ in range(turns):
        done = publish.publish(folder, now)
        yield "already" if done.already else "published"


WHAT: dict[str, Callable[[str, datetime, int], Iterator[str]]] = {
    "next": take_next,
    "call": call,
    "publish": publish_day,
}


def main(settings: str, now: str, what: str, who: str, turns: str) -> None:
    database = connections["default"].settings_dict
    database.update(json.loads(settings))
    database["OPTIONS"].pop("pool", None)
    print("ready", flush=True)
    sys.stdin.readline()
    for said in WHAT[what](who, datetime.fromisoformat(now), int(turns)):
        print(said, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""One agent at the desk: asks, begins, dials, records; presses twice, wanders off, is killed.

An agent does one thing a tick, or some at one go. What it knows it keeps in memory only, so a kill
forgets it.
"""

import os
import random
import signal
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection

from forbear.app import gate, work
from forbear.app.store.models import Case, User
from forbear.casework.life import NotInTheTableError

VOICE, TEXT = "voice", "sms"
# What becomes of a call: to those with an even number, and to those with an odd one.
EVEN = (("conversation", 80), ("no_answer", 8), ("third_person", 4), ("busy", 4), ("voicemail", 4))
ODD = (
    ("no_answer", 70),
    ("voicemail", 10),
    ("refused_call", 10),
    ("busy", 5),
    ("not_connected", 5),
)
# How many in a thousand acts are cut short between two statements.
KILLED = 60


class Killer:
    """Ends this process, without any goodbye, before or after one of its next statements."""

    def __init__(self, dice: random.Random) -> None:
        self.left = dice.randrange(40) if dice.randrange(1000) < KILLED else None
        self.after = dice.random() < 0.5

    def __call__(self, execute: Callable[..., Any], *said: Any) -> Any:
        if self.left is not None and self.left <= 0 and not self.after:
            die()
        answer = execute(*said)
        if self.left is not None and self.left <= 0:
            die()
        self.left = None if self.left is None else self.left - 1
        return answer


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Agent:
    def __init__(self, who: str, seed: str, switch: Path) -> None:
        self.user = User.objects.get(username=who)
        self.cases = list(work.cases_of(self.user).order_by("customer__customer_id"))
        self.dice = random.Random(seed)
        self.switch = switch
        self.granted: tuple[Case, UUID, str] | None = None
        self.begun: tuple[Case, UUID, str] | None = None

    def act(self, now: datetime) -> str:
        """What is done at that moment, one step or more; what came of it in a word."""
        killer = Killer(self.dice)
        with connection.execute_wrapper(killer):
            said = self._act(now)
            while said in ("granted", "begun") and self.dice.random() < 0.6:
                said = self._act(now)
        if killer.left is not None:  # it fell between this act and the next
            die()
        return said

    def _act(self, now: datetime) -> str:
        chance = self.dice.random()
        if self.begun:
            return self._record(now) if chance < 0.8 else "still talking"
        if self.granted is None:
            return self._ask(self._somebody(now), now)
        if chance < 0.7:
            return self._begin(now)
        if chance < 0.85:
            return self._ask(self.granted[0], now)
        return "wandered off"

    def _somebody(self, now: datetime) -> Case:
        """Mostly one of the few whom everybody chases: a pair by day, the last two by night."""
        if self.dice.random() < 0.15:
            return self.dice.choice(self.cases)
        first = 2 * (now.toordinal() % 8) % (len(self.cases) - 2)
        china_is_up = now.hour < 14 and self.dice.random() < 0.9
        return self.dice.choice(self.cases[first : first + 2] if china_is_up else self.cases[-2:])

    def _ask(self, case: Case, now: datetime) -> str:
        channel = VOICE if self.dice.random() < 0.85 else TEXT
        self.granted = None
        try:
            answer = gate.try_to_contact(case, channel, "collection", self.user, now)
        except work.HeldByAnotherError:
            return "held"
        if isinstance(answer, gate.Refused):
            return "refused"
        self.granted = (case, answer.permit_id, channel)
        return "granted"

    def _begin(self, now: datetime) -> str:
        """The line is opened only if the permit still stands; the switch then notes the call."""
        case, permit, channel = self.granted or self._nobody()
        self.granted = None
        try:
            gate.begin(permit, self.user, now)
        except NotInTheTableError:
            return "too late"
        with self.switch.open("a") as notes:
            notes.write(f"{permit}\n")
        self.begun = (case, permit, channel)
        return "begun"

    def _record(self, now: datetime) -> str:
        case, permit, channel = self.begun or self._nobody()
        self.begun = None
        outcome = self._outcome(case, channel)
        gate.record_outcome(permit, outcome, self.user, now)
        if self.dice.random() < 0.2:  # pressed twice
            try:
                gate.record_outcome(permit, "no_answer", self.user, now)
            except (NotInTheTableError, ValueError):
                return "recorded once"
            return "recorded twice"
        if self.dice.random() < 0.3:
            self._release(case, now)
        return "recorded"

    def _release(self, case: Case, now: datetime) -> None:
        try:
            work.release(self.user, case, now)
        except work.HeldByAnotherError:
            return  # it was let go while we were busy, and somebody took it

    def _outcome(self, case: Case, channel: str) -> str:
        if channel == TEXT:
            return "delivered"
        likely = ODD if int(case.customer.customer_id[-2:]) % 2 else EVEN
        return self.dice.choices([o for o, _ in likely], [weight for _, weight in likely])[0]

    def _nobody(self) -> Any:
        raise AssertionError("nothing is under way")

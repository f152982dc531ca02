"""Demo sign-ins: one person a role, with passwords that no other installation has."""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from forbear.app.home import write_private
from forbear.casework.teams import CARDS, LOANS, RECOVERY

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another
FILE = "sign-ins.json"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works at the simulated lender."""

    username: str
    first_name: str
    last_name: str
    role: str
    language: str
    team: str


STAFF = (
    Person("zhou", "Ke", "Zhou", "agent", "en", CARDS),
    Person("lin", "小雨", "林", "agent", "zh-hans", CARDS),
    Person("amara", "Amara", "Okafor", "account_manager", "en", LOANS),
    Person("lead", "Ines", "Duarte", "lead", "en", ""),
    Person("compliance", "Tomas", "Novak", "compliance", "en", ""),
    Person("recovery", "Hannah", "Berg", "recovery", "en", RECOVERY),
    Person("admin", "Robin", "Adeyemi", "admin", "en", ""),
)


def passwords(home: Path) -> dict[str, str]:
    """The passwords made before in this installation, kept 0600 in its home."""
    note = home / FILE
    kept: dict[str, str] = json.loads(note.read_text()) if note.exists() else {}
    return kept


def new_password() -> str:
    """Easy to read out over the phone, and about 60 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


def do_make_staff(home: Path) -> dict[str, str]:
    """Everybody of STAFF can sign in with the password on file. Gives the passwords.

    The file is written last: stopped before that, the next start gives them new ones.
    """
    from forbear.app.store.models import User

    known = passwords(home)
    there = {user.username: user for user in User.objects.all()}
    for person in STAFF:
        if person.username in known and person.username in there:
            continue
        user = there.get(person.username) or User(**asdict(person))
        user.set_password(known.setdefault(person.username, new_password()))
        user.save()
    if known != passwords(home):
        write_private(home / FILE, json.dumps(known, indent=1) + "\n")
    return known

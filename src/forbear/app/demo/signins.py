"""Demo sign-ins: one person a role, with passwords that no other installation has."""

import json
import secrets
from dataclasses import dataclass
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
    """The password of each, made once per installation and kept 0600 in its home."""
    note = home / FILE
    kept: dict[str, str] = json.loads(note.read_text()) if note.exists() else {}
    missing = [person.username for person in STAFF if person.username not in kept]
    if missing:
        kept |= {username: new_password() for username in missing}
        write_private(note, json.dumps(kept, indent=1) + "\n")
    return kept


def new_password() -> str:
    """Easy to read out over the phone, and about 60 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))


def do_make_staff(home: Path) -> dict[str, str]:
    """Everybody of STAFF can sign in with the password on file. Gives the passwords."""
    from forbear.app.store.models import User

    known = passwords(home)
    for person in STAFF:
        user = User.objects.filter(username=person.username).first()
        if user is None:
            user = User(
                username=person.username,
                first_name=person.first_name,
                last_name=person.last_name,
                role=person.role,
                language=person.language,
                team=person.team,
            )
        elif user.check_password(known[person.username]):
            continue
        user.set_password(known[person.username])
        user.save()
    return known

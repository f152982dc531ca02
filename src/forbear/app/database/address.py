"""Where the database answers: the URL that was given, else the server in the home."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict, make_conninfo

URL = "FORBEAR_DATABASE_URL"
DATABASE = "forbear"
SUPERUSER = "postgres"
APP_ROLE = "forbear"
PASSWORD_FILE = "app_password"  # noqa: S105 (the name of a file)
PORT = 5432


@dataclass(frozen=True, slots=True)
class Address:
    """What it takes to connect, as libpq names it; `host` may be a socket's directory."""

    parameters: dict[str, str]

    def conninfo(self, **more: str) -> str:
        return make_conninfo(**{**self.parameters, **more})

    def for_django(self) -> dict[str, Any]:
        """The same as Django's DATABASES wants it; what Django has no name for are options."""
        rest = dict(self.parameters)
        named = {
            "NAME": rest.pop("dbname", DATABASE),
            "USER": rest.pop("user", ""),
            "PASSWORD": rest.pop("password", ""),
            "HOST": rest.pop("host", ""),
            "PORT": rest.pop("port", ""),
        }
        return {"ENGINE": "django.db.backends.postgresql", **named, "OPTIONS": rest}

    def shown(self) -> str:
        """For people: everything but the password."""
        p = self.parameters
        return f"{p.get('host', 'localhost')}:{p.get('port', PORT)}/{p.get('dbname', DATABASE)}"


def external() -> Address | None:
    """The database of FORBEAR_DATABASE_URL, or None. A URL that cannot be read says the mend."""
    url = os.environ.get(URL)
    if not url:
        return None
    try:
        parameters = conninfo_to_dict(url)
    except ProgrammingError as error:
        raise ValueError(
            f"{URL} cannot be read ({str(error).strip()}). "
            "Write it like postgresql://forbear:secret@db.example:5432/forbear."
        ) from error
    return Address({name: str(value) for name, value in parameters.items() if value is not None})


def embedded(home: Path) -> Address:
    """The address of the server in this home, as its own pid file tells it."""
    root = (home / "database").resolve()
    host, port = str(root / "run"), str(PORT)
    with suppress(FileNotFoundError, NotADirectoryError, IndexError):  # when it is not running
        lines = (root / "data" / "postmaster.pid").read_text().splitlines()
        port, host = lines[3], lines[4] or lines[5]
    password = ""
    with suppress(FileNotFoundError):
        password = (root / PASSWORD_FILE).read_text().strip()
    return Address(
        {"host": host, "port": port, "user": APP_ROLE, "password": password, "dbname": DATABASE}
    )


def address(home: Path) -> Address:
    """The database that this installation works on."""
    return external() or embedded(home)

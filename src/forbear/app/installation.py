"""One installation while it is in use: home prepared, database answering, Django ready."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.core.management import call_command

from forbear.app import home as homes
from forbear.app.database.address import external
from forbear.app.database.roles import check_version
from forbear.app.database.server import Server


@contextmanager
def database_of(home: Path, simulated: bool = False) -> Iterator[Server | None]:
    """The database of this home, started or joined; the last one to leave stops it.

    `simulated` says that the people in it do not exist, so that root may fall back to an account
    that other services use as well. None: somebody else's server, by FORBEAR_DATABASE_URL.
    """
    os.environ[homes.HOME] = str(home)
    there = external()
    if there is not None:
        check_version(there)
        homes.prepare(home)
        yield None
        return
    server = Server(home, simulated)
    try:
        server.start()
        homes.prepare(home)
        yield server
    finally:
        server.leave()


def ready(migrate: bool) -> None:
    """Set Django up on the database of the home, and bring the tables up to date."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forbear.app.settings")
    django.setup()
    if migrate:
        call_command("migrate", verbosity=0, interactive=False)

"""All of it, in the order in which one thing needs the other."""

import os
from pathlib import Path

from forbear.app import clock, installation
from forbear.app import home as homes
from forbear.app.doctor import house, machine, work
from forbear.app.doctor.finding import Finding


def look(home: Path, port: int) -> list[Finding]:
    """Every part, from the machine up to the worker. Starts nothing and changes nothing."""
    os.environ[homes.HOME] = str(home)
    desk, serving = work.desk(home)
    database, address = house.database(home)
    found = [
        machine.python(),
        machine.packages(),
        machine.disk(home),
        house.home(home),
        house.programs(home),
        database,
        desk,
        machine.port(port, serving),
        machine.fonts(),
        machine.browser(),
    ]
    return found if address is None else [*found, *_inside(serving)]


def _inside(serving: bool) -> list[Finding]:
    """What only the database knows; with its tables behind, the rest cannot be asked."""
    installation.ready(migrate=False)
    tables = work.migrations()
    if tables.state != "fine":
        return [tables]
    # The worker's heartbeat goes by the machine's clock, whatever day the desk shows.
    return [
        tables,
        work.last_day(clock.now()),
        work.worker(clock.now() - clock.offset(), serving),
    ]

"""The web server: granian, with the desk as its application. A child of `forbear serve`."""

import sys

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from forbear.app.serving import parent

THREADS = 8  # blocking threads; each holds a database connection while it answers
LOG = {"class": "logging.StreamHandler", "formatter": "generic", "stream": "ext://sys.stderr"}


def main(host: str, port: int) -> None:
    """Answer on this address until told to stop."""
    parent.end_with_named_parent()
    Server(
        "forbear.app.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_level=LogLevels.error,
        log_dictconfig={"handlers": {"console": LOG, "access": LOG}},
    ).serve()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

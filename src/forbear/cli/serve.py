"""`forbear serve` keeps the desk running; `forbear worker` adds hands to a running one."""

import os
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click
from rich.console import RenderableType

from forbear.app import clock, installation
from forbear.app import home as homes
from forbear.app.database.lock import Lock
from forbear.app.database.missing import MissingPartError
from forbear.app.database.server import Server
from forbear.app.jobs import days
from forbear.app.serving.children import Child, Stop, watch_over
from forbear.cli.output import MISSING_PART, progress, stop
from forbear.days import instant

INTERRUPTED = 130
ANSWER_SECONDS = 60

home_option = click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    help="Directory of this installation [FORBEAR_HOME, else ./var].",
)
port_option = click.option("--port", default=8000, show_default=True, help="Where to answer.")
host_option = click.option(
    "--host", default="127.0.0.1", show_default=True, help="Which of this machine's addresses."
)
now_option = click.option(
    "--now",
    "now_text",
    metavar="INSTANT",
    help="Let the clock start here and run on, like 2026-11-24T22:30:00+08:00; every page says so.",
)


@click.command()
@home_option
@port_option
@host_option
@now_option
@click.option(
    "--days",
    "days_option",
    type=click.Path(file_okay=False, path_type=Path),
    help="Days that `day run` wrote, a folder a date: new ones become cases, now and from now on.",
)
@click.option("--worker/--no-worker", default=True, help="Background work in the same command.")
def serve(
    home: Path | None,
    port: int,
    host: str,
    now_text: str | None,
    days_option: Path | None,
    worker: bool,
) -> None:
    """Start the desk and keep it running until Ctrl-C.

    Starts the database of the home (or uses FORBEAR_DATABASE_URL), brings its tables up to date,
    and answers on http://127.0.0.1:8000.

    Example: forbear serve --days days --home /srv/forbear --port 8080
    """
    shift_clock(now_text)
    where = homes.named(home)
    with (
        in_order(),
        installation.database_of(where) as database,
        serving(where, host, port),
    ):
        installation.ready(migrate=True)
        folder = days.named(days_option)
        if folder is not None:
            os.environ[days.DAYS] = str(folder)
            publish_days(folder)
        keep_serving(database, host, port, worker)


@click.command()
@home_option
def worker(home: Path | None) -> None:
    """Do background work beside a running desk, until Ctrl-C.

    Joins the database of the home, or of FORBEAR_DATABASE_URL. Start as many as you like.

    Example: forbear worker --home /srv/forbear
    """
    with in_order(), installation.database_of(homes.named(home)):
        installation.ready(migrate=True)
        from forbear.app.jobs.worker import work

        progress.print("Working. Ctrl-C ends it.")
        work()


@contextmanager
def in_order() -> Iterator[None]:
    """However the command ends, everything it opened is closed, and its exit code says how."""

    def end(_number: int, _frame: FrameType | None) -> NoReturn:
        sys.exit(0)

    signal.signal(signal.SIGTERM, end)
    try:
        yield
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except MissingPartError as error:
        stop(str(error), MISSING_PART)
    except ValueError as error:
        stop(str(error))


def publish_days(folder: Path) -> None:
    """Take the finished days of this folder that are new into the database."""
    for out in days.publish_new(folder, clock.now()):
        progress.print(f"Opening, moving and closing the cases of {out.name} ...")


def shift_clock(now_text: str | None) -> None:
    """Set the desk's clock for this process and its children; None leaves it as it is."""
    if now_text is None:
        return
    try:
        then = instant(now_text)
    except ValueError as error:
        stop(f"--now: {error}")
    os.environ[clock.OFFSET] = str(round(clock.offset_to(then).total_seconds()))


@contextmanager
def serving(home: Path, host: str, port: int) -> Iterator[None]:
    """Only one desk serves a home, and only on a port that is free."""
    lock = Lock(home / "serving.lock")
    if not lock.alone_now():
        stop(
            f"Forbear already serves {home}: {lock.read()}. "
            "Use that one, stop it, or name another directory with --home."
        )
    _check_port(host, port)
    lock.note(f"process {os.getpid()}, {_address(host, port)}")
    try:
        yield
    finally:
        lock.release()


def _check_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            stop(f"Cannot answer on {host}:{port} ({error.strerror}). Name another with --port.")


def keep_serving(
    database: Server | None,
    host: str,
    port: int,
    with_worker: bool = True,
    then: RenderableType | None = None,
) -> NoReturn:
    """Run the web server and the worker until told to stop; `then` is said once it answers."""
    stopping = Stop()
    children = [Child("web server", "forbear.app.serving.web", host, str(port))]
    try:
        if with_worker:
            children.append(Child("worker", "forbear.app.jobs.worker"))
        _await(f"{_address(host, port)}/alive/", children[0], stopping)
        progress.print(f"The desk is at {_address(host, port)} (Ctrl-C stops it)", style="bold")
        if then is not None:
            progress.print(then)
        trouble = watch_over(children, database, stopping)
    finally:
        for child in reversed(children):
            child.stop()
    if trouble:
        raise MissingPartError(trouble)
    sys.exit(INTERRUPTED if stopping.signal == signal.SIGINT else 0)


def _address(host: str, port: int) -> str:
    """What a browser on this machine asks for."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 (not bound here)
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _await(url: str, web: Child, stopping: Stop) -> None:
    """Wait until the desk answers, or until we are to stop."""
    end = time.monotonic() + ANSWER_SECONDS
    while not stopping.wait(0.1):
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 (our own http address)
        except urllib.error.HTTPError as error:
            raise MissingPartError(
                f"The desk answers with error {error.code}; why stands above. forbear doctor tells "
                "more."
            ) from error
        except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
            if web.process.poll() is not None or time.monotonic() > end:
                raise MissingPartError(
                    f"The desk does not answer ({error}); why stands above. forbear doctor tells "
                    "more."
                ) from error
        else:
            return

"""The worker process: does the queued and the periodic work until it is told to stop."""

import asyncio
from typing import Any

from procrastinate import App
from procrastinate.contrib.django import app

from forbear.app import home as homes
from forbear.app import installation
from forbear.app.serving import parent

CONCURRENCY = 2
GRACE_SECONDS = 15


def work() -> None:
    """Take jobs until SIGINT or SIGTERM; those begun are finished, as far as the grace goes."""
    _with_our_connector(wait=True)


def take_jobs_once() -> None:
    """Do what is queued now, and come back."""
    _with_our_connector(wait=False, listen_notify=False, install_signal_handlers=False)


def _with_our_connector(**how: Any) -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as ours:
        asyncio.run(_take_jobs(ours, how))


async def _take_jobs(ours: App, how: dict[str, Any]) -> None:
    async with ours.open_async():
        await ours.run_worker_async(
            concurrency=CONCURRENCY, shutdown_graceful_timeout=GRACE_SECONDS, **how
        )


def main() -> None:
    """As a child of `forbear serve`, which has brought the tables up to date."""
    parent.end_with_named_parent()
    with installation.database_of(homes.named()):
        installation.ready(migrate=False)
        work()


if __name__ == "__main__":
    main()

"""The worker process: does the queued and the periodic work until it is told to stop."""

import asyncio

from procrastinate import App
from procrastinate.contrib.django import app

from forbear.app import home as homes
from forbear.app import installation
from forbear.app.serving import parent

CONCURRENCY = 2
GRACE_SECONDS = 15


def work() -> None:
    """Take jobs until SIGINT or SIGTERM; those begun are finished, as far as the grace goes."""
    with app.replace_connector(app.connector.get_worker_connector()) as ours:
        asyncio.run(_take_jobs(ours))


async def _take_jobs(ours: App) -> None:
    async with ours.open_async():
        await ours.run_worker_async(
            concurrency=CONCURRENCY, shutdown_graceful_timeout=GRACE_SECONDS
        )


def main() -> None:
    """As a child of `forbear serve`, which has brought the tables up to date."""
    parent.end_with_named_parent()
    with installation.database_of(homes.named()):
        installation.ready(migrate=False)
        work()


if __name__ == "__main__":
    main()

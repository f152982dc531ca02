"""The chores: what must happen again and again although nobody asks.

Each may run twice or late without harm. They are queued apart from other work and before it, so
that a flood of jobs cannot hold them up.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

from forbear.app import clock
from forbear.app.jobs import days

CHORES = "chores"
FIRST = 100
STALLED_SECONDS = 60
KEEP_JOBS_HOURS = 24 * 7
MINUTE = "* * * * *"
NIGHT = "17 3 * * *"

Chore = TypeVar("Chore", bound=Callable[..., Any])


def every(cron: str, **options: Any) -> Callable[[Chore], Chore]:
    """Do this again and again by that timetable, but never queue it twice."""

    def register(chore: Chore) -> Chore:
        options.setdefault("queueing_lock", chore.__name__)
        app.periodic(cron=cron)(app.task(queue=CHORES, priority=FIRST, **options)(chore))
        return chore

    return register


@every(MINUTE)
def expire_permits(timestamp: int) -> None:
    """A permit that ran out unused counts as nothing again."""
    from forbear.app import gate

    gate.expire_permits(clock.now())


@every(MINUTE)
def release_idle(timestamp: int) -> None:
    """A case that its agent walked away from goes back to the queue."""
    from forbear.app import work

    work.release_idle(clock.now())


@every(MINUTE)
def publish_days(timestamp: int) -> None:
    """A day that the daily cycle finished becomes cases; one at a time, oldest first."""
    folder = days.named()
    for _ in days.publish_new(folder, clock.now()) if folder else ():
        continue


@every(MINUTE, pass_context=True)
async def rescue_jobs(context: JobContext, timestamp: int) -> None:
    """Start the jobs of a worker that died again; every job is written to bear that.

    Where the same chore is queued already, that one does the work and the stalled one ends.
    """
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS):
        try:
            await manager.retry_job(job)
        except UniqueViolation:
            await manager.finish_job(job, Status.FAILED, delete_job=False)


@every(NIGHT, pass_context=True)
async def forget_jobs(context: JobContext, timestamp: int) -> None:
    """Finished jobs are kept for a week."""
    await context.app.job_manager.delete_old_jobs(nb_hours=KEEP_JOBS_HOURS)

"""What runs on the database: tables up to date, the last day published, the worker."""

from datetime import datetime, timedelta
from pathlib import Path

from forbear.app.database.lock import Lock
from forbear.app.doctor.finding import Finding

HEARTBEAT_SECONDS = 60


def desk(home: Path) -> tuple[Finding, bool]:
    """Is a desk serving this home? Its lock says so even after a kill."""
    note = home / "serving.lock"
    if not note.exists():
        return Finding("desk", "idle", "not running", "forbear serve"), False
    lock = Lock(note)
    free = lock.alone_now()
    lock.release()
    if free:
        return Finding("desk", "idle", "not running", "forbear serve"), False
    return Finding("desk", "fine", f"serving: {note.read_text()}"), True


def migrations() -> Finding:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        says = f"{len(plan)} steps behind, from {plan[0][0]}"
        return Finding("tables", "wrong", says, "forbear serve brings them up to date")
    return Finding("tables", "fine", "up to date")


def last_day(now: datetime) -> Finding:
    """How old is what we know? The gate refuses on stale knowledge, so this is worth a look."""
    from forbear.app.store.models import PublishedDay

    day = PublishedDay.objects.order_by("-as_of").first()
    if day is None:
        mend = "forbear demo, or forbear day run on your own feed"
        return Finding("last day", "idle", "none published yet", mend)
    age = (now.date() - day.as_of).days
    says = f"as of {day.as_of}, {age} days old, feed {day.feed_id}"
    if age > 1:
        mend = "Run today's feed: forbear day run, or forbear demo. The gate refuses on old facts."
        return Finding("last day", "wrong", says, mend)
    return Finding("last day", "fine", says)


def worker(now: datetime, serving: bool) -> Finding:
    """Has a worker been heard of lately? A running desk needs one."""
    from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

    since = now - timedelta(seconds=HEARTBEAT_SECONDS)
    alive = ProcrastinateWorker.objects.filter(last_heartbeat__gte=since).count()
    failed = ProcrastinateJob.objects.filter(status="failed").count()
    if not alive and serving:
        return Finding("worker", "missing", "none alive", "forbear worker")
    if not alive:
        return Finding("worker", "idle", "none alive", "forbear serve, or forbear worker")
    if failed:
        mend = "See the worker's messages; the jobs stand in the table procrastinate_jobs."
        return Finding("worker", "wrong", f"{alive} alive, {failed} jobs failed this week", mend)
    return Finding("worker", "fine", f"{alive} alive, no failed jobs")

"""What the worker does again and again, on a real queue."""

from datetime import timedelta

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from forbear.app import clock
from forbear.app.jobs import tasks
from forbear.app.jobs.worker import take_jobs_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def empty_queue(transactional_db):
    """The queue's tables are not Django's to empty."""
    with connection.cursor() as cursor:
        cursor.execute("truncate procrastinate_jobs, procrastinate_workers cascade")


def statuses() -> dict[str, str]:
    names = ProcrastinateJob.objects.values_list("task_name", "status")
    return {name.rpartition(".")[2]: status for name, status in names}


def status(job: int) -> str:
    """Of this very job: the minute may turn meanwhile and queue another of its name."""
    return ProcrastinateJob.objects.get(pk=job).status


def defer(name: str) -> int:
    task = tasks.app.tasks[f"forbear.app.jobs.tasks.{name}"]
    return task.defer(timestamp=0)


@pytest.mark.parametrize("name", ["expire_permits", "release_idle", "rescue_jobs", "forget_jobs"])
def test_every_chore_can_be_done_on_an_empty_desk(name):
    job = defer(name)
    take_jobs_once()
    assert status(job) == "succeeded"
    assert "failed" not in statuses().values(), "nor has one whose minute came meanwhile"


def test_a_chore_is_never_queued_twice():
    defer("release_idle")
    with pytest.raises(Exception, match="queueing lock"):
        defer("release_idle")


def stalled(name: str) -> int:
    """A job of a worker that has not been heard of for an hour."""
    job = defer(name)
    long_ago = clock.now() - timedelta(hours=1)
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_workers (last_heartbeat) values (%s) returning id",
            [long_ago],
        )
        worker = cursor.fetchone()[0]
        cursor.execute(
            "update procrastinate_jobs set status = 'doing', worker_id = %s where id = %s",
            [worker, job],
        )
    return job


@pytest.mark.parametrize("queued_already", [False, True])
def test_the_job_of_a_dead_worker_is_done_after_all(queued_already):
    """By itself, or by the next of its name where that is queued already."""
    job = stalled("release_idle")
    if queued_already:
        defer("release_idle")
    rescue = defer("rescue_jobs")
    take_jobs_once()
    take_jobs_once()
    assert status(rescue) == "succeeded"
    assert status(job) in ("succeeded", "failed")
    done = ProcrastinateJob.objects.filter(task_name__endswith="release_idle", status="succeeded")
    assert done.exists()

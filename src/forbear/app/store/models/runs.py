"""The days of the daily cycle that were taken into the database."""

from typing import ClassVar

from django.db import models

from forbear.app.store.models.row import LENDERS_ID, Row


class PublishedDay(Row):
    """One published day. `complete_to`: per source of contacts, until when its log is whole; null
    where the feed did not say: to the end of `as_of`.

    `silent`: tables of the feed that said nothing at all, so that nothing is known from them.
    `zones`: the clocks of its customers, the one that most of them live by first.
    """

    as_of = models.DateField(unique=True)
    feed_id = models.CharField(max_length=LENDERS_ID * 2)
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    complete_to = models.JSONField(default=dict)
    silent = models.JSONField(default=list)
    zones = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    summary = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-as_of"]

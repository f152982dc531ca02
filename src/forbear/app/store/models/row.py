"""What every table shares: a version-7 key made here, and a check that a text is one of a list."""

from collections.abc import Iterable

from django.db import models

from forbear.app.store.keys import uuid7

# The lender's own ids: case-sensitive text of at most 64 characters.
LENDERS_ID = 64


class Row(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True


def one_of(field: str, values: Iterable[str], name: str) -> models.CheckConstraint:
    """A check that the column holds one of the values of a table in the nouns."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": sorted(values)}), name=name)

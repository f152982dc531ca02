"""Who looked at personal data, and why."""

from typing import ClassVar

from django.db import models

from forbear.app.store.models.cases import Case
from forbear.app.store.models.people import ContactPoint
from forbear.app.store.models.row import Row, one_of

FIELDS = ("name", "born_on", "id_last4", "contact_point")


class Look(Row):
    """One look at a field that is masked for everybody; never changed, never without a reason."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="looks")
    user = models.ForeignKey("store.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    field = models.CharField(max_length=16)
    contact_point = models.ForeignKey(ContactPoint, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [
            one_of("field", FIELDS, "look_field"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="look_has_a_reason"),
        ]

"""What customers promised to pay. Whether they kept it is worked out, never stored."""

from typing import ClassVar

from django.db import models

from forbear.app.store.models.debts import Account
from forbear.app.store.models.people import Customer
from forbear.app.store.models.row import LENDERS_ID, Row


class Promise(Row):
    """An amount by a day; without an account any payment of the customer counts for it."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="promises")
    account = models.ForeignKey(Account, models.CASCADE, null=True, related_name="promises")
    promise_id = models.CharField(max_length=LENDERS_ID)
    made_on = models.DateField()
    due_on = models.DateField()
    cents = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["customer", "promise_id"], name="promise_once"),
            models.CheckConstraint(condition=models.Q(cents__gt=0), name="promise_positive"),
        ]

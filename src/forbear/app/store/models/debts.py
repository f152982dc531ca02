"""Accounts with their standing at the end of the published day, and the lines behind it."""

from typing import ClassVar

from django.db import models

from forbear.app.store.models.people import Customer
from forbear.app.store.models.row import LENDERS_ID, Row


class Account(Row):
    """One debt. Money is whole cents of `currency`; the standing is that of the end of `as_of`."""

    creditor = models.CharField(max_length=LENDERS_ID)
    account_id = models.CharField(max_length=LENDERS_ID)
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="accounts")
    product = models.CharField(max_length=24)
    place = models.CharField(max_length=32)
    currency = models.CharField(max_length=3)
    opened_on = models.DateField(null=True)
    credit_limit_cents = models.BigIntegerField(null=True)
    charged_off_on = models.DateField(null=True)
    contract_id = models.CharField(max_length=LENDERS_ID, blank=True, default="")
    licence = models.CharField(max_length=24, blank=True, default="")
    online = models.BooleanField(null=True)
    rate_bp = models.IntegerField(null=True)
    secured = models.BooleanField(null=True)
    # to which dues a payment goes, one of ledger.orders; empty: as nobody named one
    payment_order = models.CharField(max_length=LENDERS_ID, blank=True, default="")
    accelerated_on = models.DateField(null=True)
    # [from, to] or [from, null] as ISO dates: the days that do not count as late
    pauses = models.JSONField(default=list)

    as_of = models.DateField()
    days_past_due = models.IntegerField()
    bucket = models.CharField(max_length=8)
    arrears_cents = models.BigIntegerField()
    outstanding_cents = models.BigIntegerField()
    # the day on which the oldest due that is not covered fell due
    late_since = models.DateField(null=True)
    paused = models.BooleanField(default=False)
    cycles_late = models.IntegerField(null=True)
    credit_cents = models.BigIntegerField(default=0)
    own_days_past_due = models.IntegerField(null=True)
    own_arrears_cents = models.BigIntegerField(null=True)
    next_due_on = models.DateField(null=True)
    next_due_cents = models.BigIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["creditor", "account_id"], name="account_once"),
            models.CheckConstraint(
                condition=models.Q(days_past_due__gte=0, arrears_cents__gte=0),
                name="account_never_negative",
            ),
        ]

    def __str__(self) -> str:
        return self.account_id

    @property
    def late(self) -> bool:
        """Something is overdue, or the master says so: a core may tell days and no arrears."""
        return self.arrears_cents > 0 or self.days_past_due > 0 or self.bucket != "M0"


class Due(Row):
    """What fell or falls due."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="dues")
    due_id = models.CharField(max_length=LENDERS_ID)
    due_on = models.DateField()
    component = models.CharField(max_length=16)
    cents = models.BigIntegerField()
    rate_bp = models.IntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "due_id"], name="due_once"),
            models.CheckConstraint(condition=models.Q(cents__gt=0), name="due_positive"),
        ]


class Payment(Row):
    """What came in. One that was shared out has a part on each account, under the same id."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="payments")
    payment_id = models.CharField(max_length=LENDERS_ID)
    received_on = models.DateField()
    cents = models.BigIntegerField()
    reversed_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "payment_id"], name="payment_once"),
            models.CheckConstraint(condition=models.Q(cents__gt=0), name="payment_positive"),
        ]

"""Customers, how to reach them, how they stand to a debt, and what protects them."""

from typing import ClassVar

from django.db import models

from forbear.app.store.models.row import LENDERS_ID, Row, one_of
from forbear.people import FINDINGS, PROTECTIONS, ROLES, WHOSE


class Customer(Row):
    """A person with a late debt or a case. `name_key` sorts Chinese names by their sound."""

    creditor = models.CharField(max_length=LENDERS_ID)
    customer_id = models.CharField(max_length=LENDERS_ID)
    name = models.CharField(max_length=200)
    name_key = models.CharField(max_length=400, db_index=True)
    language = models.CharField(max_length=35)
    place = models.CharField(max_length=32)
    time_zone = models.CharField(max_length=64)
    born_on = models.DateField(null=True)
    id_last4 = models.CharField(max_length=8, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["creditor", "customer_id"], name="customer_once"),
        ]

    def __str__(self) -> str:
        return self.customer_id


class ContactPoint(Row):
    """A number or an address. `whose` says who answers there."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="contact_points")
    contact_point_id = models.CharField(max_length=LENDERS_ID)
    kind = models.CharField(max_length=16)
    value = models.CharField(max_length=300)
    whose = models.CharField(max_length=24)
    status = models.CharField(max_length=24)
    consent = models.BooleanField(null=True)
    source = models.CharField(max_length=24, blank=True, default="")
    source_on = models.DateField(null=True)
    checked_on = models.DateField(null=True)
    person_id = models.CharField(max_length=LENDERS_ID, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["customer", "contact_point_id"], name="contact_point_once"
            ),
            one_of("whose", WHOSE, "contact_point_whose"),
        ]


class Party(Row):
    """How a customer stands to an account: borrower, guarantor and so on."""

    account = models.ForeignKey("store.Account", models.CASCADE, related_name="parties")
    customer_id = models.CharField(max_length=LENDERS_ID)
    role = models.CharField(max_length=24)
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)
    share_bp = models.IntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["account", "customer_id", "role", "from_on"],
                name="party_once",
                nulls_distinct=False,
            ),
            one_of("role", ROLES, "party_role"),
        ]


class Protection(Row):
    """A protected state, or the finding `lost_contact`. Without an account it holds for all debts.

    `to_on` is the last day that the source gives. One set at the desk ends only by an act with a
    name and a reason.
    """

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="protections")
    account = models.ForeignKey("store.Account", models.CASCADE, null=True, related_name="+")
    state = models.CharField(max_length=32)
    from_on = models.DateField()
    to_on = models.DateField(null=True)
    cents = models.BigIntegerField(null=True)
    source = models.CharField(max_length=16, default="feed")
    recorded_by = models.ForeignKey("store.User", models.PROTECT, null=True, related_name="+")
    ended_by = models.ForeignKey("store.User", models.PROTECT, null=True, related_name="+")
    end_reason = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["customer", "account", "state", "from_on", "source"],
                name="protection_once",
                nulls_distinct=False,
            ),
            one_of("state", (*PROTECTIONS, *FINDINGS), "protection_state"),
            models.CheckConstraint(
                condition=models.Q(ended_by__isnull=True) | ~models.Q(end_reason=""),
                name="protection_end_has_a_reason",
            ),
        ]

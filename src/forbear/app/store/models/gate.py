"""What the gate said, the permits it gave, and the contacts that came of them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from forbear import words
from forbear.app.store.models.cases import Case
from forbear.app.store.models.people import ContactPoint, Customer
from forbear.app.store.models.row import LENDERS_ID, Row, one_of
from forbear.casework import attempts

EFFECTS = ("allow", "warn", "require", "deny")


class GateDecision(Row):
    """One verdict as it was given, for every try: allowed or refused, never changed.

    `reasons` and `read` as `forbear check contact` prints them; `asked` has under `debts` all facts
    used about each; `rulebook` names the exact text of the cards that were asked.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="+")
    contact_point = models.ForeignKey(ContactPoint, models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey("store.User", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    channel = models.CharField(max_length=12)
    purpose = models.CharField(max_length=24)
    who = models.CharField(max_length=24)
    actor = models.CharField(max_length=12)
    effect = models.CharField(max_length=12)
    reasons = models.JSONField(default=list)
    next_lawful_at = models.DateTimeField(null=True)
    read = models.JSONField(default=dict)
    asked = models.JSONField(default=dict)
    rulebook = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            one_of("effect", EFFECTS, "decision_effect"),
            one_of("channel", words.CHANNELS, "decision_channel"),
            one_of("purpose", words.PURPOSES, "decision_purpose"),
        ]
        indexes: ClassVar = [models.Index(fields=["case", "-at"], name="decision_by_time")]


class Permit(Row):
    """Leave for one attempt. A trigger refuses one whose decision did not allow it."""

    decision = models.OneToOneField(GateDecision, models.PROTECT, related_name="permit")
    case = models.ForeignKey(Case, models.PROTECT, related_name="permits")
    user = models.ForeignKey("store.User", models.PROTECT, related_name="+")
    code = models.CharField(max_length=8)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=12, default=attempts.ISSUED)

    class Meta:
        constraints: ClassVar = [
            one_of("state", attempts.STATES, "permit_state"),
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("issued_at")), name="permit_has_some_time"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["expires_at"], condition=Q(state=attempts.ISSUED), name="permit_unsent"
            )
        ]


class Contact(Row):
    """A contact: told by a feed, or tried from the desk under a permit (`origin`).

    `state` reserved counts as the strictest outcome, occurred as what it was, unused as nothing.
    """

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="contacts")
    contact_id = models.CharField(max_length=LENDERS_ID)
    account_id = models.CharField(max_length=LENDERS_ID, blank=True, default="")
    contact_point_id = models.CharField(max_length=LENDERS_ID, blank=True, default="")
    at = models.DateTimeField()
    channel = models.CharField(max_length=12)
    direction = models.CharField(max_length=4)
    outcome = models.CharField(max_length=16, blank=True, default="")
    actor = models.CharField(max_length=12)
    purpose = models.CharField(max_length=24, blank=True, default="")
    source = models.CharField(max_length=64, blank=True, default="")
    origin = models.CharField(max_length=8)
    state = models.CharField(max_length=12)
    permit = models.OneToOneField(Permit, models.PROTECT, null=True, related_name="contact")
    user = models.ForeignKey("store.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["customer", "origin", "contact_id"], name="contact_once"
            ),
            one_of("channel", words.CHANNELS, "contact_channel"),
            one_of("direction", ("in", "out"), "contact_direction"),
            one_of("origin", ("feed", "desk"), "contact_origin"),
            one_of("state", attempts.CONTACT_STATES, "contact_state"),
            models.CheckConstraint(
                condition=Q(origin="feed", state=attempts.OCCURRED, permit__isnull=True)
                | Q(origin="desk", permit__isnull=False, user__isnull=False),
                name="contact_of_the_desk_has_a_permit",
            ),
            models.CheckConstraint(
                condition=Q(state=attempts.OCCURRED) & ~Q(outcome="")
                | ~Q(state=attempts.OCCURRED) & Q(outcome=""),
                name="contact_occurred_has_an_outcome",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["customer", "-at"], name="contact_by_time")]

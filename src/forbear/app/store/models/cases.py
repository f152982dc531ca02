"""One case per customer, its timeline and its notes."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from forbear.app.store.models.people import Customer
from forbear.app.store.models.row import Row, one_of
from forbear.casework import STAGES, STATES, TEAMS
from forbear.casework.life import IN_HAND, OPEN, WAITING
from forbear.casework.reasons import REASONS


def next_number() -> models.Func:
    """The next short case number, from a sequence of the database."""
    return models.Func(models.Value("store_case_number"), function="nextval")


class Case(Row):
    """The work on one customer, all the late accounts.

    Held: `state` is in_hand, with `held_by`, and `held_until` moves on with every act.
    Waiting: out of the queue until `waits_until`, the start of `next_contact_on` on the customer's
    clock. The published day's word stands in rank … why; `rank` is null when today's list has no
    place for it.
    """

    number = models.BigIntegerField(unique=True, db_default=next_number(), editable=False)
    customer = models.OneToOneField(Customer, models.CASCADE, related_name="case")
    state = models.CharField(max_length=12, default=OPEN)
    team = models.CharField(max_length=24)
    assigned_to = models.ForeignKey("store.User", models.SET_NULL, null=True, related_name="+")

    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    bucket = models.CharField(max_length=8)
    stage = models.CharField(max_length=12)
    days_past_due = models.IntegerField(default=0)
    late_since = models.DateField(null=True)
    late_from = models.DateTimeField(null=True)
    first_reached_at = models.DateTimeField(null=True)

    held_by = models.ForeignKey("store.User", models.PROTECT, null=True, related_name="+")
    held_since = models.DateTimeField(null=True)
    held_until = models.DateTimeField(null=True)
    next_contact_on = models.DateField(null=True)
    waits_until = models.DateTimeField(null=True)
    reason_for_lateness = models.CharField(max_length=32, blank=True, default="")

    as_of = models.DateField()
    rank = models.IntegerField(null=True)
    segment = models.CharField(max_length=64, blank=True, default="")
    treatment = models.CharField(max_length=64, blank=True, default="")
    channel = models.CharField(max_length=12, blank=True, default="")
    purpose = models.CharField(max_length=24, blank=True, default="")
    effect = models.CharField(max_length=12, blank=True, default="")
    rule_ids = models.JSONField(default=list)
    opens_at = models.DateTimeField(null=True)
    why = models.TextField(blank=True, default="")
    why_zh = models.TextField(blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            one_of("state", STATES, "case_state"),
            one_of("stage", STAGES, "case_stage"),
            one_of("team", TEAMS, "case_team"),
            one_of("reason_for_lateness", ("", *REASONS), "case_reason"),
            models.CheckConstraint(
                condition=Q(
                    state=IN_HAND,
                    held_by__isnull=False,
                    held_since__isnull=False,
                    held_until__isnull=False,
                )
                | (~Q(state=IN_HAND) & Q(held_by__isnull=True, held_until__isnull=True)),
                name="case_in_hand_is_held",
            ),
            models.CheckConstraint(
                condition=Q(state=WAITING, waits_until__isnull=False)
                | (~Q(state=WAITING) & Q(waits_until__isnull=True)),
                name="case_waiting_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False)
                | (~Q(state="closed") & Q(closed_at__isnull=True)),
                name="case_closed_has_a_time",
            ),
            models.UniqueConstraint(
                fields=["held_by"], condition=Q(held_by__isnull=False), name="one_case_in_hand"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["rank", "number"], name="case_by_rank"),
            models.Index(fields=["team", "state"], name="case_by_team"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The number as people say it: C-000123."""
        return f"C-{self.number:06d}"


class CaseEvent(Row):
    """One line of the timeline, never changed. `source`: ledger, desk or system."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="events")
    at = models.DateTimeField()
    kind = models.CharField(max_length=32)
    source = models.CharField(max_length=12)
    user = models.ForeignKey("store.User", models.PROTECT, null=True, related_name="+")
    permit = models.ForeignKey("store.Permit", models.PROTECT, null=True, related_name="+")
    decision = models.ForeignKey("store.GateDecision", models.PROTECT, null=True, related_name="+")
    details = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            one_of("source", ("ledger", "desk", "system"), "case_event_source"),
        ]
        indexes: ClassVar = [models.Index(fields=["case", "-at"], name="case_event_by_time")]


class Note(Row):
    """What somebody wrote down about a case; never changed, a slip is mended by another note."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="notes")
    at = models.DateTimeField()
    author = models.ForeignKey("store.User", models.PROTECT, related_name="+")
    text = models.TextField()

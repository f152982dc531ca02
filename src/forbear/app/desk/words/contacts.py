"""Ways to reach a person, why we do, and what came of it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

CHANNELS = {
    "voice": _("Call"),
    "sms": _("Text"),
    "push": _("App"),
    "im": _("Chat"),
    "email": _("Email"),
    "letter": _("Letter"),
    "visit": _("Visit"),
}
CHANNEL_ICONS = {
    "voice": "phone",
    "sms": "sms",
    "push": "app",
    "im": "sms",
    "email": "mail",
    "letter": "letter",
    "visit": "door",
}

PURPOSES = {
    "collection": _("Asking for payment"),
    "service_reminder": _("Service reminder"),
    "plan_reminder": _("Plan reminder"),
    "reply": _("Reply to the customer"),
    "statutory_notice": _("Required notice"),
    "legal_service": _("Serving papers"),
    "location": _("Finding a lost contact"),
}

OUTCOMES = {
    "conversation": _("Spoke with the customer"),
    "third_person": _("Someone else answered"),
    "voicemail": _("Voicemail"),
    "no_answer": _("No answer"),
    "refused_call": _("Refused the call"),
    "busy": _("Busy"),
    "not_connected": _("Not connected"),
    "sent": pgettext_lazy("a message", "Sent"),
    "delivered": _("Delivered"),
    "read": pgettext_lazy("a message", "Read"),
    "replied": _("The customer replied"),
    "bounced": _("Came back"),
    "opted_out": _("Asked for no more of these"),
}
# For a cell of a list, where there is no room.
BRIEF_OUTCOMES = {
    "conversation": _("spoke"),
    "third_person": _("someone else"),
    "refused_call": _("refused"),
    "replied": _("replied"),
    "opted_out": _("no more of these"),
}
# One key each, the same on every keyboard.
OUTCOME_KEYS = {
    "conversation": "1",
    "third_person": "2",
    "voicemail": "3",
    "no_answer": "4",
    "refused_call": "5",
    "busy": "6",
    "not_connected": "7",
    "sent": "1",
    "delivered": "2",
    "read": "3",
    "replied": "4",
    "bounced": "5",
    "opted_out": "6",
}

POINT_KINDS = {
    "mobile": _("Mobile"),
    "phone": _("Telephone"),
    "email": _("Email"),
    "post": _("Postal address"),
    "push": _("Bank app"),
    "im": _("Chat"),
}
POINT_ICONS = {
    "mobile": "phone",
    "phone": "phone",
    "email": "mail",
    "post": "letter",
    "push": "app",
    "im": "sms",
}
POINT_STATES = {
    "valid": _("works"),
    "invalid": _("wrong"),
    "unknown": _("unsure"),
    "refused": _("refused"),
    "not_in_service": _("not in service"),
    "reassigned": _("someone else's now"),
}
# Instead of a verdict: it does not matter what may be done with it.
POINT_DEAD = {
    "mobile": _("number does not work"),
    "phone": _("number does not work"),
    "email": _("address does not work"),
    "post": _("address does not work"),
    "im": _("does not work"),
    "push": _("does not work"),
}
WHOSE = {
    "self": _("the customer's own"),
    "joint": _("joint borrower"),
    "guarantor": _("guarantor"),
    "spouse": _("spouse"),
    "heir": _("heir"),
    "executor": _("executor"),
    "representative": _("representative"),
    "contact_person": _("contact person"),
    "family": _("family"),
    "employer": _("employer"),
    "other": _("someone else"),
}
POINT_SOURCES = {
    "contract": _("from the contract"),
    "customer": _("told by the customer"),
    "public_register": _("from a public register"),
    "court": _("from a court"),
    "guarantor": _("told by the guarantor"),
    "other": _("from elsewhere"),
    "unknown": _("source not known"),
}

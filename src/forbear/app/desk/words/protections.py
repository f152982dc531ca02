"""The protected states in words, and what they stop. The rulebook says which state stops what."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Strictest first: the banner shows several states in this order.
PROTECTIONS: dict[str, Promise] = {
    "deceased": _("has died"),
    "breathing_space": _("breathing space"),
    "insolvent": _("insolvent"),
    "represented": _("represented"),
    "ceased": _("asked us to stop"),
    "hardship_request": _("asked for help"),
    "disputed": _("disputed"),
    "incapacitated": _("cannot act alone"),
    "minor": _("under age"),
    "military_service": _("military service"),
    "complaint_open": _("complaint open"),
    "vulnerable": _("vulnerable"),
    "signed_plan": _("signed a plan"),
}
ORDER = tuple(PROTECTIONS)

# Purposes and steps of the ladder, in the words of the banner.
STOPS: dict[str, Promise] = {
    "collection": _("Asking for payment has stopped"),
    "service_reminder": _("No service reminders"),
    "location": _("Nobody else is asked"),
    "visit": _("No visits"),
    "suit": _("No legal steps"),
    "placement": _("No agency is used"),
    "sale": _("The debt is not sold"),
}
ADVICE: dict[str, Promise] = {
    "represented": _("Speak with the representative"),
    "deceased": _("Speak with the heirs or the executor only"),
    "hardship_request": _("Answer the request first"),
    "disputed": _("Check, then answer in writing"),
    "complaint_open": _("Answer the complaint first"),
    "vulnerable": _("Take time, and offer to write"),
    "military_service": _("Check the dates of service"),
    "incapacitated": _("Speak with the guardian"),
    "minor": _("Speak with a parent or guardian"),
}

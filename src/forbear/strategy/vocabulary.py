"""The words that a treatment is made of."""

from forbear.people import WHOSE

LANGUAGES = ("en", "zh")
CHANNELS = ("voice", "sms", "email", "push", "im", "letter", "visit")
PURPOSES = (
    "collection",
    "service_reminder",
    "plan_reminder",
    "reply",
    "statutory_notice",
    "legal_service",
    "location",
)
ROLES = ("agent", "account_manager", "recovery", "lead")
# The kinds of contact points that a channel can use.
KINDS = {
    "voice": ("mobile", "phone"),
    "sms": ("mobile",),
    "email": ("email",),
    "push": ("push",),
    "im": ("im",),
    "letter": ("post",),
    "visit": ("post",),
}

__all__ = ["CHANNELS", "KINDS", "LANGUAGES", "PURPOSES", "ROLES", "WHOSE"]

"""The words of a verdict, and nothing else is ever said for one (never "lawful")."""

from datetime import datetime
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class VerdictWord(NamedTuple):
    """`look` names the silhouette and the role of the colour; `word` is what is read."""

    look: str
    word: Promise


ALLOWED = VerdictWord("allow", _("Allowed"))
WITH_CARE = VerdictWord("warn", _("With care"))
NEEDS_FIRST = VerdictWord("require", _("Needs first"))
NOT_NOW = VerdictWord("deny", _("Not now"))
NO = VerdictWord("deny", _("No"))
UNANSWERED = VerdictWord("unknown", _("Not answered"))

_BY_EFFECT = {"allow": ALLOWED, "warn": WITH_CARE, "require": NEEDS_FIRST}


def verdict_word(effect: str, opens_at: datetime | None) -> VerdictWord:
    """A denial that time cures is "Not now"; one that time does not cure is "No"."""
    if effect == "deny":
        return NOT_NOW if opens_at else NO
    return _BY_EFFECT.get(effect, UNANSWERED)


# How strong a rule is, in the words of its card's `force`.
FORCE = {
    "law": _("law"),
    "ministry rule": _("ministry rule"),
    "local regulation": _("local regulation"),
    "recommended national standard": _("recommended national standard"),
    "self-regulatory": _("self-regulatory convention"),
    "FCA rule": _("FCA rule"),
    "central-bank direction": _("direction of the central bank"),
    "safe harbour": _("safe harbour"),
    "guidance": _("guidance"),
    "draft": _("draft"),
    "house policy": _("house policy"),
}

# How the rule was read: how sure its words are.
READ = {
    "instrument": _("text read"),
    "report": _("read in a report"),
    "none": _("not read yet"),
}

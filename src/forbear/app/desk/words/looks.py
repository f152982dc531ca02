"""Why somebody looked: a code and own words are kept, and said in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

FIELDS: dict[str, Promise] = {
    "name": gettext_lazy("the full name"),
    "born_on": gettext_lazy("the date of birth"),
    "id_last4": gettext_lazy("the last four of the ID"),
    "contact_point": gettext_lazy("the number or address"),
}
REASONS: dict[str, Promise] = {
    "identity": gettext_lazy("To check who I am speaking with"),
    "written": gettext_lazy("To address a letter or message"),
    "customer_asked": gettext_lazy("The customer asked what we have"),
    "correction": gettext_lazy("To correct a wrong entry"),
}
_PERMIT = "permit "
LONGEST = 300


def kept(code: str, own_words: str = "") -> str:
    """How a reason is written down; empty when none was given."""
    code = code if code in REASONS else ""
    return ": ".join(filter(None, [code, own_words.strip()]))[:LONGEST]


def kept_of_permit(code: str) -> str:
    """The reason while a permit is in use: the number is seen to use it."""
    return f"{_PERMIT}{code}"


def said(reason: str) -> str:
    """A kept reason for the reader."""
    if reason.startswith(_PERMIT):
        return _("contact under permit {code}").format(code=reason.removeprefix(_PERMIT))
    code, colon, own = reason.partition(": ")
    if code not in REASONS:
        return reason
    return f"{REASONS[code]}{colon}{own}"

"""What the numbers of the cards count. A card says it in English; here it has its Chinese."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# The list is for the translations alone: a unit that is not in it is said as its card has it.
UNITS: tuple[Promise, ...] = (
    _("attempts in seven consecutive days on one account"),
    _("attempts in thirty days on one account"),
    _("time of day"),
    _("day of the week, 1 for Monday"),
    _("unanswered dials of one number in a calendar day"),
    _("outward conversations with one customer in a calendar day"),
    _("connected calls to one customer in a calendar day"),
    _("people who go on one visit"),
    _("visits to one customer in a calendar day"),
    _("collections that count as effective ones"),
    _("days after the settlement took effect"),
    _("months from signing to the last due date"),
    _("basis points a year"),
    _("whole years since the event ended"),
    _("days from the dispute to its answer"),
    _("attempts in seven consecutive days about one claim"),
    _("days from service to action"),
    _("days from the word that a plan is being made"),
    _("more days where it makes progress"),
    _("whole days that lie between"),
    _("conversations in the last seven consecutive days about one debt"),
    _("calls placed in seven consecutive days about one debt"),
    _("calls placed to one customer in a calendar day"),
    _("minutes between two calls"),
    _("days since the last text, consent or clean check"),
    _("calls placed in seven consecutive days on one account"),
    _("texts, e-mails and messages in seven consecutive days on one account, with consent"),
    _("messages in seven consecutive days that ask for consent"),
    _("calls and texts begun in seven consecutive days about one debt"),
    _("calls and texts begun in thirty days about one debt, to work or another place"),
    _("days for which a spoken request holds"),
    _("visits at home in thirty days"),
    _("attempts in seven consecutive days about one debt"),
    _("attempts by call, text, e-mail, push or message in seven consecutive days on one account"),
    _("days for answering a dispute"),
    _("months since the account was opened"),
    _("minimum payments in a row, or a lump equal to them"),
    _("re-agings in twelve months"),
    _("re-agings in five years, beside one by a workout"),
    _("re-agings by a workout in five years"),
    _("whole years since the 180th day after the delinquency began"),
    _("whole days between letter and report"),
    _("days from the report to the notice"),
    _("attempts in seven consecutive days"),
    _("attempts in seven consecutive days at work"),
)


def unit_name(unit: str) -> str:
    """The unit of a number in the reader's language, else as the card says it."""
    return gettext(unit)

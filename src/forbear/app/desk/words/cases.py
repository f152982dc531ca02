"""Names of what a case is made of: products, parts of money, teams, roles, reasons for lateness."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

PRODUCTS = {
    "credit_card": _("Credit card"),
    "instalment_loan": _("Instalment loan"),
    "personal_loan": _("Personal loan"),
    "revolving": _("Revolving credit"),
    "other": _("Other debt"),
}

# Money parts in the order in which they are always shown; the number names the bar's colour.
COMPONENTS = (
    ("principal", _("Principal"), 1),
    ("interest", _("Interest"), 2),
    ("fee", _("Fees"), 3),
    ("penalty", _("Late charge"), 4),
    ("cost", _("Costs"), 3),
)

ROLES = {
    "agent": _("Card agent"),
    "account_manager": _("Account manager"),
    "lead": _("Team lead"),
    "compliance": _("Compliance officer"),
    "recovery": _("Recovery officer"),
    "admin": _("Administrator"),
}
REASONS = {
    "forgot_date": _("Forgot the date"),
    "lost_income": _("Lost income or hours"),
    "illness": _("Illness"),
    "family": _("A family matter"),
    "disaster": _("Flood, fire or the like"),
    "other_debts": _("Too many other debts"),
    "bank_or_card_trouble": _("Trouble with the bank or card"),
    "disputes_debt": _("Says the debt is not right"),
    "fraud": _("Says it was fraud"),
    "moved_away": _("Moved away"),
    "does_not_want_to_pay": _("Does not want to pay"),
    "not_said": _("Did not say"),
    "other": pgettext_lazy("reason", "Something else"),
}
LANGUAGES = {"zh": _("Chinese"), "en": _("English")}

REACH_AGES = {
    "first_day": _("Late for less than a day"),
    "days_2_3": _("2 to 3 days"),
    "days_4_7": _("4 to 7 days"),
    "days_8_30": _("8 to 30 days"),
    "over_30_days": _("Over 30 days"),
}

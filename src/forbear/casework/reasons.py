"""Why people are late, in their own words put into a short list; the desk words them."""

REASONS = (
    "forgot_date",
    "lost_income",
    "illness",
    "family",
    "disaster",
    "other_debts",
    "bank_or_card_trouble",
    "disputes_debt",
    "fraud",
    "moved_away",
    "does_not_want_to_pay",
    "not_said",
    "other",
)

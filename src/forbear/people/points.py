"""How good a number or address is: which one to use when the customer has several."""

from datetime import date, timedelta

# The check of a number counts as known for so long (law/catalogue, point_status).
CHECK_LASTS_DAYS = 60
WORKING = ("valid", "unknown")
# Nobody is reached there, or somebody else is.
DEAD = ("invalid", "not_in_service", "reassigned")


def usable(status: str, consent: bool | None, checked_on: date | None, today: date) -> int:
    """0 not usable, 1 doubtful for its check is old, 2 good; one never checked is as reported."""
    if status not in WORKING or consent is False:
        return 0
    return 1 if checked_on is not None and check_is_old(checked_on, today) else 2


def works(status: str) -> bool:
    """Can this number or address lead to the person at all? A refusal is a matter of the gate."""
    return status not in DEAD


def check_is_old(checked_on: date, today: date) -> bool:
    """What was known of the number then is not known any more."""
    return checked_on <= today - timedelta(days=CHECK_LASTS_DAYS)

"""How good a number or address is: which one to use when the customer has several."""

from datetime import date, timedelta

# The check of a number counts as known for so long (law/catalogue, point_status).
CHECK_LASTS_DAYS = 60
WORKING = ("valid", "unknown")


def usable(status: str, consent: bool | None, checked_on: date | None, today: date) -> int:
    """0 not usable, 1 doubtful for its check is old, 2 good; one never checked is as reported."""
    if status not in WORKING or consent is False:
        return 0
    if checked_on is not None and checked_on <= today - timedelta(days=CHECK_LASTS_DAYS):
        return 1
    return 2

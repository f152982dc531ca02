"""How late a debt is: days past due, buckets, pauses, and the arrears behind them.

Here for one account, values in and values out; `forbear.portfolio.ageing` says the same over
columns, and tests hold the two equal.
"""

from forbear.ageing.ladder import Ladder, ladder
from forbear.ageing.pauses import Pause, is_paused, paused_days
from forbear.ageing.replayed import replay_account
from forbear.ageing.standing import Standing, days_past_due, standing

__all__ = [
    "Ladder",
    "Pause",
    "Standing",
    "days_past_due",
    "is_paused",
    "ladder",
    "paused_days",
    "replay_account",
    "standing",
]

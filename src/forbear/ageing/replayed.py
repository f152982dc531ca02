"""An account's payments replayed by its order, with the days late that the order asks about."""

from collections.abc import Sequence
from datetime import date

from forbear.ageing.pauses import Pause
from forbear.ageing.standing import due_day, standing
from forbear.ledger.entries import Due, Payment
from forbear.ledger.orders import Order
from forbear.ledger.replay import Replay, replay


def replay_account(
    dues: Sequence[Due],
    payments: Sequence[Payment],
    pauses: Sequence[Pause],
    order: Order,
    as_of: date,
    accelerated_on: date | None = None,
) -> Replay:
    """Every payment received by `as_of` over the dues; late with every day paused counts as one."""

    def days_late(on: date, paid: int) -> int:
        before = [Payment("before", date.min, paid)] if paid else []
        stands = standing(dues, before, pauses, on=on, accelerated_on=accelerated_on)
        return stands.days_past_due or int(stands.arrears_cents > 0)

    def falls_due(due: Due, on: date) -> date:
        return due_day(due, on, accelerated_on)

    return replay(dues, payments, order, as_of, days_late, falls_due)

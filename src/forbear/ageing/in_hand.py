"""Money in hand: what has come in by a day and was not taken back by then."""

from collections.abc import Iterable
from datetime import date

from forbear.ledger.entries import Payment
from forbear.money import total


def money_in_hand(payments: Iterable[Payment], day: date) -> int:
    """Cents received by the end of `day` and not reversed by then."""
    return total(
        [
            payment.cents
            for payment in payments
            if payment.received_on <= day and payment.stands(day)
        ]
    )

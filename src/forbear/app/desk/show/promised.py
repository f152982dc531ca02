"""A promise in few words: in the head of a case, and in a cell of a list."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from forbear import money
from forbear.app.desk.show.times import say_day
from forbear.app.desk.words.promises import STATES
from forbear.app.work import Standing
from forbear.casework.promises import KEPT, OPEN, PARTLY_KEPT

NONE = "–"


@dataclass(frozen=True, slots=True)
class Last:
    """The newest promise; `state` is a dash when there is none."""

    state: Promise | str
    note: str


def last(promises: list[Standing], today: date) -> Last:
    """What became of it, and how much of how much by when."""
    if not promises:
        return Last(NONE, "")
    newest = promises[0]
    day = say_day(newest.promise.due_on, today)
    if newest.became.state == PARTLY_KEPT:
        return Last(STATES[PARTLY_KEPT], _of(newest))
    note = _("{amount} by {day}").format(amount=amount(newest), day=day)
    return Last(STATES[newest.became.state], note)


def in_brief(promises: list[Standing], today: date) -> str:
    """The same for a cell of a list."""
    if not promises:
        return NONE
    newest = promises[0]
    day = say_day(newest.promise.due_on, today)
    if newest.became.state == OPEN:
        return _("{amount} by {day}").format(amount=amount(newest), day=day)
    if newest.became.state == PARTLY_KEPT:
        return _of(newest)
    kept = newest.became.state == KEPT
    return (_("kept, {day}") if kept else _("not kept, {day}")).format(day=day)


def amount(promised: Standing) -> str:
    """What was promised."""
    return said(promised.promise.cents, promised.currency)


def said(cents: int, currency: str) -> str:
    """An amount as people read it; without a sign where the currency is not known."""
    return money.say(cents, currency).strip()


def _of(promised: Standing) -> str:
    paid = said(promised.became.paid_cents, promised.currency)
    return _("{paid} of {amount}").format(paid=paid, amount=amount(promised))

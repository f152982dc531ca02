"""Where a card stands on a day: in force, still to come, no longer in force, delayed or a draft."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from forbear.app.desk.show.times import say_day
from forbear.app.lawbook.words import STANDINGS
from forbear.rulebook.card import Card


@dataclass(frozen=True, slots=True)
class Standing:
    """`key` is one of STANDINGS; `dates` says since when, until when."""

    key: str
    word: Promise
    dates: str

    @property
    def asked(self) -> bool:
        """Whether the gate asks it on that day."""
        return self.key in ("in_force", "draft")


def on(card: Card, day: date) -> Standing:
    """What the card is on this day, the card's first and last day included."""
    key = _key(card, day)
    return Standing(key, STANDINGS[key], _dates(card, key in ("future", "delayed")))


def _key(card: Card, day: date) -> str:
    if card.state == "vacated":
        return "vacated"
    if day < card.first:
        return "delayed" if card.state == "delayed" else "future"
    if day > card.last:
        return "superseded"
    return "draft" if card.state == "draft" else "in_force"


def _dates(card: Card, to_come: bool) -> str:
    since = card.first != date.min
    until = card.last != date.max
    if since and until:
        return _("{first} to {last}").format(first=say_day(card.first), last=say_day(card.last))
    if since and to_come:
        return _("from {day}").format(day=say_day(card.first))
    if since:
        return _("since {day}").format(day=say_day(card.first))
    if until:
        return _("until {day}").format(day=say_day(card.last))
    return _("always") if card.of_the_house else _("first day not read")

"""The lists of the desk and the ways to cut them, in words."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from forbear.app.desk.words.cases import PRODUCTS
from forbear.app.desk.words.verdicts import ALLOWED, NEEDS_FIRST, NOT_NOW, WITH_CARE

VIEWS: dict[str, Promise] = {
    "to_do": _("To do today"),
    "open_now": _("May be reached now"),
    "mine": _("Mine"),
    "waiting": _("Waiting for a day"),
    "never_reached": _("Never reached"),
    "protected": _("Protected"),
    "refused_today": _("Refused today, why"),
    "all": _("All late customers"),
    "closed": _("Closed"),
}
_GROUPS: tuple[tuple[Promise, tuple[str, ...]], ...] = (
    (_("My work"), ("to_do", "open_now", "mine", "waiting")),
    (_("My team"), ("never_reached", "protected", "refused_today", "all", "closed")),
)
EMPTY: dict[str, Promise] = {
    "to_do": _("The daily cycle puts people here every morning."),
    "open_now": _("It fills when the next hours for calls begin."),
    "mine": _("Take one from the list, or press Next customer."),
    "waiting": _("A case comes here when you give it a next contact date."),
    "never_reached": _("Everybody who is late has spoken with us."),
    "protected": _("Nobody here is under a protection."),
    "refused_today": _("The gate has refused nothing today."),
    "all": _("Nobody is late."),
    "closed": _("No case has been closed yet."),
}


class Days(NamedTuple):
    name: Promise
    span: tuple[int | None, int | None]


ANY_DAYS = Days(_("Any days late"), (None, None))
DAYS = {
    "1-30": Days(_("1 to 30 days"), (1, 30)),
    "31-90": Days(_("31 to 90 days"), (31, 90)),
    "91-180": Days(_("91 to 180 days"), (91, 180)),
    "181": Days(_("Over 180 days"), (181, None)),
}
ANSWERS: dict[str, Promise] = {
    "allow": ALLOWED.word,
    "warn": WITH_CARE.word,
    "require": NEEDS_FIRST.word,
    "deny": NOT_NOW.word,
}
ORDERS: dict[str, Promise] = {
    "rank": _("Best to talk to first"),
    "days": _("Longest late first"),
    "name": _("By name"),
    "opens": _("Soonest open first"),
}

ORDER_SAID = _("Ordered by who gains most from a talk now.")


class View(NamedTuple):
    key: str
    name: Promise
    size: int


class Group(NamedTuple):
    name: Promise
    views: list[View]


class Choice(NamedTuple):
    """One way to cut a list: the field's name, what it is called, and (value, word, chosen)."""

    field: str
    label: Promise
    options: list[tuple[str, Promise, bool]]


def grouped(counts: Mapping[str, int]) -> list[Group]:
    """The lists with their counts, under their heads."""
    return [
        Group(head, [View(key, VIEWS[key], counts[key]) for key in keys if key in counts])
        for head, keys in _GROUPS
    ]


def choices(asked: Mapping[str, str]) -> list[Choice]:
    """The filters above a list, with what is chosen now."""
    days = {key: value.name for key, value in DAYS.items()}
    return [
        _choice("product", _("Product"), _("All products"), PRODUCTS, asked),
        _choice("days", _("Days late"), ANY_DAYS.name, days, asked),
        _choice("answer", _("This morning's answer"), _("Any answer"), ANSWERS, asked),
        _choice("order", _("Order"), ORDERS["rank"], {**ORDERS, "rank": None}, asked),
    ]


def _choice(
    field: str,
    label: Promise,
    empty: Promise,
    words: Mapping[str, Promise | None],
    asked: Mapping[str, str],
) -> Choice:
    chosen = asked.get(field, "")
    given = [(key, word, key == chosen) for key, word in words.items() if word is not None]
    return Choice(field, label, [("", empty, not any(c for *_rest, c in given)), *given])

"""Facts and their values in words: a time as a time, a day as a day, cents as an amount."""

import re
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from forbear.app.desk.show.texts import in_language
from forbear.app.desk.show.times import say_day
from forbear.app.lawbook import shelf
from forbear.days import from_day_number
from forbear.rulebook.edition import TIME_OF_DAY

CLOCK, DAY, CENTS, RATE, COUNT = "clock", "day", "cents", "rate", "count"
# What a catalogue sentence says for programs: in what it is counted, and what unknown means.
_BOOKKEEPING = re.compile(
    r", in cents|，以分计|（分）|, in basis points a year|，以基点计"
    r"|; unknown[^;]*|；[^；]*不知[^；]*"
)
_CLOCK_FACT, _TODAY = "second_of_day", "today"


def measure(name: str) -> str:
    """In what a whole-number fact is counted."""
    if name == _CLOCK_FACT:
        return CLOCK
    if name == _TODAY or shelf.book().facts[name].type == "date":
        return DAY
    if name.endswith("_cents"):
        return CENTS
    return RATE if name.endswith("_bp") else COUNT


def meaning(name: str) -> str:
    """The fact as a clause: its catalogue sentence without the stop at the end."""
    if name == _CLOCK_FACT:
        return _("the time where the customer is")
    if name == _TODAY:
        return _("today")
    text = _BOOKKEEPING.sub("", in_language(shelf.book().facts[name].meaning).rstrip(".。"))
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def title(name: str) -> str:
    """The same at the beginning of a line."""
    text = meaning(name)
    return text[:1].upper() + text[1:]


def say(value: object, how: str = COUNT) -> str:
    """A value as people read it."""
    if isinstance(value, bool):
        return pgettext("a fact", "yes") if value else pgettext("a fact", "no")
    if value is None:
        return _("not known")
    if not isinstance(value, int):
        return str(value)
    if how == CLOCK:
        return clock(value)
    if how == DAY:
        return say_day(from_day_number(value))
    if how == CENTS:
        return f"{value / 100:,.2f}"
    if how == RATE:
        return f"{value / 100:g} %"
    return f"{value:,}"


def clock(second: int) -> str:
    """22:00 or 07:59:59; the end of the day is 24:00."""
    hour, rest = divmod(second, 3600)
    minute, left = divmod(rest, 60)
    return f"{hour:02}:{minute:02}" + (f":{left:02}" if left else "")


def of_param(value: object, unit: str) -> str:
    """A parameter's value; a time of day stands in its card as text already."""
    return str(value) if unit == TIME_OF_DAY else say(value)


def since(first: date) -> str:
    """From which day a value counts; nothing when it always did."""
    return "" if first == date.min else _("since {day}").format(day=say_day(first))

"""Small tags for the components: money, the meter, names of things, addresses with a query."""

from collections.abc import Mapping
from datetime import date, datetime

from django import template
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe

from forbear.app.desk.show import bars, meter, times
from forbear.money import split_amount

register = template.Library()


@register.simple_tag
def money_pieces(cents: int | str | None, currency: str) -> tuple[str, str, str] | None:
    """Sign and symbol, whole part, decimals; None when the amount is not known."""
    if cents is None or cents == "":
        return None
    return split_amount(int(cents), currency or "CNY")


@register.simple_tag
def meter_segments(days: int | str | None) -> list[meter.Segment]:
    return meter.segments(int(days or 0))


@register.simple_tag
def money_parts(cents_by_component: Mapping[str, int]) -> list[bars.Part]:
    return bars.parts(cents_by_component)


@register.simple_tag
def icon_href(name: str) -> SafeString:
    """Where the icon stands in the one sprite."""
    return mark_safe(f"{static('desk/icons.svg')}#{name}")  # noqa: S308 - names are ours


@register.filter
def named(key: str, names: Mapping[str, object]) -> object:
    """The word for a key, or the key itself where there is no word yet."""
    return names.get(key, key)


@register.filter
def in_full(at: datetime, zone_name: str) -> str:
    return times.say_in_full(at, zone_name)


@register.filter
def as_day(day: date) -> str:
    return times.say_day(day)

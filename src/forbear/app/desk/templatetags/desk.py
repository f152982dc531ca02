"""Small tags for the components: money, the meter, names of things, addresses with a query."""

from collections.abc import Iterable, Mapping

from django import template
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from forbear.app import work
from forbear.app.desk.show import bars, meter, times
from forbear.app.desk.words.places import zone_name
from forbear.app.store.models import User
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
def money_list(sums: Iterable[tuple[int, str]]) -> SafeString:
    """Amounts side by side, for the middle of a sentence; currencies are never added."""
    shown = [
        format_html(
            '<span class="money"><span class="cur">{}</span>{}<span class="dec">{}</span></span>',
            *split_amount(cents, currency),
        )
        for cents, currency in sums
    ]
    return format_html_join(" + ", "{}", ((one,) for one in shown))


@register.filter
def counted(number: int | str) -> str:
    """1,043 customers."""
    return f"{int(number):,}"


@register.simple_tag(takes_context=True)
def desk_clock(context: template.Context) -> dict[str, object]:
    """What the desk's clock shows, and by whose: the reader's, before sign-in most customers'."""
    user = getattr(context.get("request"), "user", None)
    zone = work.desk_zone(user if isinstance(user, User) else None)
    return {"when": times.say_in_full(context["clock_now"], zone), "city": zone_name(zone)}

"""Days and times in words, on the customer's clock or the reader's, in either language."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from forbear.days import zone

WEEKDAYS = (
    gettext_lazy("Mon"),
    gettext_lazy("Tue"),
    gettext_lazy("Wed"),
    gettext_lazy("Thu"),
    gettext_lazy("Fri"),
    gettext_lazy("Sat"),
    gettext_lazy("Sun"),
)
MONTHS = (
    gettext_lazy("Jan"),
    gettext_lazy("Feb"),
    gettext_lazy("Mar"),
    gettext_lazy("Apr"),
    gettext_lazy("May"),
    gettext_lazy("Jun"),
    gettext_lazy("Jul"),
    gettext_lazy("Aug"),
    gettext_lazy("Sep"),
    gettext_lazy("Oct"),
    gettext_lazy("Nov"),
    gettext_lazy("Dec"),
)


def local(at: datetime, zone_name: str) -> datetime:
    """The instant as the wall clock of that zone shows it."""
    return at.astimezone(zone(zone_name))


def _parts(day: date) -> dict[str, object]:
    return {
        "weekday": WEEKDAYS[day.weekday()],
        "day": day.day,
        "month": MONTHS[day.month - 1],
        "month_number": day.month,
        "year": day.year,
    }


def say_day(day: date, today: date | None = None) -> str:
    """24 Nov; with the year when it is not this year's."""
    if today is not None and day.year == today.year:
        # Translators: Chinese takes {month_number}月{day}日
        return _("{day} {month}").format(**_parts(day))
    return _("{day} {month} {year}").format(**_parts(day))


def say_day_and_weekday(day: date) -> str:
    """Tue 24 Nov."""
    return _("{weekday} {day} {month}").format(**_parts(day))


def clock_time(at: datetime) -> str:
    """20:41 of an instant that is already on the right wall clock."""
    return f"{at:%H:%M}"


def say_when(at: datetime, now: datetime, zone_name: str) -> str:
    """The shortest true way to name an instant: 22:00 · tomorrow 08:00 · Wed 25 Nov, 08:00."""
    then, today = local(at, zone_name), local(now, zone_name).date()
    if then.date() == today:
        return clock_time(then)
    if then.date() == today + timedelta(days=1):
        return _("tomorrow {time}").format(time=clock_time(then))
    return say_in_full(at, zone_name)


def say_soon(at: datetime, now: datetime, zone_name: str) -> str:
    """Still shorter, of what is to come: 08:00 within a day, else Wed 25 Nov."""
    then = local(at, zone_name)
    return clock_time(then) if at - now < timedelta(days=1) else say_day_and_weekday(then.date())


def say_in_full(at: datetime, zone_name: str) -> str:
    """Wed 25 Nov, 08:00, on that zone's clock."""
    then = local(at, zone_name)
    return _("{weekday} {day} {month}, {time}").format(**_parts(then), time=clock_time(then))


def say_span(span: timedelta) -> str:
    """11 h 19 min; from two days on, whole days. Rounded up to the minute, so never too early."""
    minutes = max(0, -(-int(span.total_seconds()) // 60))
    if minutes >= 2 * 24 * 60:
        days = -(-minutes // (24 * 60))
        return ngettext("{count} day", "{count} days", days).format(count=days)
    hours, rest = divmod(minutes, 60)
    if hours and rest:
        return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)
    return _("{hours} h").format(hours=hours) if hours else _("{minutes} min").format(minutes=rest)


def say_hours(hours: int) -> str:
    """30 h; from three days on, whole days: what has passed is rounded down."""
    if hours >= 72:
        return ngettext("{count} day", "{count} days", hours // 24).format(count=hours // 24)
    return _("{hours} h").format(hours=hours)


def say_past(at: datetime, now: datetime, zone_name: str) -> str:
    """When something was: 09:12 today, else the weekday within six days, else the day."""
    then, today = local(at, zone_name), local(now, zone_name).date()
    if then.date() == today:
        return clock_time(then)
    if timedelta(0) < today - then.date() <= timedelta(days=6):
        return str(WEEKDAYS[then.weekday()])
    return say_day(then.date(), today)

"""Countries whose rules are asked, by the first part of a place's code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ZONES: dict[str, Promise] = {
    "Asia/Shanghai": _("Shanghai"),
    "Asia/Urumqi": _("Urumqi"),
    "Asia/Hong_Kong": _("Hong Kong"),
    "Asia/Kolkata": _("Kolkata"),
    "Asia/Seoul": _("Seoul"),
    "America/New_York": _("New York"),
    "America/Chicago": _("Chicago"),
    "America/Los_Angeles": _("Los Angeles"),
    "Europe/London": _("London"),
    "Australia/Sydney": _("Sydney"),
}


def zone_name(zone: str) -> Promise | str:
    """The city by whose clock it goes; its name in the zone's own key where we have no other."""
    return ZONES.get(zone, zone.rpartition("/")[2].replace("_", " "))


COUNTRIES: dict[str, Promise] = {
    "CN": _("Mainland China"),
    "US": _("United States"),
    "GB": _("United Kingdom"),
    "AU": _("Australia"),
    "IN": _("India"),
    "KR": _("South Korea"),
}

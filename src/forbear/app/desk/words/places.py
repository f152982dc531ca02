"""Countries whose rules are asked, by the first part of a place's code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COUNTRIES: dict[str, Promise] = {
    "CN": _("Mainland China"),
    "US": _("United States"),
    "GB": _("United Kingdom"),
    "AU": _("Australia"),
    "IN": _("India"),
    "KR": _("South Korea"),
}

"""What became of a promise, in words that blame nobody."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forbear.casework.promises import BROKEN, KEPT, OPEN, PARTLY_KEPT

STATES: dict[str, Promise] = {
    KEPT: pgettext_lazy("promise", "Kept"),
    PARTLY_KEPT: _("Partly kept"),
    BROKEN: _("Not kept"),
    OPEN: _("Still to come"),
}
BECAME: dict[str, Promise] = {
    KEPT: _("Promise kept"),
    PARTLY_KEPT: _("Promise partly kept"),
    BROKEN: _("Promise not kept"),
}

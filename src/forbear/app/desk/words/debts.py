"""Where a payment goes that is made today, by the account's own order."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from forbear.app.work.parts import CHARGES, COSTS, MINIMUM, OLDEST, PRINCIPAL

GOES_TO: dict[str, Promise] = {
    OLDEST: _("A payment today goes first to what fell due first."),
    COSTS: _("A payment today goes to the costs of getting the debt paid first."),
    CHARGES: _("A payment today goes to interest and charges first."),
    PRINCIPAL: _("A payment today goes to principal first."),
    MINIMUM: _("A payment today goes to the minimum due first, and above it to the highest rate."),
}

"""Which number or address a contact uses."""

from datetime import date

from forbear.app.gate.dossier import Dossier
from forbear.app.store.models import ContactPoint
from forbear.people import usable

KINDS = {
    "voice": ("mobile", "phone"),
    "sms": ("mobile",),
    "email": ("email",),
    "push": ("push",),
    "im": ("im",),
    "letter": ("post",),
    "visit": ("post",),
}


class NoContactPointError(LookupError):
    """The customer has nothing on file that this channel could use."""


def best_point(known: Dossier, channel: str) -> ContactPoint | None:
    """The point that is used when none is chosen; only the customer's own come into question.

    Where none is usable the first there is still asks, so that the gate can say why not.
    """
    own = [p for p in known.points if p.whose == "self" and p.kind in KINDS[channel]]
    return min(own, key=lambda point: _worth(point, channel, known.today), default=None)


def point_for(known: Dossier, channel: str, chosen: ContactPoint | None) -> ContactPoint:
    """The chosen point, or the best; refused where the customer has none for the channel."""
    point = chosen or best_point(known, channel)
    if point is None:
        raise NoContactPointError(
            f"There is no {' or '.join(KINDS[channel])} on file for {channel}. "
            "Choose another way, or add a contact point."
        )
    if point.customer_id != known.customer.pk or point.kind not in KINDS[channel]:
        raise NoContactPointError(
            f"That contact point cannot be used for {channel} with this customer. "
            "Choose one of theirs that fits."
        )
    return point


def _worth(point: ContactPoint, channel: str, today: date) -> tuple[object, ...]:
    """What to sort by: the least is the best."""
    checked = point.checked_on or date.min
    return (
        -usable(point.status, point.consent, point.checked_on, today),
        KINDS[channel].index(point.kind),
        point.status != "valid",
        -checked.toordinal(),
        point.contact_point_id,
    )

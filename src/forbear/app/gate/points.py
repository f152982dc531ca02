"""Which number or address a contact uses."""

from collections.abc import Iterable
from datetime import date

from forbear.app.gate.dossier import Dossier
from forbear.app.store.models import ContactPoint
from forbear.people import is_third_person, may_be_offered, usable, works
from forbear.words import KINDS_OF_CHANNEL


class NoContactPointError(LookupError):
    """The customer has nothing on file that this channel could use."""


def best_point(known: Dossier, channel: str) -> ContactPoint | None:
    """The point that is used when none is chosen; only the customer's own come into question.

    Where none is usable the first there is still asks, so that the gate can say why not.
    """
    own = [p for p in known.points if p.whose == "self" and p.kind in KINDS_OF_CHANNEL[channel]]
    return min(own, key=lambda point: _worth(point, channel, known.today), default=None)


def offered(
    points: Iterable[ContactPoint], purpose: str, today: date
) -> list[tuple[str, ContactPoint]]:
    """Every (channel, point) that is a way for the purpose, the one to propose first at the front.

    The customer's own, then other parties to the debt, then third persons; channel by channel, the
    best point first. What does not work comes last of all.
    """
    channels = list(KINDS_OF_CHANNEL)
    pairs = [
        (channel, point)
        for point in points
        for channel in channels
        if point.kind in KINDS_OF_CHANNEL[channel] and may_be_offered(point.whose, purpose)
    ]
    return sorted(
        pairs,
        key=lambda pair: (
            not works(pair[1].status),
            _nearness(pair[1].whose),
            channels.index(pair[0]),
            *_worth(pair[1], pair[0], today),
        ),
    )


def has_working(points: Iterable[ContactPoint], channel: str) -> bool | None:
    """Has the customer a working point of their own for the channel? None: no point at all."""
    own = [
        point
        for point in points
        if point.whose == "self" and point.kind in KINDS_OF_CHANNEL[channel]
    ]
    return any(works(point.status) for point in own) if own else None


def point_for(known: Dossier, channel: str, chosen: ContactPoint | None) -> ContactPoint:
    """The chosen point, or the best; refused where the customer has none for the channel."""
    point = chosen or best_point(known, channel)
    if point is None:
        raise NoContactPointError(
            f"There is no {' or '.join(KINDS_OF_CHANNEL[channel])} on file for {channel}. "
            "Choose another way, or add a contact point."
        )
    if point.customer_id != known.customer.pk or point.kind not in KINDS_OF_CHANNEL[channel]:
        raise NoContactPointError(
            f"That contact point cannot be used for {channel} with this customer. "
            "Choose one of theirs that fits."
        )
    return point


def _nearness(whose: str) -> int:
    return 0 if whose == "self" else 2 if is_third_person(whose) else 1


def _worth(point: ContactPoint, channel: str, today: date) -> tuple[object, ...]:
    """What to sort by: the least is the best."""
    checked = point.checked_on or date.min
    return (
        not works(point.status),
        -usable(point.status, point.consent, point.checked_on, today),
        KINDS_OF_CHANNEL[channel].index(point.kind),
        point.status != "valid",
        -checked.toordinal(),
        point.contact_point_id,
    )

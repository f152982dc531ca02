"""Personal data is masked for everybody; to see more takes a reason, and the look is kept."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from forbear.app.cases.access import access_case
from forbear.app.store.models import Case, ContactPoint, Look, User
from forbear.app.store.models.looks import FIELDS
from forbear.people import mask, mask_name

HIDDEN = "••••"


@dataclass(frozen=True, slots=True)
class Shown:
    """A customer as every screen may show them; points by their key."""

    name: str
    born_on: str
    id_last4: str
    points: dict[UUID, str]


def shown(case: Case) -> Shown:
    """Everything masked."""
    customer = case.customer
    points = {p.pk: mask(p.kind, p.value) for p in customer.contact_points.all()}
    return Shown(
        name=mask_name(customer.name),
        born_on=HIDDEN if customer.born_on else "",
        id_last4=HIDDEN if customer.id_last4 else "",
        points=points,
    )


def reveal(
    user: User,
    case: Case,
    field: str,
    reason: str,
    now: datetime,
    contact_point: ContactPoint | UUID | None = None,
) -> str:
    """The value in full. Who looked, at what, when and why is written down first."""
    fresh = access_case(user, case.pk)
    if field not in FIELDS:
        raise ValueError(f"There is no field {field!r} to look at. Fields: {', '.join(FIELDS)}.")
    if not reason.strip():
        raise ValueError("Say why you need to see it. The reason is kept with your name.")
    point = _point(fresh, contact_point) if field == "contact_point" else None
    Look.objects.create(
        case=fresh, user=user, at=now, field=field, contact_point=point, reason=reason.strip()
    )
    if point is not None:
        return point.value
    return str(getattr(fresh.customer, field) or "")


def _point(case: Case, contact_point: ContactPoint | UUID | None) -> ContactPoint:
    key = contact_point.pk if isinstance(contact_point, ContactPoint) else contact_point
    point = case.customer.contact_points.filter(pk=key).first() if key else None
    if point is None:
        raise ValueError(f"Case {case.label} has no contact point {key}. Choose one of its own.")
    return point

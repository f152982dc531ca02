"""Whose clock the desk itself goes by: the person's own, else that of most customers."""

from django.db.models import Count

from forbear.app.store.models import Customer, PublishedDay, User

NOBODYS = "UTC"


def desk_zone(user: User | None) -> str:
    """The zone in which a page speaks of its own time; never that of one customer."""
    return (user.time_zone if user else "") or next(iter(_of_customers()), NOBODYS)


def desk_zones(user: User) -> list[str]:
    """The zones one may choose from: where customers live, and what was chosen before."""
    return list(dict.fromkeys([*_of_customers(), desk_zone(user), NOBODYS]))


def _of_customers() -> list[str]:
    day = PublishedDay.objects.only("zones").order_by("-as_of").first()
    if day is not None and day.zones:
        return list(day.zones)
    # published before days kept them
    lived_by = Customer.objects.values_list("time_zone").annotate(n=Count("pk"))
    return [zone for zone, _n in lived_by.order_by("-n", "time_zone")]

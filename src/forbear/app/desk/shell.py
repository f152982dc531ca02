"""The frame around a page: places in the rail, who is signed in, the clock when it is moved."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from forbear.app import work
from forbear.app.desk.show.staff import initials, staff_name
from forbear.app.desk.words.cases import ROLES
from forbear.app.desk.words.places import zone_name
from forbear.app.store.models import Case, User
from forbear.casework.access import sees_all


@dataclass(frozen=True, slots=True)
class Place:
    """One place that a person can go to; `count` is shown in an ink pill when it is not 0."""

    key: str
    name: Promise
    icon: str
    href: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Shell:
    """Everything the frame shows."""

    places: list[Place]
    low_places: list[Place]
    tabs: list[Place]
    name: str
    role: Promise | str
    initials: str
    time_zone: str
    time_zones: list[tuple[str, Promise | str]]
    other_language: str
    other_language_name: str
    other_language_sign: str

    @property
    def who_am_i(self) -> str:
        return f"{self.name}, {self.role}"


OTHER_LANGUAGE = {"en": ("zh-hans", "简体中文", "中"), "zh-hans": ("en", "English", "EN")}


def around(user: User, now: datetime) -> Shell:
    """The frame for this person at this instant."""
    places = [_queue(user, now), *_case_in_hand(user)]
    if sees_all(user.role):
        places.append(Place("in_time", _("In time"), "clock", reverse("in-time")))
    places.append(Place("rules", _("Rules"), "law", reverse("rules")))
    kit = Place("kit", _("Parts"), "gear", reverse("kit"))
    code, name, sign = OTHER_LANGUAGE.get(get_language() or "en", OTHER_LANGUAGE["en"])
    return Shell(
        places=places,
        low_places=[kit] if user.is_staff else [],
        tabs=places,
        name=staff_name(user),
        role=ROLES.get(user.role, user.role),
        initials=initials(staff_name(user)),
        time_zone=work.desk_zone(user),
        time_zones=[(zone, zone_name(zone)) for zone in work.desk_zones(user)],
        other_language=code,
        other_language_name=name,
        other_language_sign=sign,
    )


def _queue(user: User, now: datetime) -> Place:
    count = work.queue(user, "to_do", None, now).count()
    return Place("queue", _("Queue"), "queue", reverse("queue"), count)


def _case_in_hand(user: User) -> list[Place]:
    case = Case.objects.filter(held_by=user).first()
    return [Place("case", _("Case"), "case", reverse("case", args=[case.pk]))] if case else []

"""Whom a rule covers, in words."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from forbear.app.lawbook import values
from forbear.app.lawbook.words import GUARDS, VALUES


class Guard(NamedTuple):
    """What is guarded, and whom or what it lets in."""

    name: Promise | str
    said: str


def of_file(said: Mapping[str, Any]) -> list[Guard]:
    """The guards of a card's file; none: it covers everybody."""
    found = of_covers(said.get("covers", {}))
    if "steps" in said:
        found.append(Guard(GUARDS["step"], _listed("step", said["steps"])))
    return found


def of_covers(covers: Mapping[str, Any]) -> list[Guard]:
    """One table of `covers`."""
    return [_guard(key, value) for key, value in covers.items()]


def said_covers(covers: Mapping[str, Any]) -> str:
    """The same on one line."""
    return "; ".join(f"{guard.name}: {guard.said}" for guard in of_covers(covers))


def _guard(key: str, value: Any) -> Guard:
    if key == "online":
        return Guard(_("Taken out"), _("online, or not known"))
    if key == "charged_off":
        return Guard(_("Account"), _("charged off"))
    if key == "creditor_if":
        return Guard(_("The lender itself only if"), values.meaning(value))
    if key == "collector_unless":
        return Guard(_("A collector unless"), values.meaning(value))
    if key == "contact":
        return Guard(_("For contact only"), said_covers(value))
    return Guard(GUARDS.get(key, key), _listed(key, value))


def _listed(key: str, value: Any) -> str:
    words = VALUES.get(key, {})
    return ", ".join(str(words.get(one, one)) for one in value)

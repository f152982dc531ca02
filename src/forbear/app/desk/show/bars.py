"""The bar of money parts: principal, interest, fee, late charge, side by side."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.functional import Promise

from forbear.app.desk.words.cases import COMPONENTS


class Part(NamedTuple):
    """One part: its name, its cents, the number of its colour, and its place on the bar (%)."""

    name: Promise
    cents: int
    colour: int
    x: float
    width: float


def parts(cents_by_component: Mapping[str, int]) -> list[Part]:
    """Every part that is not zero, principal first; the bar's widths follow the cents."""
    whole = sum(cents_by_component.values())
    laid, x = [], 0.0
    for key, name, colour in COMPONENTS:
        cents = cents_by_component.get(key, 0)
        if cents > 0:
            width = round(100 * cents / whole, 2)
            laid.append(Part(name, cents, colour, x, width))
            x = round(x + width, 2)
    return laid

"""How each person can be reached: mobiles, letters, e-mail, the app, and whose they are."""

from dataclasses import dataclass

import numpy as np

from forbear.simulator.calendar import Calendar
from forbear.simulator.columns import Day, Ident, Table, Text, Word, where
from forbear.simulator.draws import Draws, Ints
from forbear.simulator.people import People, roman

KINDS = ["mobile", "phone", "email", "post", "push", "im"]
WHOSE = ["self", "contact_person", "employer"]
STATUSES = ["valid", "unknown", "invalid", "not_in_service", "reassigned", "refused"]
SOURCES = ["contract", "customer", "public_register", "other"]
CONSENT = ["yes", "no"]
# What a person may have: kind, whose, share by country (CN, US, GB).
POINTS = [
    (0, 0, (990_000, 970_000, 970_000)),
    (0, 0, (120_000, 80_000, 80_000)),
    (1, 0, (60_000, 180_000, 200_000)),
    (2, 0, (520_000, 900_000, 900_000)),
    (3, 0, (700_000, 950_000, 950_000)),
    (4, 0, (640_000, 450_000, 480_000)),
    (0, 1, (350_000, 0, 0)),
    (1, 2, (30_000, 0, 0)),
]
CHECK_EVERY = 40  # days between two checks of a number
_STATUS_WEIGHTS = [900, 50, 18, 16, 10, 6]


@dataclass(frozen=True, slots=True)
class Points:
    """One row a contact point."""

    person: Ints  # row in People
    nth: Ints  # line of POINTS
    status: Ints


def points(draws: Draws, town: People) -> Points:
    """The contact points of these people."""
    shares = np.array([share for _, _, share in POINTS])
    has = np.stack(
        [
            draws.share("has point", town.customer, nth) < shares[nth][town.country]
            for nth in range(len(POINTS))
        ],
        axis=1,
    )
    person, nth = np.nonzero(has)
    status = draws.choose(_STATUS_WEIGHTS, "point status", town.customer[person], nth)
    # Only telephone numbers pass to somebody else or out of service.
    telephone = nth_kind(nth) <= 1
    status = np.where(telephone | (status < 3), status, 0)
    return Points(person, nth, status)


def nth_kind(nth: Ints) -> Ints:
    """The kind of a line of POINTS."""
    return np.array([kind for kind, _, _ in POINTS])[nth]


def points_table(draws: Draws, town: People, had: Points, calendar: Calendar) -> Table:
    """The feed's `contact_points`."""
    customer, nth = town.customer[had.person], had.nth
    kind = nth_kind(nth)
    consent = draws.choose([820, 30, 150], "consent", customer, nth)
    checked = _checked_on(draws, customer, nth, calendar)
    source = np.array([0, 1, 0, 1, 1, 3])[np.minimum(nth, 5)]
    whose = np.array([whose for _, whose, _ in POINTS])[nth]
    return {
        "contact_point_id": Ident(customer, "K", (nth + 1,)),
        "customer_id": Ident(customer, "C"),
        "kind": Word(kind, KINDS),
        "value": Text(_values(draws, town, had, kind)),
        "whose": Word(whose, WHOSE),
        "status": Word(had.status, STATUSES),
        "consent": Word(where(consent < 2, consent), CONSENT),
        "source": Word(source, SOURCES),
        "checked_on": Day(checked),
    }


def _checked_on(draws: Draws, customer: Ints, nth: Ints, calendar: Calendar) -> Ints:
    """The last check by the last day; a few numbers are checked seldom or were never."""
    phase = draws.below(CHECK_EVERY, "check phase", customer, nth)
    last = calendar.last_day - (calendar.last_day + phase) % CHECK_EVERY
    how = draws.choose([930, 50, 20], "check", customer, nth)
    seldom = calendar.first_day - 30 - phase
    return np.where(how == 0, last, where(how == 1, seldom))


def _values(draws: Draws, town: People, had: Points, kind: Ints) -> np.ndarray:
    customer, country = town.customer[had.person], town.country[had.person]
    digits = draws.below(100_000_000, "number", customer, had.nth)
    result = np.empty(len(kind), object)
    called = roman(draws, town)
    lines = zip(kind.tolist(), country.tolist(), digits.tolist(), had.person.tolist(), strict=True)
    for index, (what, where_, number, who) in enumerate(lines):
        result[index] = _value(what, where_, number, called[who])
    return result


def _value(kind: int, country: int, number: int, name: str) -> str:
    """Made so that it can belong to nobody: prefixes and domains that are not given out."""
    if kind <= 1:
        return (
            f"+86100{number:08d}",
            f"+1555{number % 10_000_000:07d}",
            f"+447700900{number % 1_000:03d}",
        )[country]
    if kind == 2:
        return f"{name}{number % 1_000}@mail.example"
    if kind == 3:
        return (
            f"青禾路{number % 400 + 1}号{number % 30 + 1}室",
            f"{number % 900 + 1} Alder Street",
            f"{number % 200 + 1} Mill Lane",
        )[country]
    return f"app-{number:08d}"

"""What protects people in trouble: states such as hardship or dispute, and pauses of accounts."""

from dataclasses import dataclass

import numpy as np

from forbear.simulator.accounts import Slots
from forbear.simulator.books import account_ids
from forbear.simulator.calendar import Calendar
from forbear.simulator.columns import Day, Ident, Table, Word, where
from forbear.simulator.draws import Bools, Draws, Ints
from forbear.simulator.lives import NEVER
from forbear.simulator.people import EIGHTEEN, NOT_UNDERAGE, People, underage
from forbear.simulator.trouble import Trouble

# state: parts of a million a troubled month (CN, US, GB); days it lasts, at least and at most
# (0, 0: for good); about one account; does work stop.
STATES = {
    "hardship_request": ((26_000, 26_000, 30_000), (20, 45), False, True),
    "disputed": ((13_000, 16_000, 12_000), (20, 60), True, True),
    "represented": ((4_000, 9_000, 9_000), (0, 0), False, True),
    "ceased": ((3_000, 9_000, 3_000), (0, 0), False, True),
    "breathing_space": ((0, 0, 40_000), (60, 60), False, True),
    "deceased": ((1_500, 2_000, 2_000), (0, 0), False, True),
    "insolvent": ((1_500, 6_000, 6_000), (0, 0), False, True),
    "incapacitated": ((1_000, 1_000, 1_000), (0, 0), False, True),
    "vulnerable": ((10_000, 10_000, 14_000), (120, 240), False, False),
    "complaint_open": ((8_000, 8_000, 8_000), (14, 56), False, False),
    "signed_plan": ((26_000, 24_000, 26_000), (90, 180), True, True),
    "military_service": ((300, 9_000, 300), (180, 360), False, False),
    "lost_contact": ((7_000, 5_000, 5_000), (30, 120), False, False),
    "minor": ((0, 0, 0), (0, 0), False, True),  # not drawn: who is under age and owes
}
NAMES = list(STATES)
MINOR = NAMES.index("minor")
REASONS = ["disaster", "illness", "bereavement", "dispute"]
PAUSED = 15_000


@dataclass(frozen=True, slots=True)
class Protections:
    """One row a state of a customer; `to_on` is NEVER while it holds."""

    row: Ints  # row in Slots of the account that was late
    person: Ints
    state: Ints  # index into NAMES
    from_on: Ints
    to_on: Ints
    head: Ints  # period of the oldest unpaid due then


def protections(
    draws: Draws, town: People, owed: Slots, late: Trouble, first_day: int
) -> Protections:
    """States that begin in a troubled month; one drawn at most for each account and month."""
    person, slot = owed.person[late.row], owed.slot[late.row]
    steps = np.cumsum([share for share, _, _, _ in STATES.values()], axis=0)
    drawn = draws.share("state", slot, late.period)
    state = (drawn[:, None] >= steps[:, town.country[person]].T).sum(axis=1)
    begins = late.from_on + draws.below(late.days, "state day", slot, late.period)
    least, most = (np.array([days[n] for _, days, _, _ in STATES.values()]) for n in (0, 1))
    picked = np.flatnonzero(state < len(NAMES))
    row, state, begins = late.row[picked], state[picked], begins[picked]
    span = least[state] + draws.below(
        (most - least)[state] + 1, "state lasts", owed.slot[row], late.period[picked]
    )
    ends = np.where(most[state] == 0, NEVER, begins + span)
    young = _minors(draws, town, owed, late, first_day)
    head = late.head[picked]
    drawn_ones = Protections(row, owed.person[row], state, begins, ends, head)
    return _first_of_each(_joined(drawn_ones, young))


def _minors(draws: Draws, town: People, owed: Slots, late: Trouble, first_day: int) -> Protections:
    born = underage(draws, town.customer, first_day)
    person = owed.person[late.row]
    young = np.flatnonzero(born[person] != NOT_UNDERAGE)
    grown = born[person[young]] + EIGHTEEN
    young, grown = young[late.from_on[young] < grown], grown[late.from_on[young] < grown]
    return Protections(
        late.row[young],
        person[young],
        np.full(len(young), MINOR),
        late.from_on[young],
        grown,
        late.head[young],
    )


def _joined(one: Protections, two: Protections) -> Protections:
    return Protections(
        *(np.concatenate([getattr(one, n), getattr(two, n)]) for n in Protections.__slots__)
    )


def _first_of_each(all_: Protections) -> Protections:
    """A state that still holds does not begin again."""
    order = np.lexsort((all_.from_on, all_.state, all_.person))
    part = {name: getattr(all_, name)[order] for name in Protections.__slots__}
    same = np.zeros(len(order), bool)
    same[1:] = (part["person"][1:] == part["person"][:-1]) & (
        part["state"][1:] == part["state"][:-1]
    )
    again = same.copy()
    again[1:] &= part["from_on"][1:] <= part["to_on"][:-1]
    return Protections(**{name: values[~again] for name, values in part.items()})


def states_table(town: People, owed: Slots, held: Protections, calendar: Calendar) -> Table:
    """The feed's `states`; one that is not over has no end yet."""
    known = (held.from_on <= calendar.last_day) & (held.to_on > calendar.first_day)
    part = Protections(*(getattr(held, name)[known] for name in Protections.__slots__))
    one_account = np.array([about for _, _, about, _ in STATES.values()])[part.state]
    slot = where(one_account, owed.slot[part.row])
    return {
        "customer_id": Ident(town.customer[part.person], "C"),
        "account_id": Ident(slot, "A", (owed.loan_at(part.row, part.head) + 1,)),
        "state": Word(part.state, NAMES),
        "from_on": Day(part.from_on),
        "to_on": Day(where(part.to_on <= calendar.last_day, part.to_on)),
    }


def quiet(held: Protections, person: Ints, day: Ints, people: int) -> Bools:
    """True where a state had already stopped the work with a person on a day."""
    stops = np.array([stop for _, _, _, stop in STATES.values()])[held.state]
    begins = np.full(people, NEVER)
    ends = np.full(people, -NEVER)
    np.minimum.at(begins, held.person[stops], held.from_on[stops])
    np.maximum.at(ends, held.person[stops], held.to_on[stops])
    return np.asarray((begins[person] <= day) & (day <= ends[person]))


def pauses_table(draws: Draws, owed: Slots, late: Trouble, calendar: Calendar) -> Table:
    """The feed's `pauses`: some of them back-dated, some still running."""
    slot = owed.slot[late.row]
    begins = late.from_on + draws.below(20, "pause day", slot, late.period)
    ends = begins + 10 + draws.below(50, "pause lasts", slot, late.period)
    paused = draws.happens(PAUSED, "paused", slot, late.period) & (begins <= calendar.last_day)
    row, head = late.row[paused], late.head[paused]
    reason = draws.choose([30, 40, 10, 20], "pause reason", slot[paused], late.period[paused])
    return {
        "account_id": account_ids(owed, row, owed.loan_at(row, head)),
        "from_on": Day(begins[paused]),
        "to_on": Day(where(ends[paused] <= calendar.last_day, ends[paused])),
        "reason": Word(reason, REASONS),
    }

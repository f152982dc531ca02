"""Earlier contacts: what the desk sent and dialled while people were late, and what came of it.

The steps keep the rules roughly: waking hours, few calls a week, nothing once a protection
stands, no channel that the customer has opted out of.
"""

from dataclasses import dataclass

import numpy as np

from forbear.days import SECONDS_A_DAY
from forbear.simulator.accounts import Slots
from forbear.simulator.calendar import Calendar, utc_offsets
from forbear.simulator.columns import NOTHING, Ident, Instant, Table, Word
from forbear.simulator.draws import Draws, Ints
from forbear.simulator.lives import NEVER
from forbear.simulator.people import ZONES, People
from forbear.simulator.points import STATUSES, Points
from forbear.simulator.protections import Protections, quiet
from forbear.simulator.trouble import Trouble

CHANNELS = ["voice", "sms", "email", "push", "letter"]
VOICE, SMS, EMAIL, PUSH, LETTER = range(5)
OUTCOMES = [
    "conversation", "third_person", "voicemail", "no_answer", "refused_call", "busy",
    "not_connected", "sent", "delivered", "read", "replied", "bounced", "opted_out",
]  # fmt: skip
CONVERSATION, THIRD_PERSON, NOT_CONNECTED, BOUNCED, OPTED_OUT = 0, 1, 6, 11, 12
# Day after the due day, channel, share of those still late who get it. The last: they call us.
STEPS = [
    (1, SMS, 780_000),
    (3, VOICE, 680_000),
    (6, EMAIL, 350_000),
    (9, VOICE, 620_000),
    (13, SMS, 350_000),
    (16, VOICE, 500_000),
    (19, PUSH, 250_000),
    (22, LETTER, 80_000),
    (24, VOICE, 450_000),
    (11, VOICE, 35_000),
]
INBOUND = len(STEPS) - 1
# Weights of OUTCOMES by channel.
WEIGHTS = {
    VOICE: [360, 20, 75, 350, 65, 50, 80],
    SMS: [0] * 7 + [120, 800, 0, 45, 25, 10],
    EMAIL: [0] * 7 + [250, 420, 260, 40, 25, 5],
    PUSH: [0] * 7 + [150, 600, 250],
    LETTER: [0] * 7 + [1000],
}
NTH_OF_CHANNEL = np.array([0, 0, 3, 5, 4])  # which line of points.POINTS it uses
HARD_TO_REACH = 70_000  # people who never answer
SOURCES = ["desk"]


@dataclass(frozen=True, slots=True)
class Talks:
    """One row a contact; `day` is the customer's local day."""

    row: Ints  # row in Slots
    month: Ints  # row in Trouble
    step: Ints
    day: Ints
    second: Ints
    offset: Ints
    channel: Ints
    outcome: Ints
    head: Ints

    @property
    def at(self) -> Ints:
        return self.day * SECONDS_A_DAY + self.second - self.offset

    def part(self, keep: Ints | np.ndarray) -> "Talks":
        return Talks(*(getattr(self, name)[keep] for name in Talks.__slots__))


def talks(
    draws: Draws,
    town: People,
    owed: Slots,
    late: Trouble,
    held: Protections,
    had: Points,
    calendar: Calendar,
) -> Talks:
    """Everything that was sent, dialled and answered in the watched time."""
    made = _planned(draws, town, owed, late, calendar)
    person = owed.person[made.row]
    status = np.full((len(town.customer), 8), NOTHING)
    status[had.person, had.nth] = had.status
    point = status[person, NTH_OF_CHANNEL[made.channel]]
    made = _with_outcomes(draws, town, owed, late, made, point)
    keep = (point != NOTHING) & ~quiet(held, person, made.day, len(town.customer))
    keep &= (made.day >= calendar.first_day) & (made.day <= calendar.last_day)
    return _without_opted_out(made.part(keep), owed)


def _planned(draws: Draws, town: People, owed: Slots, late: Trouble, calendar: Calendar) -> Talks:
    days, channels, shares = (np.array(column) for column in zip(*STEPS, strict=True))
    count = len(late.row)
    slot = np.repeat(owed.slot[late.row], len(STEPS))
    month, step = np.repeat(np.arange(count), len(STEPS)), np.tile(np.arange(len(STEPS)), count)
    address = late.period[month] * 16 + step
    after = days[step] + draws.below(2, "contact day", slot, address)
    happens = (draws.share("contact", slot, address) < shares[step]) & (after < late.days[month])
    month, step, after, slot = month[happens], step[happens], after[happens], slot[happens]
    row, day = late.row[month], late.from_on[month] + after
    zone = town.zone[owed.person[row]]
    # Not before nine, not after seven in the evening; later where the sun rises later.
    opens = np.where(town.place[owed.person[row]] == 3, 41_400, 32_700)
    second = opens + draws.below(68_400 - opens, "contact time", slot, address[happens])
    offset = utc_offsets(ZONES, zone, day)
    nothing = np.zeros(len(row), np.int64)
    return Talks(row, month, step, day, second, offset, channels[step], nothing, late.head[month])


def _with_outcomes(
    draws: Draws, town: People, owed: Slots, late: Trouble, made: Talks, point: Ints
) -> Talks:
    slot, address = owed.slot[made.row], late.period[made.month] * 16 + made.step
    outcome = np.zeros(len(slot), np.int64)
    for channel, weights in WEIGHTS.items():
        here = np.flatnonzero(made.channel == channel)
        outcome[here] = draws.choose(weights, "outcome", slot[here], address[here])
    voice = made.channel == VOICE
    away = draws.happens(HARD_TO_REACH, "hard to reach", slot // 2)
    outcome = np.where(voice & away & (outcome <= THIRD_PERSON), 3, outcome)
    dead = (point == STATUSES.index("invalid")) | (point == STATUSES.index("not_in_service"))
    outcome = np.where(dead, np.where(voice, NOT_CONNECTED, BOUNCED), outcome)
    other = voice & (point == STATUSES.index("reassigned")) & (outcome == CONVERSATION)
    outcome = np.where(other, THIRD_PERSON, outcome)
    outcome = np.where(made.step == INBOUND, CONVERSATION, outcome)
    values = {name: getattr(made, name) for name in Talks.__slots__}
    return Talks(**{**values, "outcome": outcome})


def _without_opted_out(made: Talks, owed: Slots) -> Talks:
    """Drop what would have gone out on a channel after its customer opted out of it."""
    person, size = owed.person[made.row], int(owed.person.max(initial=0)) + 1
    since = np.full((size, len(CHANNELS)), NEVER)
    out = made.outcome == OPTED_OUT
    np.minimum.at(since, (person[out], made.channel[out]), made.at[out])
    kept = made.part(made.at <= since[person, made.channel])
    order = np.lexsort((kept.at, owed.person[kept.row]))
    return kept.part(order)


def contacts_table(town: People, owed: Slots, late: Trouble, made: Talks) -> Table:
    """The feed's `contacts`."""
    customer = town.customer[owed.person[made.row]]
    loan = owed.loan_at(made.row, made.head)
    calls_in = made.step == INBOUND
    return {
        "contact_id": Ident(owed.slot[made.row], "H", (late.period[made.month], made.step)),
        "customer_id": Ident(customer, "C"),
        "account_id": Ident(owed.slot[made.row], "A", (loan + 1,)),
        "contact_point_id": Ident(customer, "K", (NTH_OF_CHANNEL[made.channel] + 1,)),
        "at": Instant(made.at, made.offset),
        "channel": Word(made.channel, CHANNELS),
        "direction": Word(np.where(calls_in, 1, 0), ["out", "in"]),
        "outcome": Word(made.outcome, OUTCOMES),
        "actor": Word(np.zeros(len(customer), np.int64), ["creditor"]),
        "purpose": Word(np.where(calls_in, 1, 0), ["collection", "reply"]),
        "source": Word(np.zeros(len(customer), np.int64), SOURCES),
    }

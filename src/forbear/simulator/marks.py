"""What hangs on accounts: who else stands behind them, promises, events."""

import numpy as np

from forbear.simulator.accounts import CARD, Slots
from forbear.simulator.books import account_ids, guaranteed
from forbear.simulator.calendar import Calendar
from forbear.simulator.columns import NOTHING, Day, Ident, Table, Whole, Word
from forbear.simulator.draws import Draws, Ints
from forbear.simulator.lives import Lives
from forbear.simulator.people import People, people
from forbear.simulator.protections import NAMES, Protections
from forbear.simulator.schedule import Dues, Shown, totals
from forbear.simulator.talks import CONVERSATION, VOICE, Talks
from forbear.simulator.trouble import Trouble

ROLES = ["borrower", "joint_borrower", "guarantor", "supplementary_holder"]
JOINT, SUPPLEMENTARY = 30_000, 30_000
PROMISED = 260_000  # of conversations
KEPT = 700_000  # of promises by people who pay within a week
STOPPED = "interest_stopped"
EVENTS = ["accelerated", "charged_off", STOPPED, "interest_resumed"]
INTEREST_RESTS = 500_000  # of plans
SIGNED_PLAN = NAMES.index("signed_plan")
NEIGHBOURS = 8  # somebody else's co-signer lives next door, in the same country


def parties_table(draws: Draws, town: People, owed: Slots, seen: Shown, customers: int) -> Table:
    """The feed's `parties`: every borrower, and those who owe or answer beside them."""
    row, slot = seen.row, owed.slot[seen.row]
    customer = town.customer[owed.person[row]]
    other = _neighbour(draws, town, owed.person[row], customers)
    card = owed.product[row] == CARD
    drawn = draws.share("party", slot)
    role = np.where(guaranteed(draws, owed)[row], 2, np.where(~card & (drawn < JOINT), 1, 0))
    role = np.where(card & (drawn < SUPPLEMENTARY), 3, role)
    more = np.flatnonzero((role > 0) & (other != NOTHING))
    at = np.concatenate([np.arange(len(row)), more])
    who = np.concatenate([customer, other[more]])
    what = np.concatenate([np.zeros(len(row), np.int64), role[more]])
    order = np.argsort(at, kind="stable")
    at, who, what = at[order], who[order], what[order]
    return {
        "account_id": account_ids(owed, row[at], seen.loan[at]),
        "customer_id": Ident(who, "C"),
        "role": Word(what, ROLES),
        "from_on": Day(seen.opened_on[at]),
    }


def _neighbour(draws: Draws, town: People, person: Ints, customers: int) -> Ints:
    """The first of the seven around a customer's number who lives in the same country."""
    found = np.full(len(town.customer), NOTHING)
    for step in range(1, NEIGHBOURS):
        other = town.customer ^ step
        same = people(draws, other).country == town.country
        found = np.where((found == NOTHING) & same & (other < customers), other, found)
    return np.asarray(found[person])


def promises_table(
    draws: Draws,
    town: People,
    owed: Slots,
    life: Lives,
    dues: Dues,
    late: Trouble,
    made: Talks,
) -> Table:
    """The feed's `promises`: given in conversations, most kept by those who then pay."""
    month, slot = made.month, owed.slot[made.row]
    address = late.period[month] * 16 + made.step
    told = (made.channel == VOICE) & (made.outcome == CONVERSATION)
    told &= draws.happens(PROMISED, "promise", slot, address)
    soon = late.paid_on[month] - made.day
    keeps = (soon >= 1) & (soon <= 7) & draws.happens(KEPT, "keeps", slot, address)
    due_on = made.day + np.where(keeps, soon, 3 + draws.below(5, "promised day", slot, address))
    sums = totals(life, dues)
    upto = np.minimum(late.period[month] + 1, sums.shape[1] - 1)
    arrears = sums[made.row, upto] - sums[made.row, made.head]
    half = draws.happens(200_000, "promises a part", slot, address)
    cents = np.where(half & ~keeps, arrears // 2, arrears)
    pick = np.flatnonzero(told & (cents > 0))
    loan = owed.loan_at(made.row, made.head)
    return {
        "promise_id": Ident(slot[pick], "V", (late.period[month][pick], made.step[pick])),
        "customer_id": Ident(town.customer[owed.person[made.row]][pick], "C"),
        "account_id": Ident(slot[pick], "A", (loan[pick] + 1,)),
        "made_on": Day(made.day[pick]),
        "due_on": Day(due_on[pick]),
        "cents": Whole(cents[pick]),
    }


def events_table(
    draws: Draws, owed: Slots, life: Lives, seen: Shown, held: Protections, calendar: Calendar
) -> Table:
    """The feed's `account_events`: loans called in, debts written off, interest that rests."""
    on = np.stack([life.accelerated_on[seen.row], life.charged_off_on[seen.row]], axis=1)
    which = np.stack([life.accelerated_loan[seen.row], life.charged_off_loan[seen.row]], axis=1)
    at, kind = np.nonzero((on <= calendar.last_day) & (which == seen.loan[:, None]))
    row, loan, day = seen.row[at], seen.loan[at], on[at, kind]
    # A plan may stop the interest; when it ends, interest runs again.
    plan = np.flatnonzero((held.state == SIGNED_PLAN) & (held.to_on > calendar.first_day))
    rests = draws.happens(INTEREST_RESTS, "interest rests", owed.slot[held.row[plan]])
    plan = plan[rests]
    for number, days in enumerate((held.from_on[plan], held.to_on[plan]), EVENTS.index(STOPPED)):
        known = days <= calendar.last_day
        row = np.concatenate([row, held.row[plan][known]])
        loan = np.concatenate([loan, owed.loan_at(held.row[plan], held.head[plan])[known]])
        day = np.concatenate([day, days[known]])
        kind = np.concatenate([kind, np.full(int(known.sum()), number)])
    order = np.lexsort((kind, day, loan, row))
    return {
        "account_id": account_ids(owed, row[order], loan[order]),
        "on": Day(day[order]),
        "kind": Word(kind[order], EVENTS),
    }

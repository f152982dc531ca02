"""The lender's books as feed tables: accounts, dues, payments, account events."""

import numpy as np

from forbear.simulator.accounts import CARD, INSTALMENT, Slots
from forbear.simulator.calendar import Calendar
from forbear.simulator.columns import Day, Ident, Table, Whole, Word, where
from forbear.simulator.draws import Bools, Draws, Ints
from forbear.simulator.lives import Lives
from forbear.simulator.people import PLACES, People
from forbear.simulator.rates import PRODUCTS
from forbear.simulator.schedule import Dues, Shown

CURRENCIES = ["CNY", "USD", "GBP"]
CREDITORS = [
    "清禾银行", "禾木消费金融", "小川小额贷款", "Harbor Vale Bank", "Thornfield Bank",
]  # fmt: skip
LICENCES = ["bank", "consumer_finance", "microloan"]
ORDERS = ["cn-card", "cn-civil", "us-card"]
COMPONENTS = ["principal", "interest", "penalty"]
YES_NO = ["true", "false"]


def account_ids(owed: Slots, row: Ints, loan: Ints) -> Ident:
    """`A000000042-1`: the slot, and which of its loans."""
    return Ident(owed.slot[row], "A", (loan + 1,))


def accounts_table(
    draws: Draws, town: People, owed: Slots, life: Lives, seen: Shown, calendar: Calendar
) -> Table:
    """The feed's `accounts`."""
    row, slot = seen.row, owed.slot[seen.row]
    person, product = owed.person[row], owed.product[row]
    country = town.country[person]
    licence = _licence(draws, slot, product, country)
    off = life.charged_off_on[row]
    gone = (off <= calendar.last_day) & (life.charged_off_loan[row] == seen.loan)
    online = np.where(product == CARD, 250_000, np.where(licence == 0, 500_000, 920_000))
    order = np.where(product == CARD, np.array([0, 2, -1])[country], np.array([1, -1, -1])[country])
    return {
        "account_id": account_ids(owed, row, seen.loan),
        "customer_id": Ident(town.customer[person], "C"),
        "creditor": Word(np.where(country == 0, licence, 2 + country), CREDITORS),
        "product": Word(product, PRODUCTS),
        "place": Word(town.place[person], PLACES),
        "currency": Word(country, CURRENCIES),
        "opened_on": Day(seen.opened_on),
        "credit_limit_cents": Whole(where(product == CARD, owed.size_cents[row])),
        "charged_off_on": Day(where(gone, off)),
        "licence": Word(licence, LICENCES),
        "online": Word(np.where(draws.share("online", slot) < online, 0, 1), YES_NO),
        "rate_bp": Whole(owed.rate_bp[row]),
        "payment_order": Word(where(order >= 0, order), ORDERS),
        "secured": Word(np.where(guaranteed(draws, owed)[row], 0, 1), YES_NO),
    }


def guaranteed(draws: Draws, owed: Slots) -> Bools:
    """Loans for which somebody else answers."""
    return ~owed.card & draws.happens(60_000, "guaranteed", owed.slot)


def _licence(draws: Draws, slot: Ints, product: Ints, country: Ints) -> Ints:
    drawn = draws.choose([35, 50, 15], "licence", slot)
    return np.where((product == INSTALMENT) & (country == 0), drawn, 0)


def dues_table(owed: Slots, seen: Shown, dues: Dues, calendar: Calendar) -> Table:
    """The feed's `dues`: a line for each component."""
    parts = np.stack([dues.principal_cents, dues.interest_cents, dues.charge_cents], axis=1)
    # A late charge is known when it falls due, not before.
    parts[:, 2] *= dues.due_on <= calendar.last_day
    line, component = np.nonzero(parts)
    row = dues.row[line]
    return {
        "due_id": Ident(owed.slot[row], "D", (dues.period[line], component)),
        "account_id": account_ids(owed, row, seen.loan[dues.account[line]]),
        "due_on": Day(dues.due_on[line]),
        "component": Word(component, COMPONENTS),
        "cents": Whole(parts[line, component]),
    }

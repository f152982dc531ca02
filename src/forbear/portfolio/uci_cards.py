"""UCI data set 350 as six feeds: 30,000 real card clients, April to September 2005.

Yeh and Lien (2009), CC BY 4.0. The published status is the core's `cycles_late`, the core is
master. The file has bills and payments by month and no dues: the minimum due is a rule of ours
(`MINIMUM_PERCENT`), and so are the days, for the file has none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import numpy as np

from forbear.days import day_number
from forbear.portfolio.write_feed import write_feed
from forbear.simulator import Column, Day, Ident, Table, Whole, Word
from forbear.simulator.columns import NOTHING
from forbear.simulator.draws import Ints

MINIMUM_PERCENT = 2  # of a positive bill, whole dollars, rounded down
DUE_DAY, PAID_DAY = 20, 15  # of the month after the statement; the month of the payment
YEAR = 2005
MONTHS = (4, 5, 6, 7, 8, 9)
OPENED = date(2005, 3, 1)  # the file does not say when
STATUS = ("PAY_6", "PAY_5", "PAY_4", "PAY_3", "PAY_2", "PAY_0")
NOT_USED, IN_FULL, REVOLVING = -2, -1, 0
CENTS = 100


class UciFileError(ValueError):
    """The file is not UCI data set 350 as it is published; the message names the mend."""


@dataclass(frozen=True, slots=True)
class Cards:
    """One row a client; the second axis is the month, April first. Whole Taiwan dollars."""

    client: Ints
    limit: Ints
    status: Ints
    bill: Ints
    paid: Ints


def read_cards(path: Path) -> Cards:
    """Read the published CSV, gzipped or not."""
    with duckdb.connect() as con:
        try:
            con.execute(
                "CREATE TABLE raw AS FROM read_csv($path, header = true)", {"path": str(path)}
            )
        except duckdb.Error as error:
            said = str(error).splitlines()[0]
            raise UciFileError(f"{path} cannot be read as CSV: {said}. {_MEND}") from error
        have = {row[0].upper(): row[0] for row in con.execute("DESCRIBE raw").fetchall()}
        if "PAY_1" in have and "PAY_0" not in have:
            have["PAY_0"] = have["PAY_1"]
        missing = [name for name in _needed() if name not in have]
        if missing:
            raise UciFileError(f"{path} has no column {', '.join(missing)}. {_MEND}")
        return _cards(con, path, have)


_MEND = (
    "Give UCI data set 350 (default of credit card clients) as CSV with its 25 columns,"
    " plain or gzipped; an Excel file must be saved as CSV first."
)


def _needed() -> list[str]:
    bills = [f"BILL_AMT{number}" for number in range(6, 0, -1)]
    return ["ID", "LIMIT_BAL", *STATUS, *bills, *[b.replace("BILL", "PAY") for b in bills]]


def _cards(con: duckdb.DuckDBPyConnection, path: Path, have: Mapping[str, str]) -> Cards:
    quoted = [f'CAST("{have[name]}" AS BIGINT) AS "{name}"' for name in _needed()]
    try:
        read = con.execute(f"FROM raw SELECT {', '.join(quoted)} ORDER BY ID").fetchnumpy()
    except duckdb.ConversionException as error:
        said = str(error).splitlines()[0]
        raise UciFileError(f"{path} holds something that is no number: {said}. {_MEND}") from error
    if any(np.ma.is_masked(values) for values in read.values()):
        raise UciFileError(f"{path} has empty cells; the published file has none. {_MEND}")

    def by_month(names: list[str]) -> Ints:
        return np.stack([np.asarray(read[name], np.int64) for name in names], axis=1)

    needed = _needed()
    return Cards(
        client=np.asarray(read["ID"], np.int64),
        limit=np.asarray(read["LIMIT_BAL"], np.int64),
        status=by_month(needed[2:8]),
        bill=by_month(needed[8:14]),
        paid=by_month(needed[14:20]),
    )


@dataclass(frozen=True, slots=True)
class Dues:
    """Whole dollars by client and month in which they fall due, April to October."""

    minimum: Ints
    above: Ints  # paid beyond all minimums: a voluntary part of the balance, due as it is paid


def dues(cards: Cards) -> Dues:
    """The minimum of each statement, due in the next month; and what was paid beyond it.

    Money above the minimums lowers the card's balance, not its later minimums. So it is a due of
    its own, in the month in which it was paid.
    """
    minimum = np.zeros((len(cards.client), len(MONTHS) + 1), np.int64)
    minimum[:, 1:] = np.maximum(cards.bill, 0) * MINIMUM_PERCENT // 100
    above = np.zeros_like(minimum)
    behind = np.zeros(len(cards.client), np.int64)
    for month in range(len(MONTHS)):
        owed = behind + minimum[:, month]
        above[:, month] = np.maximum(cards.paid[:, month] - owed, 0)
        behind = np.maximum(owed - cards.paid[:, month], 0)
    return Dues(minimum, above)


def write_months(cards: Cards, out: Path) -> Iterator[tuple[str, date]]:
    """Write one feed a statement month into `out/2005-04` to `out/2005-09`; yield each one."""
    fallen = dues(cards)
    for month in range(len(MONTHS)):
        as_of = _month_end(month)
        name = f"{YEAR}-{MONTHS[month]:02d}"
        head = (
            "# made by forbear feed from-uci-cards\n"
            f'feed_id = "uci-350-{name}"\nas_of = {as_of}\nmaster = "core"\n'
            'nothing_yet = ["contacts", "states"]\n'
        )
        tables = _tables(cards, fallen, month)
        write_feed(iter([tables]), out / name, head, "csv")
        yield name, as_of


def _tables(cards: Cards, fallen: Dues, month: int) -> dict[str, Table]:
    return {
        "accounts": _accounts(cards),
        "customers": _customers(cards),
        "contact_points": _no_points(),
        "dues": _dues_table(cards, fallen, month),
        "payments": _payments(cards, month),
        "snapshots": _snapshots(cards, month),
    }


def _same(cards: Cards, word: str) -> Word:
    return Word(np.zeros(len(cards.client), np.int64), [word])


def _accounts(cards: Cards) -> Table:
    return {
        "account_id": Ident(cards.client, "A"),
        "customer_id": Ident(cards.client, "C"),
        "creditor": _same(cards, "uci-350"),
        "product": _same(cards, "credit_card"),
        "place": _same(cards, "TW"),
        "currency": _same(cards, "TWD"),
        "opened_on": Day(np.full(len(cards.client), day_number(OPENED))),
        "credit_limit_cents": Whole(cards.limit * CENTS),
        "licence": _same(cards, "bank"),
    }


def _customers(cards: Cards) -> Table:
    return {
        "customer_id": Ident(cards.client, "C"),
        "name": Ident(cards.client, "Client "),
        "language": _same(cards, "zh-TW"),
        "place": _same(cards, "TW"),
        "time_zone": _same(cards, "Asia/Taipei"),
    }


def _no_points() -> Table:
    """The file has none: a table of no rows."""
    none = Word(np.zeros(0, np.int64), ["none"])
    columns = ("contact_point_id", "customer_id", "kind", "value", "whose", "status")
    return dict.fromkeys(columns, none)


def _dues_table(cards: Cards, fallen: Dues, month: int) -> Table:
    """Minimums of the statements so far, the last one not yet due; and what was paid above."""
    lines = np.stack([fallen.minimum, fallen.above], axis=2)[:, : month + 2].copy()
    lines[:, month + 1, 1] = 0
    row, when, kind = np.nonzero(lines)
    return {
        "due_id": Ident(cards.client[row], "D", (when, kind)),
        "account_id": Ident(cards.client[row], "A"),
        "due_on": Day(_days(DUE_DAY)[when]),
        "component": Word(np.zeros(len(row), np.int64), ["principal"]),
        "cents": Whole(lines[row, when, kind] * CENTS),
    }


def _payments(cards: Cards, month: int) -> Table:
    row, when = np.nonzero(cards.paid[:, : month + 1] > 0)
    return {
        "payment_id": Ident(cards.client[row], "P", (when,)),
        "account_id": Ident(cards.client[row], "A"),
        "received_on": Day(_days(PAID_DAY)[when]),
        "cents": Whole(cards.paid[row, when] * CENTS),
    }


def _snapshots(cards: Cards, month: int) -> Table:
    """What the bank published: months behind; and the balance that it carries on.

    Who is not behind has no days late and no arrears. Those of the others it did not publish.
    Carried: none is known for a card not used, nothing for one paid in full, else the bill (at
    least a dollar, for some of those called revolving have no bill).
    """
    status, bill = cards.status[:, month], cards.bill[:, month]
    carried = np.where(status == IN_FULL, 0, np.maximum(bill, 1)) * CENTS
    columns: dict[str, Column] = {
        "account_id": Ident(cards.client, "A"),
        "days_past_due": Whole(np.where(status > 0, NOTHING, 0)),
        "arrears_cents": Whole(np.where(status > 0, NOTHING, 0)),
        "cycles_late": Whole(np.maximum(status, 0)),
        "principal_cents": Whole(np.where(status == NOT_USED, NOTHING, carried)),
        "statement_on": Day(np.full(len(status), day_number(_month_end(month)))),
    }
    return columns


def _days(day: int) -> Ints:
    """That day of each month, April to October."""
    return np.array([day_number(date(YEAR, month, day)) for month in (*MONTHS, 10)])


def _month_end(month: int) -> date:
    return date(YEAR, MONTHS[month], 31 if MONTHS[month] in (5, 7, 8) else 30)

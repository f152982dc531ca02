"""What makes a row bad, as SQL over the raw rows: one condition and one sentence each."""

from collections.abc import Mapping
from dataclasses import dataclass

from forbear.portfolio.feed.cells import Cell, mend
from forbear.portfolio.feed.schema import Table
from forbear.portfolio.feed.staging import Staged, text


@dataclass(frozen=True, slots=True)
class Problem:
    """`bad` is true for a row to set aside; `reason` names the column, its value and the mend.

    `refers`: whether it asks for other tables' rows, joined as `a`, `c` and `o`.
    """

    bad: str
    reason: str
    refers: bool = False


def problems(table: Table, cells: Mapping[str, Cell], staged: Staged) -> list[Problem]:
    """Everything that can be wrong with one row, ids that stand twice left out."""
    found = []
    if staged.fields:
        found.append(_ragged(staged))
    for cell in cells.values():
        if cell.empty:
            found.append(Problem(cell.empty, text(f"{cell.column.name} is empty; fill it in")))
        if cell.bad:
            found.append(Problem(cell.bad, _said(cell)))
    found += _references(table, cells)
    if table.name == "payments":
        found += _payer(cells)
    if table.name == "pauses":
        found.append(_backwards(cells["from_on"], cells["to_on"]))
    return found


def any_bad(found: list[Problem]) -> str:
    """SQL: the row has at least one of these problems."""
    return " OR ".join(f"coalesce({problem.bad}, false)" for problem in found) or "false"


def reasons(found: list[Problem]) -> str:
    """SQL: the sentences of all problems of the row."""
    cases = (f"CASE WHEN {problem.bad} THEN {problem.reason} END" for problem in found)
    return f"concat_ws('; ', {', '.join(cases)})"


def joins(table: Table, cells: Mapping[str, Cell], by_customer: bool) -> str:
    """SQL: the accepted accounts and customers that the row names."""
    said = []
    if table.name != "accounts" and "account_id" in cells:
        said.append(f"LEFT JOIN feed_accounts a ON a.account_id = {cells['account_id'].value}")
    if table.name != "customers" and "customer_id" in cells:
        said.append(f"LEFT JOIN feed_customers c ON c.customer_id = {cells['customer_id'].value}")
    if by_customer:
        said.append(f"LEFT JOIN feed_owed_in o ON o.customer_id = {cells['customer_id'].value}")
    return "\n".join(said)


def _ragged(staged: Staged) -> Problem:
    width = len(staged.types)
    return Problem(
        f"{staged.fields} <> {width}",
        f"'the row has ' || {staged.fields} || ' fields and the header names {width};"
        " put values with a comma or a line break in quotes'",
    )


def _backwards(first: Cell, end: Cell) -> Problem:
    """A pause may end on its first day and cover nothing; one that ends earlier is a slip."""
    said = text("to_on is before from_on; end it on its first day or later")
    return Problem(f"{end.value} < {first.value}", said)


def _said(cell: Cell) -> str:
    named = text(f"{cell.column.name} is '")
    return f"{named} || {cell.shown} || {text(chr(39) + '; ' + mend(cell.column))}"


def _references(table: Table, cells: Mapping[str, Cell]) -> list[Problem]:
    found = []
    for key, alias, whole in (
        ("account_id", "a", "accounts"),
        ("customer_id", "c", "customers"),
    ):
        if table.name == whole or key not in cells:
            continue
        cell = cells[key]
        unknown = f"{cell.given} AND {alias}.{key} IS NULL"
        aside = f"{cell.value} IN (SELECT id FROM feed_aside WHERE whole = {text(whole)})"
        found.append(
            Problem(
                unknown,
                f"{text(key + ' is ' + chr(39))} || {cell.shown} || CASE WHEN {aside}"
                f" THEN {text(f'{chr(39)}, which was itself set aside; mend its row in {whole}')}"
                f" ELSE {text(f'{chr(39)}, which is not in {whole}; send it, or mend the id')} END",
                refers=True,
            )
        )
    if "account_id" in cells and "currency" in cells and table.name != "accounts":
        currency = cells["currency"]
        found.append(
            Problem(
                f"{currency.value} <> a.currency",
                f"'currency is ' || {currency.value} || ' and the account has ' || a.currency"
                " || '; amounts in two currencies are never added: mend one of them'",
                refers=True,
            )
        )
    return found


def _payer(cells: Mapping[str, Cell]) -> list[Problem]:
    """A payment names its account or its customer; one with a customer alone needs a currency."""
    account, customer = cells["account_id"], cells["customer_id"]
    currency = cells["currency"].value
    nobody = Problem(
        f"NOT ({account.given}) AND NOT ({customer.given})",
        "'account_id and customer_id are both empty; fill in one of them'",
    )
    alone = f"NOT ({account.given}) AND {customer.given}"
    if customer.value.startswith("CAST(NULL"):
        return [nobody]
    unsaid = Problem(
        f"{alone} AND {currency} IS NULL AND len(o.currencies) > 1",
        "'currency is empty and the customer owes in ' || array_to_string(o.currencies, ', ')"
        " || '; say which'",
        refers=True,
    )
    other = Problem(
        f"{alone} AND NOT list_contains(o.currencies, {currency})",
        f"'currency is ' || {currency} || ' and the customer owes in '"
        " || array_to_string(o.currencies, ', ') || '; mend one of them'",
        refers=True,
    )
    return [nobody, unsaid, other]

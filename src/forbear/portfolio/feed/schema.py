"""The tables and columns of the feed, version 1, as data. Checks and docs come from here."""

from dataclasses import dataclass

from forbear.portfolio.feed.words import CURRENCIES, LISTS, MEANINGS

ID_LENGTH_MAX = 64


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds, whether it may be empty or absent, which words it may use.

    `kind` is one of `id text word date instant whole cents bool place currency zone language`;
    `least` and `most` bound whole numbers.
    """

    name: str
    kind: str
    optional: bool = False
    words: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    meaning: str = ""

    @property
    def type(self) -> str:
        """The DuckDB type of the column in `taken/`."""
        kinds = {"date": "DATE", "instant": "TIMESTAMPTZ", "bool": "BOOLEAN"}
        return "BIGINT" if self.kind in ("whole", "cents") else kinds.get(self.kind, "VARCHAR")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the feed. `key` is its id column; `control` its column with a control total."""

    name: str
    columns: tuple[Column, ...]
    optional: bool = False
    key: str | None = None
    control: str | None = None

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def label(self) -> str:
        """The column that names a row in the quarantine."""
        return self.key or self.columns[0].name


_LEAST = {"cents": 1, "share_bp": 0, "days_past_due": 0, "cycles_late": 0, "rate_bp": 0}
_LEAST |= {"credit_limit_cents": 0, "arrears_cents": 0}
_MOST = {"share_bp": 10_000}


def _column(table: str, said: str) -> Column:
    """Read `name:kind`, with `?` behind a column that may be empty or absent."""
    name, _, kind = said.rstrip("?").partition(":")
    words = LISTS.get(f"{table}.{name}", LISTS.get(name, ())) if kind == "word" else ()
    if kind == "currency":
        words = CURRENCIES
    return Column(
        name=name,
        kind=kind,
        optional=said.endswith("?"),
        words=words,
        least=_LEAST.get(name),
        most=_MOST.get(name),
        meaning=MEANINGS.get(f"{table}.{name}", MEANINGS.get(name, "")),
    )


def _table(
    name: str, columns: str, *, optional: bool = False, key: str | None = None, control: str = ""
) -> Table:
    read = tuple(_column(name, said) for said in columns.split())
    return Table(name, read, optional, key, control or None)


ACCOUNTS = _table(
    "accounts",
    "account_id:id customer_id:id creditor:text product:word place:place currency:currency"
    " opened_on:date credit_limit_cents:whole? charged_off_on:date? contract_id:id? licence:word?"
    " online:bool? rate_bp:whole? payment_order:text? secured:bool?",
    key="account_id",
)
DUES = _table(
    "dues",
    "due_id:id account_id:id due_on:date component:word cents:cents rate_bp:whole?"
    " currency:currency?",
    key="due_id",
    control="cents",
)
PAYMENTS = _table(
    "payments",
    "payment_id:id account_id:id? customer_id:id? received_on:date cents:cents reversed_on:date?"
    " designated:bool? currency:currency?",
    key="payment_id",
    control="cents",
)
CUSTOMERS = _table(
    "customers",
    "customer_id:id name:text language:language place:place time_zone:zone born_on:date?"
    " id_last4:text?",
    key="customer_id",
)
CONTACT_POINTS = _table(
    "contact_points",
    "contact_point_id:id customer_id:id kind:word value:text whose:word status:word consent:word?"
    " source:word? source_on:date? checked_on:date? person_id:id?",
    key="contact_point_id",
)
PARTIES = _table(
    "parties",
    "account_id:id customer_id:id role:word from_on:date? to_on:date? share_bp:whole?",
    optional=True,
)
SNAPSHOTS = _table(
    "snapshots",
    "account_id:id days_past_due:whole? arrears_cents:whole? cycles_late:whole?"
    " principal_cents:whole? interest_cents:whole? fee_cents:whole? penalty_cents:whole?"
    " minimum_due_cents:whole? statement_on:date? interest_stopped:bool?",
    optional=True,
    key="account_id",
)
ACCOUNT_EVENTS = _table(
    "account_events", "account_id:id on:date kind:word cents:cents? to:text?", optional=True
)
PAUSES = _table("pauses", "account_id:id from_on:date to_on:date? reason:text", optional=True)
STATES = _table(
    "states",
    "customer_id:id account_id:id? cents:cents? state:word from_on:date to_on:date?",
    optional=True,
)
CONTACTS = _table(
    "contacts",
    "contact_id:id customer_id:id account_id:id? contact_point_id:id? at:instant channel:word"
    " direction:word outcome:word actor:word purpose:word? source:text?",
    optional=True,
    key="contact_id",
)
PROMISES = _table(
    "promises",
    "promise_id:id customer_id:id account_id:id? made_on:date due_on:date cents:cents",
    optional=True,
    key="promise_id",
)
NOTES = _table(
    "notes",
    "note_id:id customer_id:id at:instant author:text? text:text",
    optional=True,
    key="note_id",
)

# In the order of taking: customers and accounts first, for the others refer to them.
TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        *(CUSTOMERS, ACCOUNTS, DUES, PAYMENTS, CONTACT_POINTS, PARTIES, SNAPSHOTS),
        *(ACCOUNT_EVENTS, PAUSES, STATES, CONTACTS, PROMISES, NOTES),
    )
}
# An absent one that `nothing_yet` does not name is silence: the gate denies by HOUSE-FRESHNESS.
PROTECTING = ("contacts", "states")

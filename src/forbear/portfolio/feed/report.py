"""What was found in a feed: rows and cents read, accepted and set aside; who is silent."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

REPORT_FILE = "feed.json"


@dataclass(frozen=True, slots=True)
class TableReport:
    """One table. Cents are the control total's column and None for tables without one."""

    file: str
    form: str
    encoding: str | None
    rows: int
    cents: int | None
    quarantined_rows: int = 0
    quarantined_cents: int | None = None
    unread_cents_rows: int = 0
    rows_promised: int | None = None
    cents_promised: int | None = None
    unknown_columns: tuple[str, ...] = ()

    @property
    def accepted_rows(self) -> int:
        return self.rows - self.quarantined_rows

    @property
    def accepted_cents(self) -> int | None:
        return None if self.cents is None else self.cents - (self.quarantined_cents or 0)


@dataclass(frozen=True, slots=True)
class FeedReport:
    """A feed that was taken. `repeated`: history holds the very same feed already.

    `silent` names the protecting tables that are absent without the lender's word; `complete_to`
    the instants until which each source's contact log is whole (a source that is not named there:
    the end of `as_of`).
    """

    feed_id: str
    as_of: date
    master: str
    fingerprint: str
    tables: Mapping[str, TableReport] = field(default_factory=dict)
    silent: tuple[str, ...] = ()
    nothing_yet: tuple[str, ...] = ()
    complete_to: Mapping[str, datetime] = field(default_factory=dict)
    shared_payments: int = 0
    customer_credit_cents: Mapping[str, int] = field(default_factory=dict)
    repeated: bool = False
    notes: tuple[str, ...] = ()

    @property
    def quarantined_rows(self) -> int:
        return sum(table.quarantined_rows for table in self.tables.values())

    def as_json(self) -> dict[str, Any]:
        """The report as plain values."""
        document = asdict(self)
        document["as_of"] = self.as_of.isoformat()
        document["complete_to"] = {
            source: at.isoformat() for source, at in self.complete_to.items()
        }
        for name, table in self.tables.items():
            document["tables"][name] |= {
                "accepted_rows": table.accepted_rows,
                "accepted_cents": table.accepted_cents,
                "unknown_columns": list(table.unknown_columns),
            }
        for key in ("silent", "nothing_yet", "notes"):
            document[key] = list(document[key])
        document["quarantined_rows"] = self.quarantined_rows
        return document

    def write(self, folder: Path) -> None:
        """Keep the report beside what was taken."""
        said = json.dumps(self.as_json(), ensure_ascii=False, indent=2)
        (folder / REPORT_FILE).write_text(said + "\n", encoding="utf-8")

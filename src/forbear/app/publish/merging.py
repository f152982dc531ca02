"""From the stage tables into the real ones: only rows that changed are written."""

import re
from typing import Any

from django.db import connection

from forbear.app.publish.day import Day
from forbear.app.publish.staging import sql
from forbear.casework.intime import OWN_POINTS, REACHED_OUTCOMES

# statement -> the table it writes, in the order in which they refer to one another
MERGED = {
    "customers": "store_customer",
    "people": "",
    "accounts": "store_account",
    "dues": "store_due",
    "payments": "store_payment",
    "contact_points": "store_contactpoint",
    "parties": "store_party",
    "states": "store_protection",
    "contacts": "store_contact",
    "promises": "store_promise",
}

_WRITES = re.compile(r"^(insert into|update|delete from) store_", re.MULTILINE)


def do_merge(day: Day) -> dict[str, int]:
    """Merge every stage table; how many rows of each changed."""
    return {name: changed for name in MERGED if (changed := _run(name, day)) is not None}


def do_figures(day: Day) -> dict[str, int]:
    """The day's figures and word onto the open cases."""
    return {"figures": _run("figures", day) or 0}


def _run(name: str, day: Day) -> int | None:
    """Run the statements of one file; the rows that its inserts, updates and deletes changed."""
    values: dict[str, Any] = {
        "as_of": day.as_of,
        "states_silent": "states" in day.silent,
        "reached_outcomes": list(REACHED_OUTCOMES),
        "own_points": list(OWN_POINTS),
    }
    changed = 0
    with connection.cursor() as cursor:
        for statement in sql("merge", name).split(";\n"):
            if _said(statement):
                cursor.execute(statement, values)
                changed += cursor.rowcount if _WRITES.search(_said(statement)) else 0
    return changed if MERGED.get(name, "store_case") else None


def _said(statement: str) -> str:
    """The statement without its comments."""
    lines = [line for line in statement.splitlines() if not line.startswith("--")]
    return "\n".join(lines).strip()

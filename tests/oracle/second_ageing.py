"""Which rows of a small feed hold, and how late each account is: reckoned day by day, plainly."""

from datetime import date, timedelta

from .small_feeds import AS_OF, COLUMNS, COMPONENTS

IDS = {"customers": "customer_id", "accounts": "account_id", "dues": "due_id",
       "payments": "payment_id", "contact_points": "contact_point_id"}  # fmt: skip
LISTS = {
    "component": set(COMPONENTS),
    "product": {"credit_card", "instalment_loan", "personal_loan", "revolving", "other"},
}
KINDS = {
    "contact_points": {"mobile", "phone", "email", "post", "push", "im"},
    "account_events": {"accelerated", "charged_off", "assigned", "guarantor_paid", "restructured",
                       "interest_stopped", "interest_resumed"},
}  # fmt: skip
DATES = {"due_on", "received_on", "reversed_on", "from_on", "to_on", "on", "opened_on"}
OPTIONAL = {"reversed_on", "to_on", "currency", "days_past_due", "arrears_cents"}


def is_date(text):
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def holds(table, row):
    """Whether the row, taken alone, is well-formed."""
    for column, value in row.items():
        optional = column in OPTIONAL and not (table == "accounts" and column == "currency")
        if value == "":
            if optional:
                continue
            return False
        if column in DATES and not is_date(value):
            return False
        if column == "cents" and not (value.isdigit() and int(value) > 0):
            return False
        if column in LISTS and value not in LISTS[column]:
            return False
        if table == "accounts" and column == "currency" and value not in ("CNY", "USD"):
            return False
        if column == "kind" and value not in KINDS[table]:
            return False
    return True


def accepted(rows):
    """table -> {line in the file: row}, after bad rows and all that leans on them are set aside."""
    taken = {}
    for table, columns in COLUMNS.items():
        seen, taken[table] = set(), {}
        for line, values in enumerate(rows[table], 2):
            row = dict(zip(columns, values, strict=True))
            known = row.get(IDS.get(table))
            first = known is None or known not in seen
            seen.add(known)
            if first and holds(table, row):
                taken[table][line] = row
    customers = {row["customer_id"] for row in taken["customers"].values()}
    _keep(taken, "accounts", lambda row: row["customer_id"] in customers)
    _keep(taken, "contact_points", lambda row: row["customer_id"] in customers)
    currency = {row["account_id"]: row["currency"] for row in taken["accounts"].values()}
    for table in ("dues", "payments", "pauses", "account_events", "snapshots"):
        _keep(taken, table, lambda row: row["account_id"] in currency)
        _keep(
            taken, table, lambda row: row.get("currency", "") in ("", currency[row["account_id"]])
        )
    return taken


def _keep(taken, table, test):
    taken[table] = {line: row for line, row in taken[table].items() if test(row)}


def quarantined(rows, taken):
    return sorted(
        (table, line)
        for table in COLUMNS
        for line in range(2, len(rows[table]) + 2)
        if line not in taken[table]
    )


def standing(taken, account):
    """(days past due, arrears, oldest due, outstanding) at the end of AS_OF."""
    mine = {
        table: [row for row in taken[table].values() if row["account_id"] == account]
        for table in ("dues", "payments", "pauses", "account_events")
    }
    money = sum(int(row["cents"]) for row in mine["payments"] if in_hand(row))
    calls = [row["on"] for row in mine["account_events"] if row["kind"] == "accelerated"]
    called = min((day for day in calls if day <= AS_OF.isoformat()), default=None)
    dues = sorted(
        (min(row["due_on"], called or row["due_on"]), int(row["cents"])) for row in mine["dues"]
    )
    late, outstanding = [], 0
    for due_on, cents in dues:
        paid = min(money, cents)
        money -= paid
        outstanding += cents - paid
        if cents > paid and due_on < AS_OF.isoformat():
            late.append((due_on, cents - paid))
    if not late:
        return 0, 0, None, outstanding
    oldest = date.fromisoformat(late[0][0])
    days = [oldest + timedelta(days=n) for n in range((AS_OF - oldest).days)]
    counted = sum(not any(paused(row, day) for row in mine["pauses"]) for day in days)
    return counted, sum(cents for _, cents in late), oldest, outstanding


def in_hand(row):
    until = AS_OF.isoformat()
    return row["received_on"] <= until and not (row["reversed_on"] and row["reversed_on"] <= until)


def paused(row, day):
    return row["from_on"] <= day.isoformat() and (
        not row["to_on"] or day.isoformat() < row["to_on"]
    )


def bucket(days):
    ladder = [(0, "M0"), (30, "M1"), (60, "M2"), (90, "M3"), (120, "M4"), (150, "M5"), (180, "M6")]
    return next((name for top, name in ladder if days <= top), "M7")

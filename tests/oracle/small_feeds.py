"""Small random feeds, with every kind of mistake in them, written as a lender would write them."""

import csv
from datetime import date, timedelta

AS_OF = date(2026, 11, 24)
COLUMNS = {
    "customers": ["customer_id", "name", "language", "place", "time_zone"],
    "accounts": ["account_id", "customer_id", "creditor", "product", "place", "currency",
                 "opened_on"],
    "dues": ["due_id", "account_id", "due_on", "component", "cents", "currency"],
    "payments": ["payment_id", "account_id", "received_on", "cents", "reversed_on"],
    "pauses": ["account_id", "from_on", "to_on", "reason"],
    "account_events": ["account_id", "on", "kind"],
    "snapshots": ["account_id", "days_past_due", "arrears_cents"],
    "contact_points": ["contact_point_id", "customer_id", "kind", "value", "whose", "status"],
}  # fmt: skip
COMPONENTS = ["principal", "interest", "fee", "penalty", "cost"]
SPOILS = {
    "due_on": ["2026-02-30", "24.11.2026", "soon", ""],
    "received_on": ["2026-13-01", ""],
    "from_on": ["2026-06-31"],
    "on": ["yesterday"],
    "opened_on": ["2020-00-10"],
    "cents": ["0", "12.5", "abc", ""],
    "component": ["intrest", ""],
    "product": ["mortgage"],
    "kind": ["carrier pigeon"],
    "account_id": ["nobody's"],
    "customer_id": ["nobody"],
    "currency": ["USD", "yuan"],
}


def town(draw):
    """Rows per table as text, good ones and spoiled ones, in file order."""
    rows = {table: [] for table in COLUMNS}
    for number in range(draw.randrange(1, 5)):
        customer = f"k{number}"
        rows["customers"].append([customer, "Lin 林", "zh-CN", "CN", "Asia/Shanghai"])
        rows["contact_points"].append([f"t{number}", customer, "mobile", "138", "self", "valid"])
        for account in range(draw.randrange(1, 4)):
            _account(draw, rows, customer, f"{customer}a{account}")
    for table in rows:
        rows[table] = [_spoil(draw, table, row) for row in rows[table]]
        if rows[table] and table != "snapshots" and draw.random() < 0.3:
            rows[table].append(list(draw.choice(rows[table])))
        draw.shuffle(rows[table])
    return rows


def _account(draw, rows, customer, account):
    product = draw.choice(["credit_card", "personal_loan"])
    rows["accounts"].append([account, customer, "bank", product, "CN", "CNY", "2024-01-01"])
    start = AS_OF - timedelta(days=draw.randrange(0, 260))
    for number in range(draw.randrange(0, 7)):
        due_on = start + timedelta(days=30 * number + draw.choice([0, 0, 0, 1]))
        given = draw.choice(["", "", "CNY"])
        rows["dues"].append(
            [f"{account}d{number}", account, _day(due_on), draw.choice(COMPONENTS),
             str(draw.randrange(1, 20_000)), given]
        )  # fmt: skip
    for number in range(draw.randrange(0, 6)):
        received = AS_OF - timedelta(days=draw.randrange(-3, 200))
        reversed_on = received + timedelta(days=draw.randrange(0, 9))
        rows["payments"].append(
            [f"{account}p{number}", account, _day(received), str(draw.randrange(1, 25_000)),
             _day(reversed_on) if draw.random() < 0.2 else ""]
        )  # fmt: skip
    for _ in range(draw.choice([0, 0, 0, 1, 2])):
        begin = AS_OF - timedelta(days=draw.randrange(0, 150))
        end = begin + timedelta(days=draw.randrange(0, 60))
        rows["pauses"].append(
            [account, _day(begin), draw.choice([_day(end), _day(begin), ""]), "illness"]
        )
    if draw.random() < 0.15:
        on = AS_OF - timedelta(days=draw.randrange(0, 60))
        rows["account_events"].append(
            [account, _day(on), draw.choice(["accelerated", "charged_off"])]
        )
    if draw.random() < 0.5:
        rows["snapshots"].append(
            [account, str(draw.randrange(0, 200)), str(draw.randrange(0, 9_000))]
        )


def _day(value):
    return value.isoformat()


def _spoil(draw, table, row):
    if draw.random() > 0.06:
        return row
    choices = [column for column in COLUMNS[table] if column in SPOILS]
    column = draw.choice(choices) if choices else None
    if column is None or (table, column) in {
        ("customers", "customer_id"),
        ("accounts", "account_id"),
    }:
        return row
    spoiled = list(row)
    spoiled[COLUMNS[table].index(column)] = draw.choice(SPOILS[column])
    return spoiled


def readable_cents(text):
    return int(text) if text.isdigit() else 0


def write(folder, rows, master):
    """A feed of version 1 with true control totals."""
    folder.mkdir()
    lines = [f'feed_id = "small"\nas_of = {AS_OF}\nmaster = "{master}"']
    lines.append('nothing_yet = ["states", "contacts"]')
    for table, columns in COLUMNS.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([columns, *rows[table]])
        lines.append(f"[tables.{table}]\nrows = {len(rows[table])}")
        if table in ("dues", "payments"):
            cents = sum(readable_cents(row[columns.index("cents")]) for row in rows[table])
            lines.append(f"cents = {cents}")
    (folder / "feed.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")

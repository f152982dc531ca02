"""Which rows are set aside, and what is said of each. The rest goes on; nothing is lost."""

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from forbear.portfolio.feed import take

from .small_feed import SmallFeed, quarantined, read

# table, column, value put into its first row, what the reason says
ONE_CELL = [
    ("accounts", "product", "mortgage", "product is 'mortgage'; use one of credit_card"),
    ("accounts", "currency", "RMB", "currency is 'RMB'; write an ISO 4217 code like CNY"),
    ("accounts", "place", "China", "place is 'China'; write an ISO 3166 place"),
    ("accounts", "opened_on", "01.03.2024", "opened_on is '01.03.2024'; write a date like"),
    ("accounts", "opened_on", "", "opened_on is empty; fill it in"),
    ("accounts", "credit_limit_cents", "12.50", "write a whole number of at least 0, in cents"),
    ("accounts", "online", "maybe", "online is 'maybe'; write true or false"),
    ("accounts", "licence", "none", "licence is 'none'; use one of bank consumer_finance"),
    ("accounts", "rate_bp", "-1", "rate_bp is '-1'; write a whole number of at least 0"),
    ("accounts", "account_id", "x" * 65, "an id has at most 64 characters"),
    ("customers", "language", "zh_CN", "language is 'zh_CN'; write a BCP 47 tag like zh-CN"),
    ("customers", "time_zone", "Mars/One", "time_zone is 'Mars/One'; write an IANA name"),
    ("customers", "born_on", "1990-02-30", "born_on is '1990-02-30'; write a date"),
    ("dues", "cents", "0", "cents is '0'; write a whole number of at least 1, in cents"),
    ("dues", "cents", "-5", "cents is '-5'; write a whole number of at least 1, in cents"),
    ("dues", "cents", "12.5", "cents is '12.5'; write a whole number"),
    ("dues", "cents", "1e3", "cents is '1e3'; write a whole number"),
    ("dues", "cents", "", "cents is empty; fill it in"),
    ("dues", "cents", "99999999999999999999", "write a whole number"),
    ("dues", "due_on", "2026-2-3", "due_on is '2026-2-3'; write a date like 2026-11-24"),
    ("dues", "component", "Interest", "component is 'Interest'; use one of principal interest"),
    ("dues", "currency", "USD", "currency is USD and the account has CNY"),
    ("dues", "account_id", "nobody", "account_id is 'nobody', which is not in accounts"),
    ("dues", "account_id", "CARD-1", "account_id is 'CARD-1', which is not in accounts"),
    ("dues", "due_id", "", "due_id is empty; fill it in"),
    ("payments", "received_on", "soon", "received_on is 'soon'; write a date"),
    ("payments", "designated", "2", "designated is '2'; write true or false"),
    ("payments", "account_id", "", "account_id and customer_id are both empty; fill in one"),
    ("payments", "currency", "USD", "currency is USD and the account has CNY"),
    ("contact_points", "kind", "pigeon", "kind is 'pigeon'; use one of mobile phone email"),
    ("contact_points", "whose", "friend", "whose is 'friend'; use one of self joint"),
    ("contact_points", "status", "ok", "status is 'ok'; use one of valid invalid"),
    ("contact_points", "consent", "perhaps", "consent is 'perhaps'; use one of yes no"),
    ("contact_points", "source", "web", "source is 'web'; use one of contract customer"),
    ("contact_points", "customer_id", "sam", "customer_id is 'sam', which is not in customers"),
    ("parties", "role", "friend", "role is 'friend'; use one of borrower joint_borrower"),
    ("parties", "share_bp", "10001", "write a whole number of at least 0 and at most 10000"),
    ("snapshots", "days_past_due", "-1", "days_past_due is '-1'; write a whole number"),
    ("snapshots", "interest_stopped", "x", "interest_stopped is 'x'; write true or false"),
    ("account_events", "kind", "closed", "kind is 'closed'; use one of accelerated"),
    ("pauses", "to_on", "2026-09-30", "to_on is before from_on"),
    ("states", "state", "angry", "state is 'angry'; use one of hardship_request disputed"),
    ("contacts", "at", "2026-11-22T10:05:00", "write an instant with its offset"),
    ("contacts", "at", "2026-11-22T25:05:00+08:00", "at is '2026-11-22T25:05:00+08:00'"),
    ("contacts", "channel", "phone", "channel is 'phone'; use one of voice sms"),
    ("contacts", "direction", "both", "direction is 'both'; use one of out in"),
    ("contacts", "outcome", "talked", "outcome is 'talked'; use one of conversation"),
    ("contacts", "actor", "robot", "actor is 'robot'; use one of creditor collector buyer"),
    ("contacts", "purpose", "sales", "purpose is 'sales'; use one of collection"),
    ("promises", "cents", "0", "cents is '0'; write a whole number of at least 1, in cents"),
    ("notes", "text", "", "text is empty; fill it in"),
]


KEYS = {"accounts": "account_id", "customers": "customer_id", "dues": "due_id",
        "payments": "payment_id", "contact_points": "contact_point_id", "contacts": "contact_id",
        "snapshots": "account_id", "promises": "promise_id", "notes": "note_id"}  # fmt: skip


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory):
    """One feed with a copied row for every bad cell; (table, line) -> what was said of it."""
    folder = tmp_path_factory.mktemp("spoiled")
    feed = SmallFeed(folder / "feed")
    lines = []
    for number, (table, column, value, _) in enumerate(ONE_CELL):
        key = KEYS.get(table)
        changes = {} if key in (None, "account_id") else {key: f"copy-{number}"}
        if table == "accounts":
            changes[key] = f"copy-{number}"
        feed.copy(table, **(changes | {column: value}))
        extra = 1 if table == "notes" else 0  # the first note has a line break in it
        lines.append((table, len(feed.tables[table]) + extra))
    feed.promised["dues"] = {"cents": sum(map(readable, cents_of(feed, "dues")))}
    with duckdb.connect() as con:
        report = take(con, feed.write(), folder / "work")
    said = {(table, line): reason for table, line, reason in quarantined(folder / "work")}
    return report, said, lines


@pytest.mark.parametrize(
    ("number", "reason"), [(number, case[3]) for number, case in enumerate(ONE_CELL)]
)
def test_a_bad_cell_sets_its_row_aside(spoiled, number, reason):
    _, said, lines = spoiled
    assert reason in said[lines[number]]


def test_nothing_but_the_spoiled_rows_is_set_aside(spoiled):
    report, said, lines = spoiled
    assert set(said) == set(lines)
    assert report.quarantined_rows == len(ONE_CELL)


def test_the_row_tells_its_line_id_and_text(feed, take_feed, work):
    feed.set("notes", "at", "then")
    feed.copy("notes", note_id="n2", text='said "no"')
    take_feed(feed)
    rows = read(work / "quarantine.parquet", '"table", line, id, text', "line")
    assert rows == [
        ("notes", 2, "n1", 'n1,lin,then,ana,"In hospital since October.\nAsks for a later date."'),
        ("notes", 4, "n2", 'n2,lin,then,ana,"said ""no"""'),
    ], "the second row begins on line 4, for the first has a line break in it"


def test_of_one_id_the_first_row_in_the_file_holds(feed, take_feed, work):
    feed.only()
    feed.copy("dues", row=0, cents="1")
    feed.copy("dues", row=0, cents="2")
    report = take_feed(feed)
    lines = [line for table, line, _ in quarantined(work) if table == "dues"]
    assert lines == [16, 17]
    assert report.tables["dues"].quarantined_cents == 3
    kept = read(work / "taken" / "dues.parquet", "cents", "due_id")
    assert kept[0] == (80000,)


def test_of_one_id_the_first_row_counts_even_when_it_is_bad(feed, take_feed, work):
    feed.only()
    feed.copy("dues", row=0)
    feed.set("dues", "component", "rent", row=0)
    take_feed(feed)
    assert [line for table, line, _ in quarantined(work) if table == "dues"] == [2, 16]


def test_what_leans_on_a_bad_customer_goes_with_it(feed, take_feed, work):
    feed.set("customers", "time_zone", "nowhere", row=0)
    report = take_feed(feed)
    set_aside = {table: t.quarantined_rows for table, t in report.tables.items()}
    assert set_aside == {
        "customers": 1, "accounts": 3, "dues": 9, "payments": 4, "contact_points": 2, "parties": 2,
        "snapshots": 2, "account_events": 0, "pauses": 1, "states": 1, "contacts": 2, "promises": 1,
        "notes": 1,
    }  # fmt: skip
    reasons = {reason for table, _, reason in quarantined(work) if table == "dues"}
    assert "account_id is 'loan-2', which was itself set aside; mend its row in accounts" in reasons


def test_an_account_whose_second_row_is_a_double_keeps_its_dues(feed, take_feed):
    feed.only()
    feed.copy("accounts", row=0)
    report = take_feed(feed)
    assert report.tables["accounts"].quarantined_rows == 1
    assert report.tables["dues"].quarantined_rows == 0


@pytest.mark.parametrize(
    ("row", "fields"),
    [(["d99", "card-1", "2026-08-25"], 3), (["d99", "card-1", *["x"] * 9], 11)],
)
def test_a_row_with_too_few_or_too_many_fields_is_set_aside(feed, take_feed, work, row, fields):
    feed.only()
    feed.tables["dues"].insert(3, row)
    feed.promised["dues"] = {"cents": 750000}
    take_feed(feed)
    [(table, line, reason)] = quarantined(work)
    assert (table, line) == ("dues", 4)
    assert read(work / "quarantine.parquet", "text") == [(",".join(row),)]
    assert reason.startswith(f"the row has {fields} fields and the header names 7;")


def test_a_payment_by_customer_must_be_in_a_currency_that_is_owed(feed, take_feed, work):
    feed.only()
    feed.set("payments", "currency", "", row=3)
    feed.copy("payments", row=3, payment_id="p9", currency="EUR")
    take_feed(feed)
    assert [reason for _, _, reason in quarantined(work)] == [
        "currency is empty and the customer owes in CNY, USD; say which",
        "currency is EUR and the customer owes in CNY, USD; mend one of them",
    ]


def test_unreadable_cents_count_nothing_and_are_told(feed, take_feed):
    feed.only()
    feed.set("dues", "cents", "eighty")
    report = take_feed(feed)
    dues = report.tables["dues"]
    assert (dues.cents, dues.quarantined_cents, dues.unread_cents_rows) == (670000, 0, 1)


CELLS = ["", "x", "0", "-7", "12", "1.5", "2026-02-30", "2026-11-01", "card-1", "lin", "CNY", "d01",
         "true", "voice", "9" * 25, "林", "a,b", 'q"q', "two\nlines", " 12"]  # fmt: skip
SPOTS = ["customers", "accounts", "dues", "payments", "pauses", "states", "contacts"]


@pytest.mark.slow
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    some.lists(
        some.tuples(
            some.sampled_from(SPOTS),
            some.integers(0, 40),
            some.integers(0, 40),
            some.sampled_from(CELLS),
        ),
        max_size=6,
    ),
    some.lists(some.tuples(some.sampled_from(SPOTS), some.integers(0, 40)), max_size=3),
)
def test_accepted_and_set_aside_are_everything(tmp_path, take_feed, work, spoils, doubles):
    feed = SmallFeed(tmp_path / "feed").only(*SPOTS)
    for table, row in doubles:
        rows = feed.tables[table]
        rows.insert(1 + row % len(rows), list(rows[1 + row % (len(rows) - 1)]))
    for table, row, column, value in spoils:
        rows = feed.tables[table]
        rows[1 + row % (len(rows) - 1)][column % len(rows[0])] = value
    for table in ("dues", "payments"):
        feed.promised[table] = {"cents": sum(map(readable, cents_of(feed, table)))}
    report = take_feed(feed)
    aside = quarantined(work)
    for table, told in report.tables.items():
        rows = len(feed.tables[table]) - 1
        taken = read(work / "taken" / f"{table}.parquet")
        lines = [line for at, line, _ in aside if at == table]
        assert len(set(lines)) == len(lines) == told.quarantined_rows
        if table == "payments":
            continue  # their parts are told apart in test_shares
        assert len(taken) + len(lines) == rows
    kept = read(work / "taken" / "dues.parquet", "coalesce(sum(cents), 0)")[0][0]
    dues = report.tables["dues"]
    assert kept + dues.quarantined_cents == dues.cents
    paid = read(work / "taken" / "payments.parquet", "coalesce(sum(cents), 0)")[0][0]
    payments = report.tables["payments"]
    assert paid + payments.quarantined_cents == payments.cents
    assert all(reason for _, _, reason in aside)


def cents_of(feed, table):
    place = feed.tables[table][0].index("cents")
    return [row[place] for row in feed.tables[table][1:]]


def readable(text):
    """What a cell counts in a control total: whole numbers of 64 bits, anything else nothing."""
    sign = text.removeprefix("-")
    return int(text) if sign.isascii() and sign.isdigit() and abs(int(text)) < 2**63 else 0

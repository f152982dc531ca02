"""One feed in every form it may come in: CSV, packed CSV, Parquet, UTF-8 or GB18030."""

import random

import duckdb
import pytest

from forbear.portfolio.feed import take
from forbear.portfolio.feed.schema import TABLES

from .small_feed import EXAMPLE, quarantined, read


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    work = tmp_path_factory.mktemp("expected")
    with duckdb.connect() as con:
        report = take(con, EXAMPLE, work)
    return report, {name: read(work / "taken" / f"{name}.parquet") for name in TABLES}


def test_the_documented_example_is_taken_whole(expected):
    report, _ = expected
    assert report.quarantined_rows == 0
    assert set(report.tables) == set(TABLES)
    assert report.silent == ()
    assert {source: at.isoformat() for source, at in report.complete_to.items()} == {
        "desk": "2026-11-24T23:59:59+08:00",
        "agency-a": "2026-11-24T12:00:00+08:00",
    }


@pytest.mark.parametrize(
    ("ending", "encoding", "told"),
    [
        (".csv", "utf-8", "utf-8"),
        (".csv", "utf-8-sig", "utf-8-sig"),
        (".csv", "gb18030", "gb18030"),
        (".csv.gz", "gb18030", "gb18030"),
        (".csv.gz", "utf-8-sig", "utf-8-sig"),
        (".parquet", "utf-8", None),
    ],
)
def test_the_form_changes_nothing(feed, take_feed, work, expected, ending, encoding, told):
    feed.encoding = encoding
    report = take_feed(feed.write(ending))
    assert report.tables["customers"].encoding == told
    for name in TABLES:
        assert read(work / "taken" / f"{name}.parquet") == expected[1][name], name


def test_the_order_of_files_rows_and_columns_changes_nothing(feed, take_feed, work, expected):
    draw = random.Random(7)
    for rows in feed.tables.values():
        places = draw.sample(range(len(rows[0])), len(rows[0]))
        rows[1:] = draw.sample(rows[1:], len(rows) - 1)
        rows[:] = [[row[place] for place in places] for row in rows]
    assert take_feed(feed).quarantined_rows == 0
    for name in TABLES:
        assert read(work / "taken" / f"{name}.parquet") == expected[1][name], name


@pytest.mark.parametrize(
    ("name", "change", "say"),
    [
        ("dues", lambda text: text.replace("\n", "\r\n"), "Windows line ends"),
        ("dues", lambda text: text.replace("\n", "\r\n", 3), "line ends of both kinds"),
        ("dues", lambda text: text.replace("\n", "\n\n"), "empty lines"),
        ("dues", lambda text: text.rstrip("\n"), "no line end at the end"),
        ("dues", lambda text: text.replace("loan-3", '"loan-3"'), "quotes where none are needed"),
        ("contact_points", lambda text: text.replace("lin-m", '"lin-m"'), "quotes around ids"),
        ("dues", lambda text: text.replace(",,", ',"",'), "quoted nothing is nothing"),
    ],
)
def test_ways_of_writing_csv(feed, take_feed, work, expected, name, change, say):
    feed.only()
    folder = feed.write()
    text = (folder / f"{name}.csv").read_text(encoding="utf-8")
    (folder / f"{name}.csv").write_bytes(change(text).encode())
    assert take_feed(folder).quarantined_rows == 0, say
    assert read(work / "taken" / f"{name}.parquet") == expected[1][name], say


def test_lines_are_true_in_a_file_with_empty_lines(feed, take_feed, work):
    feed.only()
    feed.set("dues", "component", "rent", row=2)
    folder = feed.write()
    text = (folder / "dues.csv").read_text().split("\n")
    text.insert(2, "")
    (folder / "dues.csv").write_text("\n".join(text))
    take_feed(folder)
    assert [line for _, line, _ in quarantined(work)] == [5], "line 1 is the header, 3 is empty"


def test_lines_of_parquet_are_rows_from_one(feed, take_feed, work):
    feed.only()
    feed.set("dues", "component", "rent", row=2)
    take_feed(feed.write(".parquet"))
    assert [line for _, line, _ in quarantined(work)] == [3]


def test_every_table_comes_out_with_every_column_typed(feed, take_feed, work):
    for name in [name for name, table in TABLES.items() if table.optional]:
        del feed.tables[name]
    feed.drop("dues", "rate_bp")
    take_feed(feed)
    for name, table in TABLES.items():
        with duckdb.connect() as con:
            columns = con.execute(f"DESCRIBE FROM '{work}/taken/{name}.parquet'").fetchall()
        types = [
            (row[0], row[1].replace("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ")) for row in columns
        ]
        assert types == [(column.name, column.type) for column in table.columns]


def test_typed_parquet_is_taken_as_it_is(feed, take_feed, work, expected):
    """What `taken` holds is itself a feed that needs no rewriting."""
    take_feed(feed)
    for name in TABLES:
        if name != "payments":
            (work / "taken" / f"{name}.parquet").rename(feed.folder / f"{name}.parquet")
            (feed.folder / f"{name}.csv").unlink()
    take_feed(feed.folder)
    for name in TABLES:
        assert read(work / "taken" / f"{name}.parquet") == expected[1][name], name


@pytest.mark.parametrize(
    ("cents", "taken", "say"),
    [
        ("8e4::DOUBLE", 80000, "a whole number in a float, as some libraries write it"),
        ("80000.5::DOUBLE", None, "a float that is not whole"),
        ("80000.00::DECIMAL(18,2)", 80000, "a decimal without cents behind the point"),
        ("80000.01::DECIMAL(18,2)", None, "a decimal that is not whole"),
        ("80::SMALLINT", 80, "narrower than needed"),
        ("'80000'", 80000, "text"),
        ("80000::HUGEINT", 80000, "wider than needed"),
    ],
)
def test_numbers_of_parquet(feed, take_feed, work, cents, taken, say):
    feed.only()
    folder = feed.write()
    text = (folder / "feed.toml").read_text().replace("cents = 750000\n", "")
    (folder / "feed.toml").write_text(text)
    with duckdb.connect() as con:
        con.execute(
            f"COPY (SELECT * REPLACE (({cents}) AS cents)"
            f" FROM read_csv('{folder}/dues.csv', all_varchar = true, nullstr = ''))"
            f" TO '{folder}/dues.parquet'"
        )
    (folder / "dues.csv").unlink()
    report = take_feed(folder)
    kept = read(work / "taken" / "dues.parquet", "DISTINCT cents")
    assert kept == ([(taken,)] if taken else []), say
    assert report.tables["dues"].quarantined_rows == (0 if taken else 14)


def test_unknown_columns_are_reported_and_ignored(feed, take_feed):
    feed.only()
    for row in feed.tables["dues"]:
        row.insert(1, "branch" if row[0] == "due_id" else "north")
    report = take_feed(feed)
    assert report.tables["dues"].unknown_columns == ("branch",)
    assert report.quarantined_rows == 0


@pytest.mark.parametrize(
    ("nothing_yet", "silent"),
    [((), ("contacts", "states")), (("states",), ("contacts",)), (("states", "contacts"), ())],
)
def test_an_absent_protecting_table_is_silence_unless_the_lender_says_so(
    feed, take_feed, nothing_yet, silent
):
    feed.only()
    listed = ", ".join(f'"{name}"' for name in nothing_yet)
    feed.head += f"nothing_yet = [{listed}]\n"
    assert take_feed(feed).silent == silent


def test_a_table_that_is_there_holds_whatever_nothing_yet_says(feed, take_feed):
    feed.only("states").head += 'nothing_yet = ["states", "contacts"]\n'
    report = take_feed(feed)
    assert report.tables["states"].accepted_rows == 2
    assert report.notes == (
        "feed.toml: nothing_yet names states, but the table is there; its rows hold.",
    )


def test_the_same_content_has_one_fingerprint(feed, take_feed):
    feed.only()
    first = take_feed(feed.write()).fingerprint
    assert take_feed(feed.write(".csv.gz")).fingerprint == first, "packed or not"
    (feed.folder / "feed.toml").write_text(
        "# sent again\n" + (feed.folder / "feed.toml").read_text()
    )
    assert take_feed(feed.folder).fingerprint == first, "a comment is no content"
    feed.set("dues", "cents", "80001")
    feed.promised["dues"] = {"cents": 750001}
    assert take_feed(feed.write(".csv.gz")).fingerprint != first


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ('5" pipe', '5" pipe'),
        ('a "quoted" word', 'a "quoted" word'),
        ('"a ""quoted"" word"', 'a "quoted" word'),
        ('"a,b"', "a,b"),
        ('"two\nlines"', "two\nlines"),
        ('"two\r\nlines"', "two\r\nlines"),
        ("  two blanks  ", "  two blanks  "),
        ("back\\slash", "back\\slash"),
        ("'single'", "'single'"),
        ("NULL", "NULL"),
        ("𠮷野家 \U0001f600", "𠮷野家 \U0001f600"),
    ],
)
def test_texts_come_through_as_they_are(feed, take_feed, work, written, read_as):
    folder = feed.only("notes").write()
    (folder / "notes.csv").write_bytes(
        f"note_id,customer_id,at,text\nn1,lin,2026-11-23T19:42:00+08:00,{written}\n".encode()
    )
    assert take_feed(folder).quarantined_rows == 0
    assert read(work / "taken" / "notes.parquet", "text") == [(read_as,)]


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2026-11-23T19:42:00+08:00", "2026-11-23 11:42:00+00"),
        ("2026-11-23T19:42:00.250+08:00", "2026-11-23 11:42:00.25+00"),
        ("2026-11-23 19:42+08", "2026-11-23 11:42:00+00"),
        ("2026-11-23T11:42:00Z", "2026-11-23 11:42:00+00"),
        ("2026-11-23T19:42:00-05:00", "2026-11-24 00:42:00+00"),
        ("2026-11-23T17:12:00+05:30", "2026-11-23 11:42:00+00"),
        ("2026-11-23", None),
        ("2026-11-23T19:42:00", None),
        ("2026-11-23T19:42:00 Asia/Shanghai", None),
        ("2026-11-31T19:42:00Z", None),
    ],
)
def test_instants_are_kept_in_utc(feed, take_feed, work, written, utc):
    feed.only("notes").set("notes", "at", written)
    take_feed(feed)
    expected = [(utc,)] if utc else []
    assert read(work / "taken" / "notes.parquet", 'CAST("at" AS VARCHAR)') == expected

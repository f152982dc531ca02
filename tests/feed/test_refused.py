"""What refuses a feed whole: the message names file, place and mend, and nothing is left."""

from datetime import date

import duckdb
import pytest

from forbear.portfolio.feed import FeedRefusedError, take


def without(name):
    return lambda feed, folder: (folder / name).unlink()


def put(name, text):
    return lambda feed, folder: (folder / name).write_text(text, encoding="utf-8")


def toml(old, new):
    def change(feed, folder):
        path = folder / "feed.toml"
        said = path.read_text(encoding="utf-8")
        assert old in said
        path.write_text(said.replace(old, new, 1), encoding="utf-8")

    return change


def raw(name, old, new):
    def change(feed, folder):
        path = folder / name
        data = path.read_bytes()
        assert old in data
        path.write_bytes(data.replace(old, new, 1))

    return change


REFUSED = [
    (without("feed.toml"), "has no feed.toml. Add one"),
    (put("feed.toml", "feed_id = "), "feed.toml cannot be read"),
    (toml('feed_id = "2026-11-24-example"', ""), "feed.toml: feed_id is None. Give a name"),
    (toml("as_of   = 2026-11-24", 'as_of = "soon"'), "feed.toml: as_of is 'soon'. Write a date"),
    (
        toml('master  = "dues"', 'master = "us"'),
        "feed.toml: master is 'us'. Write master = \"dues\"",
    ),
    (
        toml('master  = "dues"', 'nothing_yet = ["dues"]'),
        "nothing_yet is ['dues']. Write a list of optional tables",
    ),
    (toml('master  = "dues"', "owner = 1"), "'owner' is not one of its keys"),
    (toml("[tables.notes]", "[tables.letters]"), "[tables.letters] names no table of the feed"),
    (toml("rows = 6", 'rows = "six"'), "rows is 'six'. Write a whole number."),
    (toml("rows = 5", "rows = 5\ncents = 3"), "has cents, but only dues and payments have"),
    (
        put("letters.csv", "a\n1\n"),
        "letters.csv is no table of the feed. Take it out, or name it after one of",
    ),
    (
        put("dues.csv.gz", "a"),
        "dues.csv.gz and dues.csv are both there. Keep the one that counts.",
    ),
    (without("payments.csv"), "payments is missing. Add payments.csv, payments.csv.gz or"),
    (
        without("states.csv"),
        "feed.toml says that states has 2 rows, but there is no such file. Add states.csv, or",
    ),
    (put("dues.csv", ""), "dues.csv is empty. Its first line must name its columns."),
    (
        raw("dues.csv", b"due_on", b"due_day"),
        "dues.csv: the column due_on is missing. Add it to the header",
    ),
    (
        raw("dues.csv", b"rate_bp", b"due_on"),
        "dues.csv, line 1: the column 'due_on' stands there twice. Keep one",
    ),
    (
        raw("customers.csv", "林".encode(), b"\xff\xff\x80"),
        "customers.csv is neither UTF-8 nor GB18030 (near line 1). Save it as UTF-8.",
    ),
    (
        raw("customers.csv", b"customer_id", "customer_id".encode("utf-16")),
        "customers.csv is in UTF-16. Save it as UTF-8.",
    ),
    (
        raw("notes.csv", b'date."', b"date."),
        "notes.csv, line 2: the row cannot be read (unexpected end of data). Close its quotes",
    ),
    (toml("rows = 14", "rows = 15"), "dues.csv has 14 rows and feed.toml says 15. Send the whole"),
    (
        toml("cents = 750000", "cents = 750001"),
        "dues.csv: its cents sum to 750000 and feed.toml says 750001. Send the whole file",
    ),
    (
        raw("dues.csv", b",80000,", b",9223372036854775807,"),
        "the sum of cents is 9223372036855445807 and does not fit 64 bits. Look for a wrong",
    ),
    (put("accounts.parquet", "PAR1 not"), "accounts.parquet and accounts.csv are both there"),
]


@pytest.mark.parametrize(("change", "message"), REFUSED)
def test_a_feed_is_refused_with_the_place_and_the_mend(feed, work, change, message):
    folder = feed.only("states", "notes").write()
    change(feed, folder)
    with duckdb.connect() as con, pytest.raises(FeedRefusedError) as refused:
        take(con, folder, work)
    assert message in str(refused.value)
    assert not list(work.iterdir()), "a refused feed leaves nothing"


def test_a_broken_archive_is_refused_by_name(feed, take_feed, work):
    folder = feed.only("contacts").write(".csv.gz")
    path = folder / "dues.csv.gz"
    path.write_bytes(path.read_bytes()[:-12])
    with pytest.raises(FeedRefusedError, match=r"dues.csv.gz cannot be read: .*Send it again"):
        take_feed(folder)


def test_a_broken_parquet_file_is_refused_by_name(feed, take_feed):
    folder = feed.only("contacts").write(".parquet")
    path = folder / "dues.parquet"
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(FeedRefusedError, match=r"dues.parquet cannot be read"):
        take_feed(folder)


def test_a_parquet_file_that_is_broken_in_the_middle_is_refused_by_name(feed, take_feed):
    folder = feed.only().write(".parquet")
    path = folder / "dues.parquet"
    data = bytearray(path.read_bytes())
    data[4:400] = bytes(396)
    path.write_bytes(data)
    with pytest.raises(FeedRefusedError, match=r"dues.parquet cannot be read: .*Send it again"):
        take_feed(folder)


def test_instants_without_an_offset_name_no_moment(feed, take_feed):
    folder = feed.only("contacts").write()
    with duckdb.connect() as con:
        con.execute(
            f"COPY (SELECT * REPLACE (TIMESTAMP '2026-11-22 10:00:00' AS \"at\")"
            f" FROM read_csv('{folder}/contacts.csv', all_varchar = true))"
            f" TO '{folder}/contacts.parquet'"
        )
    (folder / "contacts.csv").unlink()
    with pytest.raises(FeedRefusedError, match="the column at cannot be used: its instants have"):
        take_feed(folder)


def test_all_problems_are_told_at_once(feed, take_feed):
    feed.only()
    feed.drop("dues", "due_on")
    feed.promised["payments"] = {"rows": 99}
    with pytest.raises(FeedRefusedError) as refused:
        take_feed(feed)
    assert len(refused.value.problems) == 2


def test_the_asked_day_must_be_the_feeds_own(feed, take_feed):
    feed.only()
    with pytest.raises(FeedRefusedError, match=r"says as_of = 2026-11-24 and 2026-11-25 was asked"):
        take_feed(feed, as_of=date(2026, 11, 25))


def test_a_known_feed_id_with_other_content_is_refused(feed, take_feed):
    feed.only("notes")
    first = take_feed(feed)
    assert take_feed(feed, known={first.feed_id: first.fingerprint}).repeated
    feed.set("notes", "text", "another word")
    with pytest.raises(FeedRefusedError, match="was taken before with other content"):
        take_feed(feed, known={first.feed_id: first.fingerprint})


def test_a_refused_feed_leaves_what_was_taken_before(feed, take_feed, work):
    feed.only()
    take_feed(feed)
    before = sorted(path.name for path in work.rglob("*"))
    feed.promised["dues"] = {"rows": 1}
    with pytest.raises(FeedRefusedError):
        take_feed(feed)
    assert sorted(path.name for path in work.rglob("*")) == before

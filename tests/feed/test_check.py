"""`forbear feed check`: what people and programs are told, and the exit code."""

import csv
import json

import pytest
from click.testing import CliRunner

from forbear.cli.feed import feed as feed_group


@pytest.fixture
def check():
    return lambda *args: CliRunner().invoke(feed_group, ["check", *map(str, args)])


def test_a_clean_feed_exits_0(feed, check):
    done = check(feed.write())
    assert done.exit_code == 0
    assert "2026-11-24-example, as of 2026-11-24, master dues" in done.stdout


def test_rows_set_aside_exit_1_with_line_and_reason(feed, check):
    feed.only().set("dues", "component", "[rent]", row=2)
    done = check(feed.write())
    assert done.exit_code == 1
    said = " ".join(done.stdout.replace("│", " ").split())
    assert "dues 4 d03 component is '[rent]'; use one of principal" in said


def test_a_refused_feed_exits_2_with_the_mend_on_standard_error(feed, check):
    feed.only().promised["dues"] = {"rows": 3}
    done = check(feed.write())
    assert done.exit_code == 2
    assert "dues.csv has 14 rows and feed.toml says 3. Send the whole file" in done.stderr
    assert done.stdout == ""


def test_json_is_one_document_and_nothing_else(feed, check):
    feed.only().set("dues", "component", "rent", row=2)
    done = check(feed.write(), "--json")
    said = json.loads(done.stdout)
    assert done.exit_code == 1
    assert said["tables"]["dues"]["quarantined_rows"] == 1
    assert said["tables"]["dues"]["accepted_cents"] == 670000
    assert said["silent"] == ["contacts", "states"]
    assert [(row["table"], row["line"], row["id"]) for row in said["quarantine"]] == [
        ("dues", 4, "d03")
    ]


def test_json_of_a_refusal_lists_the_problems(feed, check):
    feed.only().promised["dues"] = {"rows": 3}
    done = check(feed.write(), "--json")
    said = json.loads(done.stdout)
    assert (done.exit_code, said["refused"], len(said["problems"])) == (2, True, 1)


def test_the_bad_rows_go_to_a_file_of_their_own(feed, check, tmp_path):
    feed.only().set("dues", "component", "rent", row=2)
    check(feed.write(), "--quarantine", tmp_path / "bad.csv")
    with (tmp_path / "bad.csv").open(encoding="utf-8", newline="") as file:
        [row] = csv.DictReader(file)
    assert row["text"] == "d03,card-1,2026-09-25,rent,80000,1825,CNY"


def test_remarks_tell_what_was_ignored_unread_and_silent(feed, check):
    for row in feed.only().tables["dues"]:
        row.append("branch" if row[0] == "due_id" else "north")
    feed.set("dues", "cents", "eighty")
    said = " ".join(check(feed.write()).stdout.split())
    assert "dues.csv: ignored unknown columns branch." in said
    assert "dues.csv: 1 rows' cents cannot be read, count 0." in said
    assert "contacts is absent without a word: the gate will deny by HOUSE-FRESHNESS." in said


def test_the_same_feed_again_is_known(feed, check, take_feed, tmp_path):
    report = take_feed(feed.only())
    steps = tmp_path / "history" / "2026-11-24" / "steps"
    steps.mkdir(parents=True)
    report.write(steps)
    history = ["--history", tmp_path / "history"]
    assert "This very feed was taken before" in check(feed.folder, *history).stdout
    feed.set("dues", "due_on", "2026-08-26")
    done = check(feed.write(), *history)
    assert done.exit_code == 2
    assert "was taken before with other content" in done.stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [([], "Which feed?"), (["/nowhere/at/all"], "is no folder. Name the folder")],
)
def test_a_wrong_question_exits_2(check, args, message):
    done = check(*args)
    assert done.exit_code == 2
    assert message in done.stderr


def test_the_group_names_its_commands_without_loading_them():
    said = CliRunner().invoke(feed_group, ["--help"]).stdout
    assert [name for name in ("check", "simulate", "from-uci-cards") if name in said] == [
        "check", "simulate", "from-uci-cards",
    ]  # fmt: skip

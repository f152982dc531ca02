"""`forbear day`: exit codes, what goes to which stream, and what people read."""

import json

import pytest
from click.testing import CliRunner
from tests.day.household import AS_OF, Lender

from forbear.cli import main


def written(folder):
    lender = Lender()
    lender.late("lin", 40)
    lender.state(lender.late("mei", 200), "hardship_request")
    lender.account(lender.customer("sam"), 0)
    lender.pay("nobody", 500)
    return lender.write(folder / "feed")


@pytest.fixture
def feed(tmp_path):
    return written(tmp_path)


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A day that was run once, and what people read of it."""
    folder = tmp_path_factory.mktemp("finished")
    return folder / "day", day_run(written(folder), folder / "day")


def forbear(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def day_run(feed, out, *more):
    return forbear("day", "run", "--feed", feed, "--as-of", AS_OF, "--out", out, *more)


def test_json_is_the_summary_and_nothing_else(feed, tmp_path):
    done = day_run(feed, tmp_path / "day", "--json")
    assert done.exit_code == 0, done.stderr
    said = json.loads(done.stdout)
    assert said == json.loads((tmp_path / "day" / "summary.json").read_text(encoding="utf-8"))


def test_people_read_buckets_segments_and_worklist(finished):
    _, done = finished
    assert done.exit_code == 0, "a row that was set aside is a result, not an error"
    for words in ("1 set aside", "M2", "¥1,000.00", "hardship request", "Never reached: 2"):
        assert words in done.stdout, words


@pytest.mark.parametrize(
    "change, message",
    [
        (lambda f: (f / "dues.csv").unlink(), "dues"),
        (lambda f: (f / "feed.toml").unlink(), "feed.toml"),
        (lambda f: (f / "feed.toml").write_text('feed_id = "x"\nas_of = 2026-01-01\n'), "as_of"),
    ],
)
def test_wrong_input_is_exit_2_with_the_mend_and_nothing_written(feed, tmp_path, change, message):
    change(feed)
    done = day_run(feed, tmp_path / "day")
    assert done.exit_code == 2
    assert message in done.stderr
    assert not done.stdout
    assert not (tmp_path / "day").exists()


def test_a_feed_that_is_not_there(tmp_path):
    done = day_run(tmp_path / "nowhere", tmp_path / "day")
    assert done.exit_code == 2
    assert "is no folder" in done.stderr


@pytest.mark.parametrize(
    "memory, code, message",
    [("2MB", 3, "needs more memory"), ("lots", 2, "Write it like 6GB")],
)
def test_too_little_memory_is_said_with_the_mend(
    feed, tmp_path, monkeypatch, memory, code, message
):
    monkeypatch.setenv("FORBEAR_MEMORY", memory)
    done = day_run(feed, tmp_path / "day")
    assert (done.exit_code, message in done.stderr) == (code, True), done.stderr
    assert not (tmp_path / "day").exists()


@pytest.mark.parametrize("asked", [("--customer", "mei"), ("--account", "mei-2")])
def test_why_names_the_segment_and_the_figures(finished, asked):
    out, _ = finished
    done = forbear("day", "why", "--out", out, *asked)
    assert done.exit_code == 0, done.stderr
    for words in ("Asked for help", "200 days past due", "state_hardship_request", "reply"):
        assert words in done.stdout, words
    said = json.loads(forbear("day", "why", "--out", out, *asked, "--json").stdout)
    assert said["placed"]["segment"] == "hardship_request"
    assert said["decision"]["segment"] == "hardship_request"


def test_why_for_somebody_on_time(finished):
    done = forbear("day", "why", "--out", finished[0], "--customer", "sam")
    assert "Not late" in done.stdout


@pytest.mark.parametrize(
    "asked, message",
    [
        (("--customer", "nobody"), "no account of customer"),
        (("--account", "nobody"), "no account"),
        ((), "--customer ID or --account ID"),
    ],
)
def test_why_says_what_is_wrong_with_the_question(finished, asked, message):
    done = forbear("day", "why", "--out", finished[0], *asked)
    assert done.exit_code == 2
    assert message in done.stderr

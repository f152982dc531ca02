"""`forbear feed simulate` as people and programs use it."""

import json
import tomllib

import pytest
from click.testing import CliRunner

from forbear.cli import main

ASKED = ["feed", "simulate", "--customers", "200", "--as-of", "2026-11-24"]


def run(*more, code=0):
    result = CliRunner().invoke(main, [*ASKED, *map(str, more)])
    assert result.exit_code == code, result.output
    return result


@pytest.mark.parametrize("format_", ["csv", "csv.gz", "parquet"])
def test_a_feed_that_the_check_finds_good(tmp_path, format_):
    out = tmp_path / "feed"
    said = json.loads(run("--out", out, "--format", format_, "--json").stdout)
    assert said["tables"]["customers"] == {"rows": 200}
    assert (out / f"dues.{format_}").is_file()
    manifest = tomllib.loads((out / "feed.toml").read_text(encoding="utf-8"))
    assert manifest["master"] == "dues"
    assert manifest["tables"]["dues"]["cents"] == said["tables"]["dues"]["cents"]
    assert "complete_to" not in manifest["tables"]["contacts"], "whole to the end of the day"
    assert not [path for path in out.iterdir() if path.name.startswith(".")]
    checked = CliRunner().invoke(main, ["feed", "check", str(out), "--json"])
    assert checked.exit_code == 0, checked.output


def test_people_are_told_what_comes_next(tmp_path):
    said = run("--out", tmp_path / "feed").stdout
    assert "customers" in said and "forbear feed check" in said


def test_its_own_feed_is_replaced_and_nobody_elses(tmp_path):
    out = tmp_path / "feed"
    run("--out", out)
    run("--out", out, "--seed", "2")
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "feed.toml").write_text('feed_id = "ours"\n', encoding="utf-8")
    assert "Name another folder" in run("--out", mine, code=2).stderr
    assert (mine / "feed.toml").read_text(encoding="utf-8") == 'feed_id = "ours"\n'


@pytest.mark.parametrize(
    "more, mend",
    [
        (["--from", "2026-11-24"], "Give another day"),
        (["--from", "1200-01-01"], "Give another day"),
        (["--as-of", "0001-01-01"], "outside 1990 to 2100"),
        (["--customers", "0"], "Invalid value for '--customers'"),
        (["--format", "xlsx"], "Invalid value for '--format'"),
    ],
)
def test_a_wrong_question_says_what_is_wrong(tmp_path, more, mend):
    assert mend in run("--out", tmp_path / "feed", *more, code=2).stderr
    assert not (tmp_path / "feed").exists()

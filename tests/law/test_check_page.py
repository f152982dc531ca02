"""The manual's questions to the gate are asked, and answered as the manual says."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from forbear.cli import main

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "check.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
ASKED = [part for block in BLOCKS for part in re.split(r"^\$ forbear ", block, flags=re.M) if part]


@pytest.mark.parametrize("part", ASKED)
def test_the_page_says_what_the_command_answers(part, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    history = re.search(r"```csv\n(.*?)```", PAGE, re.DOTALL)[1]
    (tmp_path / "contacts.csv").write_text(history, encoding="utf-8")
    plan = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)[1]
    (tmp_path / "plan.json").write_text(plan, encoding="utf-8")
    command, *expected = part.strip().splitlines()
    done = CliRunner().invoke(main, shlex.split(command))
    said = " ".join(done.output.split())
    missing = [line for line in expected if line not in said]
    assert not missing, done.output
    assert done.exit_code == (0 if expected[0].startswith("●") else 1)


def test_the_page_asks_something():
    assert len(ASKED) == 11

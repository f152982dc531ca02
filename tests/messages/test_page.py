"""The manual's texts are asked, and answered as the manual says."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from forbear.cli import main

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "messages.md"
SHOWN = re.findall(r"```console\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
ASKED = [part for block in SHOWN for part in re.split(r"^\$ echo ", block, flags=re.M) if part]


@pytest.mark.parametrize("part", ASKED)
def test_the_page_says_what_the_command_answers(part):
    command, *expected = part.strip().splitlines()
    text, _, asked = command.partition(" | forbear ")
    done = CliRunner().invoke(main, shlex.split(asked), input=shlex.split(text)[0])
    missing = [line for line in expected if line not in done.output]
    assert not missing, done.output
    assert done.exit_code == (0 if expected[0].startswith("●") else 1)


def test_the_page_asks_something():
    assert len(ASKED) == 2

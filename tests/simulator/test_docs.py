"""The manual's page of the simulator: its commands run, its shares are those of the code."""

import re
import shlex
from pathlib import Path

from click.testing import CliRunner

from forbear.cli import main
from forbear.simulator.people import PLACE_WEIGHTS, PLACES
from forbear.simulator.rates import PRODUCT_WEIGHTS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "simulator.md"


def test_the_commands_of_the_page_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = PAGE.read_text(encoding="utf-8")
    commands = re.findall(r"^\s*forbear (.+)$", text, re.MULTILINE)
    assert len(commands) == 4
    for command in commands:
        result = CliRunner().invoke(main, shlex.split(command))
        assert result.exit_code == 0, f"forbear {command}: {result.output}"


def test_the_shares_of_the_page_are_those_of_the_code():
    text = PAGE.read_text(encoding="utf-8")
    for country, said in [("CN", "74 %"), ("US", "16 %"), ("GB", "10 %")]:
        weights = zip(PLACES, PLACE_WEIGHTS, strict=True)
        share = sum(weight for place, weight in weights if place.startswith(country))
        assert f"{share * 100 // sum(PLACE_WEIGHTS)} %" == said
        assert said in text
    assert PRODUCT_WEIGHTS == [50, 30, 20], "half cards, three in ten, two in ten"


def test_every_option_is_on_the_page():
    text = PAGE.read_text(encoding="utf-8")
    simulate = main.get_command(None, "feed").get_command(None, "simulate")
    missing = [option.opts[0] for option in simulate.params if f"`{option.opts[0]}`" not in text]
    assert not missing

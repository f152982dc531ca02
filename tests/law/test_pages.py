"""The law pages of the manual are what the cards render: they cannot drift apart."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner

from forbear.cli.law import law
from forbear.rulebook.lawpages import all_cards, pages, register

DOCS = Path(__file__).parents[2] / "docs" / "law"
MEND = "run `forbear law pages docs/law` and commit what it writes"


def test_the_committed_pages_are_the_rendered_ones():
    rendered = pages()
    committed = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}
    assert sorted(committed) == sorted(rendered), MEND
    stale = [name for name, text in rendered.items() if committed[name] != text]
    assert not stale, f"{', '.join(stale)}: {MEND}"


def test_the_coverage_page_names_every_rule():
    page = pages()["coverage.md"]
    missing = [rule_id for rule_id in register() if f"| {rule_id} |" not in page]
    assert not missing


def test_every_card_stands_on_exactly_one_page():
    texts = [text for name, text in pages().items() if name != "coverage.md"]
    for card in all_cards():
        assert sum(f"\n`{card['id']}`\n" in text for text in texts) == 1, card["id"]


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["list", "--place", "CN"], 0, "CN-CONTACT-HOURS-CBA"),
        (["list", "--place", "US-MA"], 0, "US-CONTACT-7IN7"),
        (["list", "--place", "GB-ENG"], 0, "UK-BS-60"),
        (["list", "--place", "XX"], 2, "No rule of 'XX'"),
        (["show", "US-CONTACT-7IN7"], 0, "placed_calls_7d_debt < calls_max"),
        (["show", "CN-PLAN-ALLOC-CARD"], 2, "kept as formula"),
        (["show", "NO-SUCH"], 2, "No rule is called"),
    ],
)
def test_the_law_command_answers(args, code, says):
    done = CliRunner().invoke(law, args)
    assert done.exit_code == code
    assert says in done.output


def test_pages_are_written_where_asked(tmp_path):
    assert CliRunner().invoke(law, ["pages", str(tmp_path / "law")]).exit_code == 0
    assert {path.name for path in (tmp_path / "law").iterdir()} == set(pages())


def test_the_card_in_the_manual_is_the_card_of_the_rulebook():
    manual = (DOCS.parent / "reference" / "rulebook.md").read_text(encoding="utf-8")
    shown = manual.split("```toml\n")[1].split("```")[0]
    folder = files("forbear.rulebook") / "places" / "us" / "contact"
    real = (folder / "seven_in_seven.toml").read_text(encoding="utf-8")
    missing = [line for line in shown.splitlines() if line and line not in real.splitlines()]
    assert not missing


def test_the_open_points_name_real_cards_and_miss_none_that_is_unsure():
    page = (DOCS.parent / "reference" / "rulebook-open-points.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([A-Z]+(?:-[A-Z0-9]+)+)`", page))
    cards = {card["id"] for card in all_cards()}
    assert named <= cards
    over = {"CN-CONTACT-FREQ-NIFA2024"}  # its days are past; its successor is on the page
    unsure = {card["id"] for card in all_cards() if card["status"] != "verified"}
    assert unsure - named == over

"""The style holds its own rules: roles instead of colours, one dark, nothing inline."""

import re
from pathlib import Path

import pytest

DESK = Path(__file__).parents[2] / "src" / "forbear" / "app" / "desk"
CSS = DESK / "static" / "desk" / "css"
TEMPLATES = sorted((DESK / "templates").rglob("*.html"))


def block(text: str, head: str) -> list[str]:
    body = text[text.index(head) + len(head) :]
    return [line.strip() for line in body[body.index("{") + 1 : body.index("}")].split(";")]


def test_both_dark_blocks_are_the_same():
    text = (CSS / "tokens.css").read_text()
    chosen = block(text, ':root[data-theme="dark"]')
    of_the_machine = block(text, ":root:not([data-theme])")
    assert chosen == of_the_machine


def test_only_the_tokens_know_colours():
    colours = {
        path.name: re.findall(r"#[0-9A-Fa-f]{3,8}\b|rgba?\(", path.read_text())
        for path in CSS.glob("*.css")
        if path.name != "tokens.css"
    }
    assert {name: found for name, found in colours.items() if found} == {}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_nothing_is_inline(path):
    text = path.read_text()
    assert not re.search(r"\bstyle=|<style|\son\w+=|javascript:", text)
    for script in re.findall(r"<script[^>]*>", text):
        assert "src=" in script, "a script of its own file, so that the policy stays strict"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_nothing_is_fetched_from_elsewhere(path):
    assert not re.search(r"(src|href|action)=\"(https?:)?//", path.read_text())


def test_every_component_is_used():
    text = "".join(path.read_text() for path in TEMPLATES)
    for path in (DESK / "templates" / "cotton").rglob("*.html"):
        name = str(path.relative_to(DESK / "templates" / "cotton").with_suffix(""))
        name = name.replace("/", ".").replace("_", "[-_]")
        assert re.search(rf"<c-{name}[\s/>]", text), path.name


def test_every_icon_named_is_drawn():
    sprite = (DESK / "static" / "desk" / "icons.svg").read_text()
    drawn = set(re.findall(r'symbol id="([\w-]+)"', sprite))
    code = "".join(path.read_text() for path in [*TEMPLATES, *DESK.rglob("*.py")])
    named = set(re.findall(r'<c-icon name="([\w-]+)"', code))
    named |= set(re.findall(r"icon_href '([\w-]+)'", code))
    assert named - drawn == set()

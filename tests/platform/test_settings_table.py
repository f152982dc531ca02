"""The table of settings in the manual and the settings in the code are the same."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "operate" / "settings.md"
NAME = re.compile(r"\bFORBEAR_[A-Z_]+\b")
INTERNAL = {"FORBEAR_PARENT"}  # set by Forbear for its own children


def test_every_setting_is_in_the_table_and_only_those():
    code = {
        name
        for path in (ROOT / "src").rglob("*.py")
        for name in re.findall(r"[\"'](FORBEAR_[A-Z_]+)[\"']", path.read_text(encoding="utf-8"))
    }
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    table = {name for row in rows for name in NAME.findall(row.split("|")[1])}
    assert table == code - INTERNAL


def test_every_setting_named_in_the_manual_exists():
    table = set(NAME.findall(PAGE.read_text(encoding="utf-8")))
    named = {
        name
        for path in (ROOT / "docs").rglob("*.md")
        for name in NAME.findall(path.read_text(encoding="utf-8"))
    }
    assert named <= table

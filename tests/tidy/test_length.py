"""Files and functions stay short enough to be read in one go (migrations and data excused)."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "forbear"
FILE_LINES_MAX = 300
FUNCTION_LINES_MAX = 40
CODE = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)


@pytest.mark.parametrize("suffix", ["py", "sql", "html", "js", "css"])
def test_files_stay_short(suffix):
    long = [
        f"{path.relative_to(SOURCE)} has {lines} lines"
        for path in SOURCE.rglob(f"*.{suffix}")
        if "migrations" not in path.parts
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > FILE_LINES_MAX
    ]
    assert not long, f"split these (at most {FILE_LINES_MAX} lines): " + ", ".join(long)


def test_functions_stay_short():
    long = [
        f"{path.relative_to(SOURCE)}:{node.lineno} {node.name}"
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (node.end_lineno or node.lineno) - node.lineno >= FUNCTION_LINES_MAX
    ]
    assert not long, f"split these (at most {FUNCTION_LINES_MAX} lines): " + ", ".join(long)

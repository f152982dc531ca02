"""`pip install .` alone gives everything: rules, SQL, templates, styles and translations."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
LEFT_OUT = {".po", ".pyc"}  # what translators and Python make for themselves


@pytest.mark.slow
def test_the_wheel_holds_every_file_that_is_read_at_run_time(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "src/forbear"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    needed = {
        str(Path(name).relative_to("src"))
        for name in tracked
        if Path(name).suffix not in LEFT_OUT and (ROOT / name).exists()
    }
    assert needed, "git knows the sources"
    assert not needed - packed
    assert "forbear/cli/__init__.py" in packed
    kinds = {Path(name).suffix for name in needed}
    assert {".toml", ".sql", ".html", ".css", ".js", ".mo"} <= kinds


def test_nothing_is_read_from_beside_the_package():
    outside = [
        f"{path.relative_to(SOURCE)}"
        for path in (SOURCE / "forbear").rglob("*.py")
        if "parents[3]" in path.read_text(encoding="utf-8")
    ]
    assert not outside, "use importlib.resources or a path inside the package: " + str(outside)

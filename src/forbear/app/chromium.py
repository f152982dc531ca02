"""A Chromium or Chrome that is on this machine: for the browser tests, and for the doctor."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

NAMED = "FORBEAR_CHROMIUM"
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
PLAYWRIGHT_CACHES = ("~/.cache/ms-playwright", "~/Library/Caches/ms-playwright")
PLAYWRIGHT_BINARIES = ("chrome", "Chromium", "Google Chrome for Testing", "headless_shell")
MEND = (
    "Install Chromium or Chrome, run `playwright install chromium`, "
    f"or name the program in {NAMED}."
)


def find() -> Path | None:
    """The first of: the named one, the system's, the Mac's, Playwright's own."""
    return next((path for path in _places() if os.access(path, os.X_OK)), None)


def _places() -> Iterator[Path]:
    named = os.environ.get(NAMED)
    if named:
        yield Path(named)
    for command in COMMANDS:
        found = shutil.which(command)
        if found:
            yield Path(found)
    yield from map(Path, MAC_APPS)
    caches = [os.environ.get("PLAYWRIGHT_BROWSERS_PATH", ""), *PLAYWRIGHT_CACHES]
    for cache in filter(None, caches):
        for folder in sorted(Path(cache).expanduser().glob("chromium*"), reverse=True):
            yield from (
                path
                for path in folder.rglob("*")
                if path.name in PLAYWRIGHT_BINARIES and path.is_file()
            )

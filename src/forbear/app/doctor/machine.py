"""The machine: Python, packages, disk, the port, fonts and a browser."""

import platform
import re
import shutil
import socket
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import forbear
from forbear.app import chromium
from forbear.app.doctor.finding import Finding

OLDEST_PYTHON = (3, 11)
GIB = 1024**3
LOW_DISK, LITTLE_DISK = 1 * GIB, 5 * GIB


def python() -> Finding:
    says = f"Python {platform.python_version()} at {sys.executable}"
    if sys.version_info < OLDEST_PYTHON:
        return Finding("python", "missing", says, "Install Python 3.11 or newer.")
    return Finding("python", "fine", says)


def packages() -> Finding:
    """Everything Forbear declares to need, looked up by name."""
    named = [line for line in requires("forbear") or [] if "extra ==" not in line]
    names = [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in named]
    missing = [name for name in names if not _installed(name)]
    if missing:
        says = f"not installed: {', '.join(missing)}"
        return Finding("packages", "missing", says, f"{sys.executable} -m pip install forbear")
    return Finding("packages", "fine", f"Forbear {forbear.__version__}, all {len(names)} packages")


def _installed(name: str) -> bool:
    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


def disk(home: Path) -> Finding:
    there = next(folder for folder in [home, *home.parents] if folder.exists())
    free = shutil.disk_usage(there).free
    says = f"{free / GIB:.1f} GiB free at {there}"
    if free < LOW_DISK:
        return Finding("disk", "wrong", says, "Make room, or name another disk with --home.")
    note = "" if free >= LITTLE_DISK else "Ten million accounts need about 20 GiB."
    return Finding("disk", "fine", says, note)


def port(number: int, serving: bool) -> Finding:
    """Is the port free? While we serve it is ours."""
    if serving:
        return Finding("port", "fine", "in use by the desk")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", number))
        except OSError as error:
            says = f"127.0.0.1:{number}: {error.strerror}"
            return Finding("port", "wrong", says, "forbear serve --port with another number")
    return Finding("port", "fine", f"127.0.0.1:{number} is free")


def fonts() -> Finding:
    """Chinese letters in pictures and tests; browsers of visitors bring their own."""
    if sys.platform == "darwin":
        return Finding("fonts", "fine", "the Mac's own Chinese fonts")
    listing = shutil.which("fc-list")
    found = ""
    if listing:
        said = subprocess.run(
            [listing, ":lang=zh", "family"], capture_output=True, text=True, check=False
        )
        found = said.stdout.strip().split("\n")[0].split(",")[0]
    if found:
        return Finding("fonts", "fine", f"Chinese: {found}")
    mend = "For pictures of Chinese pages: apt-get install fonts-noto-cjk"
    return Finding("fonts", "idle", "no Chinese font found", mend)


def browser() -> Finding:
    """Only the browser tests need one."""
    found = chromium.find()
    if found:
        return Finding("chromium", "fine", f"{found} (for the browser tests)")
    return Finding("chromium", "idle", "none found; only the tests need one", chromium.MEND)

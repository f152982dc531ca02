"""What every test of the desk's pages needs: a street of customers, a clock, a browser's page."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from tests.desk import town
from tests.store.cast import MORNING, PASSWORD, Cast

from forbear.app import clock


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Move the desk's clock; it runs on from there."""

    def move(instant: datetime) -> None:
        monkeypatch.delenv(clock.OFFSET, raising=False)
        monkeypatch.setenv(clock.OFFSET, str(clock.offset_to(instant).total_seconds()))

    move(MORNING)
    return move


@pytest.fixture
def street(db, at) -> Cast:
    return town.build()


@pytest.fixture
def ana(street: Cast, client: Client) -> Client:
    """Ana's browser, signed in."""
    client.force_login(street.ana)
    return client


# ---- the browser ---------------------------------------------------------------------------


class Desk:
    """One person before one window: goes to pages, keeps what the console said, takes pictures."""

    def __init__(self, page, base: str):
        self.page, self.base = page, base
        self.said: list[str] = []
        page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))

    def sign_in(self, username: str) -> None:
        self.go("/sign-in/")
        self.page.fill("[name=username]", username)
        self.page.fill("[name=password]", PASSWORD)
        self.page.press("[name=password]", "Enter")
        self.page.wait_for_url(lambda url: "sign-in" not in url)

    def go(self, path: str) -> None:
        self.page.goto(self.base + path)
        self.page.wait_for_load_state("networkidle")

    def picture(self, name: str) -> None:
        """Keep what is seen, where FORBEAR_SHOTS names a folder for it."""
        if folder := os.environ.get("FORBEAR_SHOTS"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.fixture
def live_street(transactional_db, at) -> Cast:
    return town.build()


@pytest.fixture
def window(browser, live_server, live_street) -> Iterator[Callable[..., Desk]]:
    """Opens windows: width, light or dark, en or zh-hans."""
    opened = []

    def new(width: int = 1440, theme: str = "light", language: str = "en") -> Desk:
        context = browser.new_context(
            viewport={"width": width, "height": 900 if width > 720 else 844},
            color_scheme=theme,
            locale="en-GB" if language == "en" else "zh-CN",
        )
        context.add_cookies(
            [
                {"name": "django_language", "value": language, "url": live_server.url},
                {"name": "forbear_theme", "value": theme, "url": live_server.url},
            ]
        )
        context.set_default_timeout(15_000)
        opened.append(context)
        return Desk(context.new_page(), live_server.url)

    yield new
    for context in opened:
        context.close()

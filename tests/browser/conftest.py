"""A real Chromium, and a watch on everything that a page must not do."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


@dataclass
class Watched:
    """A page with what it said on the console, what it asked for and which dialogs it opened."""

    page: Page
    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def open_file(self, path: Path) -> Page:
        self.page.goto(path.as_uri())
        self.page.wait_for_selector("html[data-drawn=true]")
        return self.page

    def assert_clean(self, allowed: str) -> None:
        """Nothing on the console, no dialog, and no request but to addresses that begin with ``allowed``."""
        assert self.console == []
        assert self.dialogs == []
        assert [r for r in self.requests if not r.startswith((allowed, "data:", "blob:"))] == []


@pytest.fixture(params=[WIDE, NARROW], ids=["1280px", "390px"])
def watched(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Watched]:
    context = browser.new_context(viewport=request.param, reduced_motion="reduce")
    page = context.new_page()
    found = Watched(page)
    page.on("console", lambda message: found.console.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: found.console.append(f"error: {error}"))
    page.on("request", lambda asked: found.requests.append(asked.url))
    page.on("dialog", lambda dialog: (found.dialogs.append(dialog.message), dialog.dismiss()))
    yield found
    context.close()

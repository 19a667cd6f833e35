"""The demo's page in a real browser, with a toy bot behind it."""

import os
import tempfile
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, ViewportSize, async_playwright

from bot.clock import MovableClock
from bot.core.content import LANGUAGES
from bot.simulator import Simulator
from bot.simulator.times import Stop, Times
from bot.simulator.web import Page
from bot.words import Words
from tests.browser.toy import toy
from tests.browser.visit import Visit

CHROMIUM = Path("/usr/bin/chromium")
MISSING = "the page is tested in Chromium, which is not here: apt-get install chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE: ViewportSize = {"width": 1280, "height": 800}


def page_words() -> dict[str, dict[str, str]]:
    """The page's words, as the program hands them over."""
    words = Words.read(Path(__file__).parents[2] / "locales" / "words")
    ids = [each for each in words.ids if each.startswith("page-")]
    return {code: {each: words.plain(code, each) for each in ids} for code in LANGUAGES}


def page(simulator: Simulator, clock: MovableClock | None = None) -> Page:
    """The page with a time of its own: the next slot is always at a full hour."""
    clock = clock or MovableClock()

    def next_stop(now: datetime) -> Stop:
        return Stop("slot", now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1))

    async def move(by: timedelta) -> None:
        clock.move(by)

    times = Times("Asia/Almaty", clock.now, next_stop, move)
    return Page(simulator, page_words(), times, lambda _chats, _language: None)


@pytest.fixture(scope="session")
def installed() -> None:
    """Skip where there is no browser; in CI, fail."""
    if not CHROMIUM.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium(installed: None) -> AsyncIterator[BrowserContext]:  # noqa: ARG001 - asked first
    with tempfile.TemporaryDirectory() as profile:
        async with async_playwright() as playwright:
            context = await playwright.chromium.launch_persistent_context(
                profile, executable_path=CHROMIUM, args=ARGUMENTS, locale="ru-RU"
            )
            context.set_default_timeout(5_000)
            yield context
            await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def sim() -> AsyncIterator[Simulator]:
    """The simulator with its page, and the toy bot."""
    clock = MovableClock()
    simulator = Simulator(now=clock.now)
    page(simulator, clock)
    async with simulator, toy(simulator):
        yield simulator


@pytest_asyncio.fixture(loop_scope="session")
async def visit(chromium: BrowserContext, sim: Simulator) -> AsyncIterator[Visit]:
    """The page, just opened; afterwards, that nothing left this machine and nothing was wrong."""
    tab = await chromium.new_page()
    await tab.set_viewport_size(WIDE)
    visit = Visit(tab, sim)
    await visit.arrive()
    yield visit
    await tab.close()
    assert visit.outside == []
    assert visit.complaints == []

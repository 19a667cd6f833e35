"""`make demo`: the real bot against the simulator, to be seen in a browser."""

import asyncio
import sys
import tempfile
import webbrowser
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app import Running, running, until_told_to_stop
from bot.clock import MovableClock
from bot.core.checkins.slots import CARDS_AHEAD, next_slot
from bot.core.content import LANGUAGES, Language
from bot.core.ports import Reader
from bot.settings import Settings
from bot.simulator import Simulator
from bot.simulator.times import Stop, Times
from bot.simulator.web import Page
from bot.words import Words

LOCALES = Path(__file__).parents[1] / "locales"
DESERTED_SECONDS = 15 * 60
"""The demo ends by itself so long after the last page was closed."""
PLACE = "almaty"
ZONE = ZoneInfo("Asia/Almaty")
"""Where the demo's people are."""


async def demo(words: Words, language: Language, port: int, *, browser: bool) -> bool:
    """Show the bot on a page of 127.0.0.1 until Ctrl-C, or until nobody looks any more.

    Args:
        words: for the page and for what is printed.
        language: which of the two comes first.
        port: of the page; 0 for any free one.
        browser: whether to open it.

    Returns:
        Whether it could; if not, stderr says why.
    """
    clock = MovableClock()
    started: asyncio.Future[Running] = asyncio.get_running_loop().create_future()
    ties: set[asyncio.Task[None]] = set()

    def opened(chats: Mapping[str, int], spoken: str) -> None:
        tie = asyncio.create_task(_tie(started, chats, "ru" if spoken == "ru" else "en"))
        ties.add(tie)
        tie.add_done_callback(ties.discard)

    async def move(by: timedelta) -> None:
        program = await started
        clock.move(by)
        await program.tick()

    async with AsyncExitStack() as stack:
        sim = Simulator(port=port, now=clock.now)
        times = Times(ZONE.key, clock.now, next_stop, move)
        page = Page(sim, page_words(words, language), times, opened)
        try:
            await stack.enter_async_context(sim)
        except (OSError, OverflowError):
            print(words.plain(language, "demo-no-port", port=str(port)), file=sys.stderr)
            return False
        maintainer = sim.person("Maintainer")
        await maintainer.says("/start")
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        settings = Settings(
            bot_token=sim.token,
            bot_api_url=sim.url,
            data_dir=Path(folder, "data"),
            key_file=Path(folder, "key"),
            volatile_dir=None,
            content_dir=LOCALES,
            maintainers=frozenset({maintainer.id}),
        )
        program = await stack.enter_async_context(running(settings, clock=clock, rehearsal=True))
        started.set_result(program)
        print(words.plain(language, "demo-open", url=f"{sim.url}/"), flush=True)
        if browser:
            await asyncio.to_thread(webbrowser.open, f"{sim.url}/")
        await until_told_to_stop(program, page.deserted(DESERTED_SECONDS))
    print(words.plain(language, "demo-over"))
    return True


async def _tie(
    started: asyncio.Future[Running], chats: Mapping[str, int], language: Language
) -> None:
    """Set the community up, as its admins would with `/setup` and `/place`."""
    stores = (await started).stores
    reader = Reader(language, PLACE)
    for column in ("group", "moderators"):
        await stores.groups.put(chats[column], reader)
    community = await stores.communities.found(chats["group"])
    await stores.communities.put(
        replace(community, moderators=chats["moderators"], languages=(language,), zone=ZONE.key)
    )


def next_stop(now: datetime) -> Stop:
    """The next slot of the place, or its cards if they come first."""
    slot = next_slot(now - CARDS_AHEAD, ZONE)
    cards = slot - CARDS_AHEAD
    return Stop("cards", cards) if cards > now else Stop("slot", slot)


def page_words(words: Words, first: Language) -> dict[str, dict[str, str]]:
    """The page's own words, which the simulator cannot read itself."""
    ordered = sorted(LANGUAGES, key=lambda language: language != first)
    return {
        language: {
            message_id: words.plain(language, message_id)
            for message_id in words.ids
            if message_id.startswith("page-")
        }
        for language in ordered
    }

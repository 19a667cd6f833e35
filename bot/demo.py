"""`make demo`: the real bot against the simulator, to be seen in a browser."""

import asyncio
import tempfile
import webbrowser
from contextlib import AsyncExitStack
from pathlib import Path

from pydantic import SecretStr

from bot.app import running, until_told_to_stop
from bot.core.content import LANGUAGES, Language
from bot.settings import Settings
from bot.simulator import Simulator
from bot.simulator.web import Page
from bot.words import Words

LOCALES = Path(__file__).parents[1] / "locales"
DESERTED_SECONDS = 15 * 60
"""The demo ends by itself so long after the last page was closed."""


async def demo(words: Words, language: Language, port: int, *, browser: bool) -> None:
    """Show the bot on a page of 127.0.0.1 until Ctrl-C, or until nobody looks any more.

    Args:
        words: for the page and for what is printed.
        language: which of the two comes first.
        port: of the page; 0 for any free one.
        browser: whether to open it.
    """
    async with AsyncExitStack() as stack:
        sim = Simulator(port=port)
        page = Page(sim, page_words(words, language))
        await stack.enter_async_context(sim)
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        settings = Settings(
            bot_token=SecretStr(sim.token),
            bot_api_url=sim.url,
            data_dir=Path(folder, "data"),
            key_file=Path(folder, "key"),
            volatile_dir=None,
            content_dir=LOCALES,
        )
        program = await stack.enter_async_context(running(settings))
        print(words.plain(language, "demo-open", url=f"{sim.url}/"), flush=True)
        if browser:
            await asyncio.to_thread(webbrowser.open, f"{sim.url}/")
        await until_told_to_stop(program, page.deserted(DESERTED_SECONDS))
    print(words.plain(language, "demo-over"))


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

"""`make demo` as a whole: the real program, its page, and time that moves for both."""

import asyncio
import re
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.demo import demo, next_stop
from bot.words import Words

WORDS = Words.read(Path(__file__).parents[2] / "locales" / "words")
DAY = 24 * 60 * 60 * 1000


class Opened:
    """The page without a browser: what it does, and what it is shown."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session = session
        self.url = url

    async def act(self, **given: Any) -> int:
        headers = {"Origin": self.url}
        address = f"{self.url}/demo/act"
        async with self.session.post(address, json=given, headers=headers) as answer:
            return answer.status

    async def state(self) -> dict[str, Any]:
        async with self.session.get(f"{self.url}/demo/state") as answer:
            told: dict[str, Any] = await answer.json()
            return told

    async def says(self, column: str, role: int, text: str) -> None:
        speaker = _column(await self.state(), column)["speakers"][role]
        assert await self.act(do="say", column=column, speaker=speaker, text=text) == 200

    async def sees(self, column: str, text: str) -> dict[str, Any]:
        """The newest message of the chat, when it has this text in it."""
        address, headers = f"{self.url}/demo/events", {"Origin": self.url}
        async with asyncio.timeout(10), self.session.ws_connect(address, headers=headers) as news:
            async for each in news:
                told = each.json()
                newest = _column(told, column)["messages"][-1:] if told["kind"] == "state" else []
                for message in newest:
                    if text in message.get("text", ""):
                        found: dict[str, Any] = message
                        return found
        raise AssertionError(text)


def _column(state: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in state["columns"] if each["id"] == name)
    return found


@asynccontextmanager
async def opened(capsys: pytest.CaptureFixture[str]) -> AsyncIterator[Opened]:
    running = asyncio.create_task(demo(WORDS, "ru", port=0, browser=False))
    try:
        async with aiohttp.ClientSession() as session:
            yield Opened(session, await address(running, capsys))
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_time_moves_and_what_is_due_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    async with opened(capsys) as page:
        before = (await page.state())["time"]
        assert await page.act(do="move", by="day") == 200
        after = (await page.state())["time"]
        assert DAY <= after["now"] - before["now"] < DAY + 60_000
        assert await page.act(do="move", by="stop") == 200
        assert 0 <= (await page.state())["time"]["now"] - after["stop"]["at"] < 60_000


async def test_a_maintainer_hears_and_the_bot_is_an_admin(
    capsys: pytest.CaptureFixture[str],
) -> None:
    async with opened(capsys) as page:
        await page.says("group", 1, "/setup")
        assert "⚠️" not in (await page.sees("group", "Анонимные весточки"))["text"]
        await page.says("private", 0, "абракадабра")
        asked = await page.sees("private", "нет ответа")
        rows = asked["reply_markup"]["inline_keyboard"]
        passing = next(key for row in rows for key in row if "Передать" in key["text"])
        speaker = asked["chat"]["id"]
        data = passing["callback_data"]
        press = {"column": "private", "message": asked["message_id"], "data": data}
        await page.act(do="press", speaker=str(speaker), **press)
        await page.sees("private", "Передал.")


async def address(running: "asyncio.Task[bool]", capsys: pytest.CaptureFixture[str]) -> str:
    """Where the demo says it is."""
    async with asyncio.timeout(20):
        while not (found := re.search(r"http://[\d.:]+\d", capsys.readouterr().out)):
            await asyncio.wait({running}, timeout=0.02)
            assert not running.done()
    return found[0]


async def test_a_port_that_cannot_be_had(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        for port in (taken, 99_999):
            assert not await demo(WORDS, "ru", port=port, browser=False)
            assert f"Порт {port} занят, или такого порта нет." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("now", "kind", "moment"),
    [
        ("2026-11-24 00:00", "cards", "2026-11-24 02:00"),
        ("2026-11-24 02:00", "slot", "2026-11-24 03:00"),
        ("2026-11-24 03:00", "cards", "2026-11-24 08:00"),
        ("2026-11-24 20:30", "slot", "2026-11-24 21:00"),
        ("2026-11-24 21:00", "cards", "2026-11-25 02:00"),
    ],
)
def test_what_comes_next(now: str, kind: str, moment: str) -> None:
    almaty = "+05:00"
    stop = next_stop(datetime.fromisoformat(now + almaty).astimezone(UTC))
    assert (stop.kind, stop.moment) == (kind, datetime.fromisoformat(moment + almaty))

"""`make demo` as a whole: the real program, its page, and time that moves for both."""

import asyncio
import re
import socket
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.demo import demo, next_stop
from bot.words import Words

WORDS = Words.read(Path(__file__).parents[2] / "locales" / "words")
DAY = 24 * 60 * 60 * 1000


async def test_time_moves_and_what_is_due_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    running = asyncio.create_task(demo(WORDS, "ru", port=0, browser=False))
    try:
        async with aiohttp.ClientSession() as session:
            url = await address(running, capsys)

            async def act(**given: Any) -> int:
                headers = {"Origin": url}
                async with session.post(f"{url}/demo/act", json=given, headers=headers) as answer:
                    return answer.status

            async def time() -> dict[str, Any]:
                async with session.get(f"{url}/demo/state") as answer:
                    told: dict[str, Any] = (await answer.json())["time"]
                    return told

            before = await time()
            assert await act(do="move", by="day") == 200
            after = await time()
            assert DAY <= after["now"] - before["now"] < DAY + 60_000
            assert await act(do="move", by="stop") == 200
            assert 0 <= (await time())["now"] - after["stop"]["at"] < 60_000
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


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

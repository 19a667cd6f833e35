"""SIGKILL with twenty updates queued: none is lost."""

import asyncio
import sys

from aiohttp import web

from tests.machinery.standin import Json, Standin, message, ok

QUEUED = 20
ANSWERED = 5
"""How many are handled before the process dies; the rest wait for the stand-in's answer."""


async def unhandled_after_a_kill(telegram: Standin, kind: str) -> tuple[set[int], set[int]]:
    """The ids that nobody handled, and those that Telegram still has."""
    handled: set[int] = set()

    def answer(method: str, parameters: Json) -> Json | web.StreamResponse:
        if method != "sendMessage":
            return usual(method, parameters)
        handled.add(int(parameters["text"]))
        return ok(message(1)["message"])

    usual, telegram.answer = telegram.answer, answer
    telegram.let_through = {"sendMessage": ANSWERED}
    await telegram.sends(*(message(number, person=number) for number in range(1, QUEUED + 1)))
    victim = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.machinery.victim", telegram.url, kind
    )
    try:
        await telegram.until(lambda: len(handled) == ANSWERED and telegram.waiting, seconds=20)
        # The stock poller fetches, and so acknowledges, again at once; ours may as well.
        await telegram.until(lambda: len(telegram.polls) > 1, seconds=20)
    finally:
        victim.kill()
        await victim.wait()
    kept = {raw["update_id"] for raw in telegram.queue}
    return set(range(1, QUEUED + 1)) - handled, kept


async def test_a_killed_bot_loses_no_update(telegram: Standin) -> None:
    unhandled, kept = await unhandled_after_a_kill(telegram, "ours")
    assert len(unhandled) == QUEUED - ANSWERED
    assert unhandled <= kept


async def test_the_librarys_own_poller_loses_them(telegram: Standin) -> None:
    """The twin."""
    unhandled, kept = await unhandled_after_a_kill(telegram, "stock")
    assert unhandled
    assert not kept

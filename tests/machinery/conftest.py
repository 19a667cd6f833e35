"""A stand-in for Telegram, a bot that speaks to it, a clock that stands still."""

from collections.abc import AsyncIterator

import pytest
from telegram.ext import ExtBot

from bot.outgoing import Door, Way
from bot.transport import AiohttpRequest
from tests.clock import ManualClock
from tests.machinery.standin import TOKEN, Standin


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
async def telegram() -> AsyncIterator[Standin]:
    async with Standin() as standin:
        yield standin


@pytest.fixture
async def bot(telegram: Standin, clock: ManualClock) -> AsyncIterator[ExtBot[Way]]:
    async with ExtBot(
        TOKEN,
        base_url=f"{telegram.url}/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(),
        rate_limiter=Door(clock),
    ) as bot:
        yield bot

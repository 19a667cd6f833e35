"""A stand-in for Telegram, for what is killed."""

from collections.abc import AsyncIterator

import pytest

from tests.machinery.standin import Standin


@pytest.fixture
async def telegram() -> AsyncIterator[Standin]:
    async with Standin() as standin:
        yield standin

"""After the lifetimes the volatile files hold no text and no address."""

import secrets
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import Running
from bot.core.checkins.authors import ADDRESS_LIFETIME
from bot.simulator import Person
from tests.hostile.traces import FORMS, contents, found_ids, found_texts
from tests.village import Village, sends, texts, village_in

HOUR = 3600.0
SLOTS = 6 * HOUR


@pytest.fixture
async def place(village_settings: object, memory: Path) -> AsyncIterator[Village]:
    yield

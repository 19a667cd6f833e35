"""A simulator, one person, and raw calls of the Bot API, without any bot."""

from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from bot.simulator import Person, Simulator

Json = dict[str, Any]
Call = Callable[..., Coroutine[Any, Any, Any]]


class Hours:
    """The world's time, moved by hand."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 10, 5, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def pass_by(self, **amount: float) -> None:
        self.moment += timedelta(**amount)


@pytest.fixture
def hours() -> Hours:
    return Hours()


@pytest.fixture
async def sim(hours: Hours) -> AsyncIterator[Simulator]:
    async with Simulator(now=hours) as sim:
        yield sim


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def ask(sim: Simulator, http: aiohttp.ClientSession) -> Call:
    """Call a method with JSON parameters; the whole answer comes back, refusal or not."""

    async def ask(method: str, **params: Any) -> Json:
        async with http.post(f"{sim.url}/bot{sim.token}/{method}", json=params) as response:
            answer: Json = await response.json()
            assert response.status == (200 if answer["ok"] else answer["error_code"])
            return answer

    return ask


@pytest.fixture
def call(ask: Call) -> Call:
    """Call a method that must succeed; its result comes back."""

    async def call(method: str, **params: Any) -> Any:
        answer = await ask(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    return call


@pytest.fixture
def refused(ask: Call) -> Call:
    """Call a method that must be refused; the words of the refusal come back."""

    async def refused(method: str, **params: Any) -> str:
        answer = await ask(method, **params)
        assert not answer["ok"], answer
        return f"{answer['error_code']} {answer['description']}"

    return refused


@pytest.fixture
async def alice(sim: Simulator) -> Person:
    """Somebody who has written to the bot; the bot has taken note of it."""
    alice = sim.person("Alice", language_code="ru")
    await alice.says("/start")
    sim.world.updates.drop()
    return alice

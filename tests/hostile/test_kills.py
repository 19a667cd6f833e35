"""SIGKILL at random moments: nothing that was accepted is lost, nothing is published twice.

`PRIVAL_KILLS=100` for the full number.
"""

import asyncio
import os
import random
import secrets
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.simulator import Person, Simulator
from tests.hostile.ground import Ground, prepare
from tests.village import writes

KILLS = int(os.environ.get("PRIVAL_KILLS", "5"))
PRESSES = 2
"""People who press “Send” between two kills."""
AT_ONCE = 3
SLOWNESS = 0.03
"""Seconds that Telegram takes to answer, so that kills fall between a message and its answer."""
SETTLED = 60.0
"""Seconds after the last start by which everything has gone its way: a few rounds."""
LONGEST = 0.7
"""Seconds after the presses at which the kill comes at the latest."""


@pytest.fixture
async def ground(tmp_path: Path, memory: Path) -> AsyncIterator[Ground]:
    """Moderation comes after: whatever is accepted goes out without anybody's help."""
    async with Simulator() as sim:
        ground = await prepare(sim, tmp_path, memory, moderation="after")
        try:
            yield ground
        finally:
            await ground.is_killed()


class Writer:
    """Somebody with a preview on the screen."""

    def __init__(self, person: Person, text: str) -> None:
        self.person = person
        self.text = text

    @property
    def accepted(self) -> bool:
        return any("Принято" in message.get("text", "") for message in self.person.chat())


async def writers(ground: Ground, count: int) -> list[Writer]:
    found = []
    for number in range(count):
        person = ground.sim.person(f"Имя {number}", language_code="ru")
        ground.group.adds(person)
        found.append(Writer(person, f"Нужен врач, {secrets.token_hex(8)}"))
    places = asyncio.Semaphore(AT_ONCE)

    async def write(writer: Writer) -> None:
        async with places:
            await writes(writer.person, writer.text, "Нужна помощь")

    await asyncio.gather(*map(write, found))
    return found


def times_published(ground: Ground, writer: Writer) -> int:
    return sum(writer.text in post for post in ground.posts())


def asked_about(ground: Ground, writer: Writer) -> bool:
    """Whether moderators were asked to look after it: by its code, which its card shows."""
    codes = {card.split(" ")[0] for card in ground.shown if writer.text in card}
    return any("не ответил" in card and code in card for card in ground.cards() for code in codes)


def lost(ground: Ground, all_of_them: list[Writer]) -> list[str]:
    """Texts whose authors were told “accepted”, and that are neither out nor asked about."""
    return [
        writer.text
        for writer in all_of_them
        if writer.accepted
        and not times_published(ground, writer)
        and not asked_about(ground, writer)
    ]


def published_twice(ground: Ground, all_of_them: list[Writer]) -> list[str]:
    return [writer.text for writer in all_of_them if times_published(ground, writer) > 1]


async def test_kills_at_random_moments_lose_nothing_and_double_nothing(ground: Ground) -> None:
    await ground.starts()
    everybody = await writers(ground, KILLS * PRESSES)
    ground.sim.latency = SLOWNESS
    for number in range(KILLS):
        for writer in everybody[number * PRESSES : (number + 1) * PRESSES]:
            await writer.person.presses("Отправить", wait=False)
        await asyncio.sleep(random.uniform(0, LONGEST))  # noqa: S311 - any moment will do, that is the point
        await ground.is_killed()
        assert published_twice(ground, everybody) == []
        await ground.starts()
    await ground.until(lambda: all(writer.accepted for writer in everybody))
    await ground.sim.world.bell.until(lambda: not lost(ground, everybody), SETTLED)
    assert lost(ground, everybody) == []
    assert published_twice(ground, everybody) == []


async def killed_while_publishing(ground: Ground, carelessness: str = "") -> Writer:
    """Kill the bot when its post is out and it does not know it yet; start it again."""
    await ground.starts(carelessness)
    [writer] = await writers(ground, 1)
    ground.sim.fails("sendMessage", "hang after", chat=ground.group)
    await writer.person.presses("Отправить", wait=False)
    await ground.until(lambda: times_published(ground, writer))
    await ground.is_killed()
    await ground.starts(carelessness)
    return writer


async def test_a_post_cut_off_is_shown_to_moderators_and_not_repeated(ground: Ground) -> None:
    writer = await killed_while_publishing(ground)
    await ground.until(lambda: asked_about(ground, writer))
    assert times_published(ground, writer) == 1


async def test_a_bot_that_repeats_what_it_does_not_know_publishes_twice(ground: Ground) -> None:
    """The twin."""
    writer = await killed_while_publishing(ground, "resends")
    await ground.until(lambda: published_twice(ground, [writer]))


async def test_a_bot_that_keeps_them_in_its_own_memory_loses_them(ground: Ground) -> None:
    """The twin."""
    await ground.starts("forgets")
    [writer] = await writers(ground, 1)
    ground.sim.fails("sendMessage", "hang", chat=ground.office)
    await writer.person.presses("Отправить", wait=False)
    await ground.until(lambda: writer.accepted)
    await ground.is_killed()
    await ground.starts("forgets")
    await ground.sim.idle()
    assert lost(ground, [writer]) == [writer.text]

"""After the lifetimes the volatile files hold no text and nobody's address."""

import secrets
from pathlib import Path

import pytest

from bot.core.checkins.authors import ADDRESS_LIFETIME
from bot.simulator import Person
from tests.hostile.traces import FORMS, contents, found_ids, found_texts
from tests.village import Village, sends, writes

HOUR = 3600.0
STATUSES = ("Нужна помощь", "Так себе", "В безопасности", "Могу помочь", "Нужна помощь")


@pytest.fixture
def volatile(memory: Path) -> Path:
    """Really in memory, so that there are files to search."""
    return memory


async def lively(village: Village) -> tuple[list[Person], list[str]]:
    """Check-ins of every kind and fate, letters, replies, a limit, a draft; who wrote what."""
    people = [village.sim.person(f"Имя {number}", language_code="ru") for number in range(8)]
    texts = [f"Ищу комнату, {secrets.token_hex(8)}" for _ in people]
    for person, text, status in zip(people, texts, STATUSES, strict=False):
        village.group.adds(person)
        await sends(person, text, status)
    for person, text in zip(people[5:7], texts[5:7], strict=True):
        village.group.adds(person)
        await writes(person, text)
        await person.presses("Сообщать мне")
        await person.presses("Отправить")
        await person.sees("Принято")
    village.group.adds(people[7])
    await writes(people[7], texts[7])
    await village.sim.idle()
    store = village.bot.stores.checkins
    by_text = {checkin.text: checkin.id for checkin in await store.in_state({"waiting", "queued"})}
    urgent = [by_text[texts[0]], by_text[texts[4]]]
    assert await store.take(urgent[0], "approve")
    assert await store.take(urgent[1], "decline", reason="rude", by="Босс")
    for checkin_id in urgent:
        await store.tell(checkin_id, "declined", "rude", after=600)
        await store.reply(checkin_id, b"sealed")
    await store.limit(urgent[1], 7)
    await village.bot.tick()
    return people, texts


async def test_nothing_outlives_its_lifetime(village: Village, memory: Path) -> None:
    people, written = await lively(village)
    ids = [person.id for person in people]
    before = contents(memory)
    assert set(found_texts(written, before)) >= {*written[1:4], *written[5:]}, "they can be found"
    assert set(found_ids(ids, FORMS, before)["big-endian"]) == set(ids)

    await village.passes(15 * 60)
    assert await village.bot.stores.drafts.get(people[7].id) is None
    assert found_texts(written[7:], contents(memory)) == []

    hours = int(ADDRESS_LIFETIME.total_seconds() / HOUR)
    for _ in range(hours):
        await village.passes(HOUR)
    for person in people:
        assert (await village.bot.stores.checkins.mine(person.id)).addressed == []
    assert found_texts(written, contents(memory)) == []

    for _ in range(hours):
        await village.passes(HOUR)
    for person in people:
        await village.bot.stores.readers.forget(person.id)  # language and place: seven days
        assert [one for one in person.chat() if one["from"]["is_bot"]] == []
    after = contents(memory)
    assert found_ids(ids, FORMS, after) == {}
    assert found_texts(written, after) == []
    assert await village.bot.stores.checkins.in_state({"published", "declined", "expired"}) == []


async def test_where_telegram_erases_nothing_nobody_is_remembered_for_it(
    village: Village, memory: Path
) -> None:
    people, _ = await lively(village)
    ids = [person.id for person in people]
    for method in ("deleteMessage", "deleteMessages"):
        village.sim.fails(method, 400, times=10**6)

    async def remembered() -> bool:
        for person in people:
            await village.bot.stores.readers.forget(person.id)  # language and place: seven days
        return bool(found_ids(ids, FORMS, contents(memory)))

    for _ in range(8):
        await village.passes(6 * HOUR)
    assert await remembered(), "as long as it may work, it is tried"
    for _ in range(8):
        await village.passes(6 * HOUR)
    assert not await remembered()
    assert [one for one in people[0].chat() if one["from"]["is_bot"]]


async def test_without_the_rounds_all_of_it_would_be_there(village: Village, memory: Path) -> None:
    """The twin: time alone erases nothing."""
    people, written = await lively(village)
    await village.clock.leap(48 * HOUR)
    after = contents(memory)
    assert found_texts(written, after)
    assert found_ids([person.id for person in people], FORMS, after)

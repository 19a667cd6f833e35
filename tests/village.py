"""A small community to play check-ins in: a group, its moderators, and few enough places."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from bot.app import Running, running
from bot.core.checkins.values import Community
from bot.library.keeper import look
from bot.outgoing import UNLIMITED
from bot.settings import Settings
from bot.simulator import Group, Person, Simulator
from tests.clock import ManualClock

HOME_ZONE = "Asia/Almaty"
PLACES = {
    "everywhere": ("Везде", "везде"),
    "kazakhstan": ("Казахстан", "в Казахстане"),
    "kazakhstan/almaty": ("Алматы", "в Алматы"),
    "kazakhstan/astana": ("Астана", "в Астане"),
    "georgia": ("Грузия", "в Грузии"),
    "georgia/tbilisi": ("Тбилиси", "в Тбилиси"),
    "armenia": ("Армения", "в Армении"),
    "armenia/yerevan": ("Ереван", "в Ереване"),
    "armenia/gyumri": ("Гюмри", "в Гюмри"),
    "mongolia": ("Монголия", "в Монголии"),
}
RESOURCES = {
    "rescue": ("emergency", "kazakhstan", "Спасатели Казахстана"),
    "listeners": ("support", "everywhere", "Слушатели"),
    "lawyers": ("legal", "everywhere", "Юристы"),
    "night-line": ("crisis", "everywhere", "Ночная линия"),
}

Json = dict[str, Any]


def small_content(folder: Path) -> Path:
    """Few places, four resources, no answers."""
    for place, (name, inside) in PLACES.items():
        here = folder / "places" / place
        here.mkdir(parents=True)
        zone = "timezone: Asia/Almaty\n" if "/" in place else ""
        names = f"{{ru: {name}, en: {here.name}}}"
        within = f"{{ru: {inside}, en: in {here.name}}}"
        text = f"name: {names}\ninside: {within}\n{zone}"
        (here / "place.yaml").write_text(text, encoding="utf-8")
    topic = "money:\n  name: {ru: Деньги, en: Money}\n  emoji: 💳\n  shelf: 60\n  careful: no\n"
    (folder / "topics.yaml").write_text(topic, encoding="utf-8")
    (folder / "resources").mkdir()
    for name, (kind, place, title) in RESOURCES.items():
        head = f"---\nkind: {kind}\nplaces: [{place}]\nchecked: never\n---\n"
        text = f"{head}\n## ru · {title}\n\nЗвоните.\n\n## en · {title}\n\nCall.\n"
        (folder / "resources" / f"{name}.md").write_text(text, encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Village:
    """Everybody and everything."""

    sim: Simulator
    clock: ManualClock
    bot: Running
    group: Group
    office: Group
    boss: Person
    """A moderator."""
    alice: Person
    """A member."""
    community: Community

    async def settles(self, **changes: Any) -> None:
        """Change settings of the community."""
        await self.bot.stores.communities.put(replace(self.community, **changes))

    async def passes(self, seconds: float) -> None:
        """Finish what is in hand, let time pass, and the clock's rounds do what is due then."""
        await self.sim.idle()
        await self.clock.leap(seconds)
        await self.bot.tick()

    async def tells(self, person: Person, part: str) -> Json:
        """Like `person.sees`, where calls fail and are repeated after a while of the clock."""
        seeing = asyncio.create_task(person.sees(part))
        while not seeing.done():
            await asyncio.wait({seeing}, timeout=0.05)
            if not self.sim.server.busy:
                await self.clock.move(1)
        return await seeing

    async def to_the_cards(self) -> None:
        """From the noon at which plays begin to 20:00, an hour before the next slot."""
        await self.passes(3 * 3600)

    async def to_the_slot(self) -> None:
        """And to 21:00."""
        await self.passes(3600)


@pytest.fixture
def volatile(tmp_path: Path) -> Path:
    """Where the volatile store is to be; on a disk it stays in the process's memory instead."""
    return tmp_path / "volatile"


@pytest.fixture
async def village(
    sim: Simulator, clock: ManualClock, tmp_path: Path, volatile: Path
) -> AsyncIterator[Village]:
    async with founded(sim, clock, tmp_path, volatile) as village:
        yield village


def settings_of(sim: Simulator, folder: Path, volatile: Path) -> Settings:
    return Settings(
        bot_token=sim.token,
        bot_api_url=sim.url,
        data_dir=folder / "data",
        key_file=folder / "key",
        volatile_dir=volatile,
        content_dir=folder / "content",
    )


@asynccontextmanager
async def founded(
    sim: Simulator, clock: ManualClock, folder: Path, volatile: Path
) -> AsyncIterator[Village]:
    small_content(folder / "content")
    settings = settings_of(sim, folder, volatile)
    boss = sim.person("Босс", language_code="ru")
    alice = sim.person("Алиса", language_code="ru", username="alice_in_almaty")
    group = sim.group("Привал · Алматы", members=[alice], admins=[boss])
    office = sim.group("Модераторы", admins=[boss])
    async with running(
        settings, clock=clock, limits=UNLIMITED, ticking=False, rehearsal=True, look=look
    ) as bot:
        community = replace(
            await bot.stores.communities.found(group.id),
            moderators=office.id,
            languages=("ru",),
            zone=HOME_ZONE,
        )
        await bot.stores.communities.put(community)
        yield Village(sim, clock, bot, group, office, boss, alice, community)


async def opens(person: Person) -> None:
    """From `/checkin` to the first step, past the limits the first time."""
    await person.says("/checkin")
    shown = await person.sees("ак вы")  # in the limits, and in the first question
    if "От чего" in shown["text"]:
        await person.presses("Понятно, дальше")
    await person.sees("Как вы?")


async def writes(
    person: Person, text: str, status: str = "Так себе", place: str = "Не указывать"
) -> Json:
    """All the way to the preview; returns it."""
    await opens(person)
    await person.presses(status)
    await person.sees("Где вы?")
    await person.presses(place)
    await person.sees("Напишите одним сообщением")
    await person.says(text)
    return await person.sees("Так это увидят")


async def sends(
    person: Person, text: str, status: str = "Так себе", place: str = "Не указывать"
) -> Json:
    """All the way to the receipt; returns it."""
    await writes(person, text, status, place)
    await person.presses("Отправить")
    return await person.sees("Принято")


def texts(messages: list[Json]) -> str:
    """All that is to be read in a chat."""
    return "\n".join(str(message.get("text", "")) for message in messages)


@pytest.fixture
def deputy(village: Village) -> Person:
    """A second moderator."""
    person = village.sim.person("Зам", language_code="ru")
    for chat in (village.group, village.office):
        chat.adds(person)
        chat.promotes(person)
    return person

"""A village seen from the clock: check-ins on their way, without anybody pressing buttons."""

import asyncio
from dataclasses import fields, replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.core.checkins.authors import Accepted, Authors
from bot.core.checkins.quotas import Quotas
from bot.core.checkins.receipt import Receipt
from bot.core.checkins.values import CheckIn, Draft, State
from bot.simulator import Group, Person
from tests.village import Village

DRAFT = Draft(0, "soso", "almaty", "Нашёл комнату", "calm", callback=False)


class Town(Village):
    """The village, with its member Алиса in conversation with the bot."""

    async def accepts(self, author: Person | None = None, **of_draft: Any) -> str:
        """Have a check-in accepted, whatever its author wrote before; returns its id."""
        community = await self.bot.stores.communities.get(self.community.id)
        assert community is not None
        draft = replace(DRAFT, community=community.id, **of_draft)
        desk = Authors(self.bot.stores.checkins, Quotas(self.clock), self.clock)
        author = author or self.alice
        zone = ZoneInfo(community.zone)
        accepted = await desk.submit(author.id, draft, community, zone, Receipt.new())
        assert isinstance(accepted, Accepted)
        return accepted.checkin

    async def shows(self, text: str, **of_draft: Any) -> str:
        """Have an urgent check-in accepted and its card shown."""
        checkin_id = await self.accepts(text=text, lane="urgent", status="can", **of_draft)
        await self.rests()
        return checkin_id

    async def approves(self, checkin_id: str) -> None:
        assert await self.bot.stores.checkins.take(checkin_id, "approve")

    async def publishes(self, **of_draft: Any) -> str:
        """Have a calm check-in accepted, approved and published."""
        checkin_id = await self.accepts(**of_draft)
        await self.to_the_cards()
        await self.approves(checkin_id)
        await self.to_the_slot()
        assert await self.state(checkin_id) == "published"
        return checkin_id

    async def checkin(self, checkin_id: str) -> CheckIn:
        checkin = await self.bot.stores.checkins.get(checkin_id)
        assert checkin is not None
        return checkin

    async def state(self, checkin_id: str) -> State:
        return (await self.checkin(checkin_id)).state

    async def rests(self, **time: float) -> None:
        """Let time pass, then let the clock do its rounds."""
        await self.clock.leap(timedelta(**time).total_seconds())
        await self.bot.tick()

    async def rests_in_trouble(self, **time: float) -> None:
        """The same where calls fail and are repeated after a while."""
        await self.clock.leap(timedelta(**time).total_seconds())
        tick = asyncio.create_task(self.bot.tick())
        while not tick.done():
            await asyncio.wait({tick}, timeout=0.05)
            if not tick.done() and not self.sim.server.busy:
                await self.clock.move(1)
        await tick

    def posts(self) -> list[str]:
        """What is to be read in the group, oldest first."""
        return read(self.group)

    def cards(self) -> list[str]:
        """What is to be read in the moderators' chat, oldest first."""
        return read(self.office)

    def letters(self) -> list[str]:
        """What Алиса has in her private chat, oldest first."""
        return read(self.alice)


def read(chat: Group | Person) -> list[str]:
    return [message["text"] for message in chat.chat() if "text" in message]


async def town(village: Village) -> Town:
    await village.alice.says("/start")
    await village.sim.idle()
    for message in village.alice.chat():
        await village.alice.deletes(message)
    return Town(**{field.name: getattr(village, field.name) for field in fields(village)})


async def second_town(first: Town) -> Town:
    """Another community in the same bot, with the same admin."""
    alice = first.sim.person("Ася", language_code="ru")
    group = first.sim.group("Привал · Ереван", members=[alice], admins=[first.boss])
    office = first.sim.group("Модераторы · Ереван", admins=[first.boss])
    communities = first.bot.stores.communities
    community = replace(await communities.found(group.id), moderators=office.id)
    await communities.put(community)
    there = replace(first, alice=alice, group=group, office=office, community=community)
    return await town(there)


@pytest.fixture
async def here(village: Village) -> Town:
    return await town(village)

"""A community with its chats, and check-ins on their way, for plays about what the clock does."""

import asyncio
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.app import Running
from bot.core.checkins.authors import Accepted, Authors
from bot.core.checkins.quotas import Quotas
from bot.core.checkins.receipt import Receipt
from bot.core.checkins.values import CheckIn, Community, Draft, State
from bot.simulator import Group, Person, Simulator
from tests.clock import ManualClock

DRAFT = Draft(0, "soso", "almaty", "Нашёл комнату", "calm", callback=False)


@dataclass
class Town:
    """One community: its group, its moderators' chat, one member."""

    sim: Simulator
    bot: Running
    clock: ManualClock
    boss: Person
    alice: Person
    group: Group
    office: Group
    community: Community

    async def accepts(self, author: Person | None = None, **fields: Any) -> str:
        """Have a check-in accepted, whatever its author wrote before; returns its id."""
        author = author or self.alice
        draft = replace(DRAFT, community=self.community.id, **fields)
        desk = Authors(self.bot.stores.checkins, Quotas(self.clock), self.clock)
        zone = ZoneInfo(self.community.zone)
        accepted = await desk.submit(author.id, draft, self.community, zone, Receipt.new())
        assert isinstance(accepted, Accepted)
        return accepted.checkin

    async def settles(self, **fields: Any) -> None:
        """Change the community."""
        self.community = replace(self.community, **fields)
        await self.bot.stores.communities.put(self.community)

    async def checkin(self, checkin_id: str) -> CheckIn:
        checkin = await self.bot.stores.checkins.get(checkin_id)
        assert checkin is not None
        return checkin

    async def state(self, checkin_id: str) -> State:
        return (await self.checkin(checkin_id)).state

    async def passes(self, **time: float) -> None:
        """Let time pass, then let the clock do its rounds."""
        await self.clock.leap(timedelta(**time).total_seconds())
        await self.bot.tick()

    async def passes_in_trouble(self, **time: float) -> None:
        """The same where calls fail and are repeated after a while."""
        await self.clock.leap(timedelta(**time).total_seconds())
        tick = asyncio.create_task(self.bot.tick())
        while not tick.done():
            await asyncio.wait({tick}, timeout=0.05)
            if not tick.done() and not self.sim.server.busy:
                await self.clock.move(1)
        await tick

    async def approves(self, checkin_id: str) -> None:
        assert await self.bot.stores.checkins.take(checkin_id, "approve")

    def posts(self) -> list[str]:
        """What the bot wrote in the group, oldest first."""
        return _texts(self.group.chat())

    def cards(self) -> list[str]:
        """What the bot wrote in the moderators' chat, oldest first."""
        return _texts(self.office.chat())

    def letters(self, to: Person | None = None) -> list[str]:
        return _texts((to or self.alice).chat())


def _texts(messages: list[dict[str, Any]]) -> list[str]:
    return [message["text"] for message in messages if "text" in message]


async def town(sim: Simulator, bot: Running, clock: ManualClock, name: str = "Алматы") -> Town:
    """A community whose admin is called Босс and whose member Алиса has begun a conversation."""
    boss = sim.person("Босс", language_code="ru")
    alice = sim.person("Алиса", language_code="ru")
    group = sim.group(f"Привал · {name}", members=[alice], admins=[boss])
    office = sim.group(f"Модераторы · {name}", admins=[boss])
    await alice.says("/start")
    await sim.idle()
    for message in alice.chat():
        await alice.deletes(message)
    community = replace(
        await bot.stores.communities.found(group.id), moderators=office.id, languages=("ru",)
    )
    await bot.stores.communities.put(community)
    return Town(sim, bot, clock, boss, alice, group, office, community)

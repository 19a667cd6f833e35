"""What the clock does for check-ins.

Every round outlives any single failure of Telegram, goes on with the others, and takes up the next
time what it could not do.
"""

import asyncio
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from telegram.ext import ExtBot

from bot.services import Services
from handlers.rounds.cards import show_cards
from handlers.rounds.expiry import end_lifetimes
from handlers.rounds.letters import send_letters
from handlers.rounds.publishing import publish_due
from handlers.rounds.sweeping import erase_due

__all__ = ["Rounds"]


class _Round(Protocol):
    async def __call__(
        self, services: Services, bot: ExtBot[Any], community_id: int, /
    ) -> None: ...


class Rounds:
    """One round of a kind at a time. Cards and posts have one in each community: there who comes
    second leaves it to the first, which looks anew at each step. Elsewhere who comes second waits,
    and then finds little to do."""

    def __init__(self, services: Services, bot: ExtBot[Any]) -> None:
        self._services = services
        self._bot = bot
        self._turns = services.checkins.turns

    async def cards(self) -> None:
        """Show moderators what is due, and call them where somebody needs help."""
        communities = await self._services.checkins.communities.all()
        await self._side_by_side(show_cards, self._turns.cards, [each.id for each in communities])

    async def publishing(self) -> None:
        """Publish what is approved and due."""
        checkins = await self._services.checkins.store.in_state({"approved", "publishing"})
        communities = {checkin.community for checkin in checkins}
        await self._side_by_side(publish_due, self._turns.publishing, communities)

    async def expiry(self) -> None:
        """Take down and forget what has had its time."""
        async with self._turns.expiry:
            await end_lifetimes(self._services, self._bot)

    async def letters(self) -> None:
        """Tell authors what there is to tell."""
        async with self._turns.letters:
            await send_letters(self._services, self._bot)

    async def sweeping(self) -> None:
        """Erase what is due in private chats."""
        async with self._turns.sweeping:
            await erase_due(self._services, self._bot)

    async def urgent(self, community_id: int) -> None:
        """For a handler that has just let something urgent of this community through."""
        await self._side_by_side(show_cards, self._turns.cards, [community_id])
        await self._side_by_side(publish_due, self._turns.publishing, [community_id])

    async def _side_by_side(
        self, go: _Round, turns: Mapping[int, asyncio.Lock], communities: Iterable[int]
    ) -> None:
        async def in_turn(community_id: int) -> None:
            async with turns[community_id]:
                await go(self._services, self._bot, community_id)

        ends = await asyncio.gather(
            *(in_turn(each) for each in communities if not turns[each].locked()),
            return_exceptions=True,
        )
        for end in ends:
            if end is not None:
                raise end

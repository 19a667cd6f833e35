"""What the clock does for check-ins.

Every round outlives any single failure of Telegram, goes on with the others, and takes up the next
time what it could not do.
"""

import asyncio
from collections.abc import Iterable
from typing import Any, Protocol

from telegram.ext import ExtBot

from bot.services import Services
from handlers.rounds.cards import show_cards
from handlers.rounds.expiry import delete_due, end_lifetimes, end_unread
from handlers.rounds.letters import send_letters
from handlers.rounds.publishing import publish_due
from handlers.rounds.sweeping import erase_due

__all__ = ["Rounds"]


class _Round(Protocol):
    async def __call__(self, services: Services, bot: ExtBot[Any], where: int, /) -> None: ...


class Rounds:
    """One round of a kind at a time in each community or chat, where Telegram may make it wait;
    others wait for none of it. Who comes second leaves it to the first."""

    def __init__(self, services: Services, bot: ExtBot[Any]) -> None:
        self._services = services
        self._bot = bot
        self._turns = services.checkins.turns

    async def cards(self) -> None:
        """Show moderators what is due, and call them where somebody needs help."""
        communities = await self._services.checkins.communities.all()
        await self._side_by_side(show_cards, self._turns.cards, (each.id for each in communities))

    async def publishing(self) -> None:
        """Publish what is approved and due."""
        checkins = await self._services.checkins.store.in_state({"approved", "publishing"})
        communities = (checkin.community for checkin in checkins)
        await self._side_by_side(publish_due, self._turns.publishing, communities)

    async def expiry(self) -> None:
        """Take down and forget what has had its time."""
        rooms = self._services.checkins
        await end_unread(self._services)
        ended = [*await rooms.store.expired(), *await rooms.store.over()]
        communities = (checkin.community for checkin in ended)
        await self._side_by_side(end_lifetimes, self._turns.expiry, communities)
        chats = (post.chat for post in await rooms.posts.due())
        await self._side_by_side(delete_due, self._turns.deleting, chats)
        await rooms.posts.give_up()

    async def letters(self) -> None:
        """Tell authors what there is to tell."""
        letters = await self._services.checkins.store.due_letters()
        chats = (letter.chat for letter in letters)
        await self._side_by_side(send_letters, self._turns.letters, chats)

    async def sweeping(self) -> None:
        """Erase what is due in private chats."""
        chats = (said.chat for said in await self._services.checkins.sweep.due())
        await self._side_by_side(erase_due, self._turns.sweeping, chats)

    async def urgent(self, community_id: int) -> None:
        """For a handler that has just let something urgent of this community through."""
        await self._side_by_side(show_cards, self._turns.cards, [community_id])
        await self._side_by_side(publish_due, self._turns.publishing, [community_id])

    async def _side_by_side(self, go: _Round, under_way: set[int], places: Iterable[int]) -> None:
        async def once(where: int) -> None:
            if where not in under_way:
                under_way.add(where)
                try:
                    await go(self._services, self._bot, where)
                finally:
                    under_way.discard(where)

        for end in await asyncio.gather(*map(once, set(places)), return_exceptions=True):
            if end is not None:
                raise end

"""What the clock does for check-ins.

Every round outlives any single failure of Telegram, goes on with the others, and takes up the next
time what it could not do.
"""

from telegram import Bot

from bot.services import Services
from handlers.rounds.cards import show_cards
from handlers.rounds.expiry import end_lifetimes
from handlers.rounds.letters import send_letters
from handlers.rounds.publishing import publish_due
from handlers.rounds.sweeping import erase_due

__all__ = ["Rounds"]


class Rounds:
    """One round of a kind at a time: who comes second waits, and then finds little to do."""

    def __init__(self, services: Services, bot: Bot) -> None:
        self._services = services
        self._bot = bot
        self._turns = services.checkins.turns

    async def cards(self) -> None:
        """Show moderators what is due, and call them where somebody needs help."""
        async with self._turns.cards:
            await show_cards(self._services, self._bot)

    async def publishing(self) -> None:
        """Publish what is approved and due."""
        async with self._turns.publishing:
            await publish_due(self._services, self._bot)

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

    async def urgent(self) -> None:
        """For a handler that has just let something urgent through. Where a round is under way,
        it will see to that too, urgent ones first, and nobody has to wait for it."""
        if not self._turns.cards.locked():
            await self.cards()
        if not self._turns.publishing.locked():
            await self.publishing()

"""One digest to one address, whatever has become of the chat meanwhile."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from telegram.error import BadRequest, ChatMigrated, Forbidden
from telegram.ext import ExtBot

from bot.core.digests.subscription import Address, Ticket
from bot.services import Services
from bot.words import Html
from handlers.digests.views import under_an_issue

_TOPIC_GONE = ("topic_closed", "topic_deleted", "thread not found")
"""Telegram says one of these where a forum's topic was closed or deleted."""
_CHAT_GONE = "chat not found"


class Sending:
    """The messages of one issue, one after another."""

    def __init__(self, bot: ExtBot[Any], services: Services, ticket: Ticket, *, paid: bool) -> None:
        self.arrived = ticket.arrived
        """How many messages have arrived so far."""
        self._bot = bot
        self._services = services
        self._address = ticket.address
        self._chosen = ticket.subscription
        self._paid = paid
        self._followed = False

    async def arrives(self, texts: Sequence[Html]) -> bool:
        """Send what has not arrived yet; False if nobody is there any more.

        Raises:
            TelegramError: it may work later.
        """
        while self.arrived < len(texts):
            last = self.arrived == len(texts) - 1
            try:
                await self._send(texts[self.arrived], buttons=last)
                self.arrived += 1
            except ChatMigrated as moved:
                if self._followed:
                    raise
                await self._follow(moved.new_chat_id)
            except Forbidden:
                return False
            except BadRequest as refusal:
                said = refusal.message.lower()
                if _CHAT_GONE in said:
                    return False
                if self._address.thread is None or not any(sign in said for sign in _TOPIC_GONE):
                    raise
                if not await self._leave_topic():
                    return False
        return True

    async def _send(self, text: Html, *, buttons: bool) -> None:
        language = self._chosen.languages[0]
        await self._bot.send_message(
            self._address.chat_id,
            text,
            message_thread_id=self._address.thread,
            disable_notification=self._chosen.quiet,
            reply_markup=under_an_issue(self._services.words, language) if buttons else None,
            allow_paid_broadcast=self._paid or None,
            rate_limit_args="bulk",
        )

    async def _follow(self, new_chat_id: int) -> None:
        self._followed = True
        await self._services.digests.subscriptions.move(self._address.chat_id, new_chat_id)
        self._address = replace(self._address, chat_id=new_chat_id)

    async def _leave_topic(self) -> bool:
        """Go on in the chat itself, and say so; False if that has a digest of its own."""
        to_the_chat = await self._services.digests.subscriptions.leave_topic(self._address)
        if to_the_chat:
            self._address = Address(self._address.chat_id)
            language = self._chosen.languages[0]
            note = self._services.words.say(language, "subscription-topic-closed")
            await self._send(note, buttons=False)
        return to_the_chat

"""Erasing conversations from private chats, while Telegram allows it: for 48 hours.

https://core.telegram.org/bots/api#deletemessages
"""

import logging
from collections.abc import Sequence

from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.core.checkins.ports import Said
from bot.services import Services
from handlers.posts import deleted

log = logging.getLogger(__name__)

AT_ONCE = 100
"""How many messages one call deletes at most."""


async def erase_due(services: Services, bot: Bot, chat: int) -> None:
    sweep = services.checkins.sweep
    said = await sweep.due(chat)
    for start in range(0, len(said), AT_ONCE):
        await sweep.done(await _erased(bot, chat, said[start : start + AT_ONCE]))


async def _erased(bot: Bot, chat: int, said: Sequence[Said]) -> Sequence[Said]:
    """Those that are gone, or can never be erased."""
    try:
        await bot.delete_messages(chat, [one.message for one in said])
    except Forbidden:
        return said
    except BadRequest:
        # One that is too old spoils it for the others.
        return [one for one in said if await deleted(bot, one.chat, one.message) != "later"]
    except TelegramError as error:
        log.warning("Messages were not erased yet: %s", type(error).__name__)
        return []
    return said

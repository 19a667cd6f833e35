"""Deleting what the bot has posted, as far as Telegram lets it."""

import logging
from typing import Literal

from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.core.checkins.ports import Post
from bot.core.checkins.values import CheckIn
from bot.services import Services

log = logging.getLogger(__name__)

Fate = Literal["gone", "later", "never"]
"""Of a message to be deleted: it is gone; it stands, and another try may do it; it stands, and the
bot can never delete it."""


def post_of(checkin: CheckIn) -> Post | None:
    """Its published message, where one is known."""
    if checkin.post is None or checkin.post_chat is None:
        return None
    return Post(checkin.post_chat, checkin.post)


async def take_down(services: Services, bot: Bot, post: Post) -> bool:
    """Delete a published message, now or, where that fails or is cut off, in a later round.

    Returns:
        Whether it is gone.
    """
    # Noted first: whoever waits for Telegram may be stopped meanwhile.
    await services.checkins.posts.add(post, hours=0)
    fate = await deleted(bot, post.chat, post.message)
    if fate != "later":
        await services.checkins.posts.gone(post)
    return fate == "gone"


async def deleted(bot: Bot, chat: int, message: int) -> Fate:
    """Delete a message.

    A group that became a supergroup keeps its old messages where no bot can reach them; by the
    new id the same number is another message.
    """
    try:
        await bot.delete_message(chat, message)
    except ChatMigrated:
        return "never"
    except TelegramError as error:
        said = error.message.lower() if isinstance(error, BadRequest) else ""
        if "message to delete not found" in said:
            return "gone"
        if "message can't be deleted" in said or "chat not found" in said:
            return "never"
        log.warning("A message was not deleted yet: %s", type(error).__name__)
        return "later"
    return "gone"

"""What a failure of Telegram means for the message it was about."""

import logging

from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TelegramError

from bot.core.checkins.ports import Post
from bot.services import Services
from bot.transport import NotSent
from handlers.moderation import board

log = logging.getLogger(__name__)


def certainly_not_sent(error: TelegramError) -> bool:
    """Whether the message does not exist. Else nobody knows: the answer was lost on its way."""
    return isinstance(error, NotSent | BadRequest) or not isinstance(error, NetworkError)


async def take_down(services: Services, bot: Bot, post: Post) -> bool:
    """Delete a published message, now or, where Telegram fails, in a later round.

    Returns:
        Whether that is done.
    """
    # Noted first: whoever waits for Telegram may be stopped meanwhile.
    await services.checkins.posts.add(post, hours=0)
    gone = await deleted(bot, post.chat, post.message)
    if gone:
        await services.checkins.posts.gone(post)
    return gone


async def deleted(bot: Bot, chat: int, message: int) -> bool:
    """Delete a message.

    Returns:
        True: it is gone, or can never be deleted. False: worth another try.
    """
    try:
        await bot.delete_message(chat, message)
    except (BadRequest, Forbidden, ChatMigrated):
        return True
    except TelegramError as error:
        log.warning("A message was not deleted yet: %s", type(error).__name__)
        return False
    return True


async def follow(services: Services, chat: int, error: TelegramError) -> None:
    """Where a chat has become a supergroup meanwhile, go on there the next time."""
    if isinstance(error, ChatMigrated):
        await board.follow(services, chat, error.new_chat_id)

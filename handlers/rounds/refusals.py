"""What a failure of Telegram means for the message it was about."""

from telegram.error import BadRequest, ChatMigrated, NetworkError, TelegramError

from bot.services import Services
from bot.transport import NotSent
from handlers.moderation import board


def certainly_not_sent(error: TelegramError) -> bool:
    """Whether the message does not exist. Else nobody knows: the answer was lost on its way."""
    return isinstance(error, NotSent | BadRequest) or not isinstance(error, NetworkError)


async def follow(services: Services, chat: int, error: TelegramError) -> None:
    """Where a chat has become a supergroup meanwhile, go on there the next time."""
    if isinstance(error, ChatMigrated):
        await board.follow(services, chat, error.new_chat_id)

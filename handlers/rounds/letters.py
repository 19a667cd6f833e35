"""Notices to authors: that there is something to read, and no word of what."""

import logging

from telegram import Bot, ReplyParameters
from telegram.error import RetryAfter, TelegramError

from bot.core.checkins.ports import Letter, Said
from bot.services import Services
from bot.transport import NotSent
from bot.words import Html

log = logging.getLogger(__name__)

STAYS = 23 * 3600.0
"""Seconds after which the notice is erased from the private chat."""


async def send_letters(services: Services, bot: Bot) -> None:
    for letter in await services.checkins.store.due_letters():
        await _send(services, bot, letter)


async def _send(services: Services, bot: Bot, letter: Letter) -> None:
    rooms = services.checkins
    try:
        sent = await bot.send_message(
            letter.chat,
            await _text(services, letter),
            reply_parameters=(
                ReplyParameters(letter.receipt_message, allow_sending_without_reply=True)
                if letter.receipt_message
                else None
            ),
        )
    except (NotSent, RetryAfter):
        return
    except TelegramError as error:
        # Blocked, or perhaps delivered: never again. The receipt shows the same.
        log.info("A notice was not delivered: %s", type(error).__name__)
    else:
        await rooms.sweep.add(Said(letter.chat, sent.message_id), STAYS)
    await rooms.store.posted(letter.id)


async def _text(services: Services, letter: Letter) -> Html:
    reader = await services.readers.get(letter.chat)
    language = reader.language if reader else "ru"
    words = services.words
    match letter.notice:
        case "declined":
            why = words.say(language, f"declined-{letter.argument}")
            return words.say(language, "notice-declined", why=why)
        case "limited":
            return words.say(language, "notice-limited", days=int(letter.argument))
    return words.say(language, f"notice-{letter.notice}")

"""Notices to authors: that there is something to read, and no word of what. Receipts that did not
arrive at once."""

import logging

from telegram import Bot, ReplyParameters
from telegram.error import RetryAfter, TelegramError

from bot.core.checkins.ports import Letter, Said
from bot.services import Services
from bot.transport import NotSent
from handlers.checkin.buttons import Look
from handlers.screens import Button, Screen

log = logging.getLogger(__name__)

STAYS = 23 * 3600.0
"""Seconds after which the notice is erased from the private chat."""


async def send_letters(services: Services, bot: Bot, chat: int) -> None:
    for letter in await services.checkins.store.due_letters(chat):
        await _send(services, bot, letter)


async def _send(services: Services, bot: Bot, letter: Letter) -> None:
    rooms = services.checkins
    screen = await _screen(services, letter)
    try:
        sent = await bot.send_message(
            letter.chat,
            screen.text,
            reply_markup=screen.keyboard() if screen.rows else None,
            reply_parameters=(
                ReplyParameters(letter.receipt_message, allow_sending_without_reply=True)
                if letter.receipt_message
                else None
            ),
        )
    except (NotSent, RetryAfter):
        return
    except TelegramError as error:
        # Blocked, or perhaps delivered: never again. The receipt shows the same, and was itself
        # tried before.
        log.info("A notice was not delivered: %s", type(error).__name__)
    else:
        await rooms.sweep.add(Said(letter.chat, sent.message_id), STAYS)
    await rooms.store.posted(letter.id)


async def _screen(services: Services, letter: Letter) -> Screen:
    reader = await services.readers.get(letter.chat)
    language = reader.language if reader else "ru"
    words = services.words
    match letter.notice:
        case "accepted":
            look = Button(words.plain(language, "button-look"), Look(letter.argument))
            return Screen(words.say(language, "notice-accepted"), [[look]])
        case "declined":
            why = words.say(language, f"declined-{letter.argument}")
            return Screen(words.say(language, "notice-declined", why=why))
        case "limited":
            return Screen(words.say(language, "notice-limited", days=int(letter.argument)))
    return Screen(words.say(language, f"notice-{letter.notice}"))

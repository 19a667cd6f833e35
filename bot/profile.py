"""The bot's name, descriptions and command menus, for each language and scope."""

import logging
from collections.abc import Iterator

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.error import TelegramError

from bot.core.content import LANGUAGES, Language
from bot.words import Words

log = logging.getLogger(__name__)

COMMANDS: tuple[tuple[BotCommandScope, tuple[str, ...]], ...] = (
    (
        BotCommandScopeAllPrivateChats(),
        (
            "start",
            "faq",
            "checkin",
            "place",
            "digest",
            "language",
            "help",
            "privacy",
            "pulse",
            "mydata",
            "forget",
            "cancel",
        ),
    ),
    # No /checkin in groups: written there, it shows who is about to write one.
    (BotCommandScopeAllGroupChats(), ("faq", "pulse", "help", "privacy")),
    (
        BotCommandScopeAllChatAdministrators(),
        (
            "faq",
            "pulse",
            "queue",
            "limit",
            "setup",
            "place",
            "digest",
            "language",
            "help",
            "privacy",
        ),
    ),
)

_DEFAULT: Language = "en"


def _tongues() -> Iterator[tuple[Language, str | None]]:
    """Each language with its code for Telegram; None is for clients in any other language."""
    yield _DEFAULT, None
    for language in LANGUAGES:
        yield language, language


async def present(bot: Bot, words: Words) -> None:
    """Tell Telegram how the bot is called and what it can do, where that has changed.

    Telegram allows few changes of the name a day, hence the question before each. A refusal is
    logged and changes nothing: the bot works under its old name as well.
    """
    try:
        for language, code in _tongues():
            await _introduce(bot, words, language, code)
            for scope, names in COMMANDS:
                commands = [
                    BotCommand(name, words.plain(language, f"command-{name}")) for name in names
                ]
                if tuple(commands) != await bot.get_my_commands(scope, code):
                    await bot.set_my_commands(commands, scope, code)
    except TelegramError as refusal:
        log.warning("the bot's profile was not set: %s", type(refusal).__name__)


async def _introduce(bot: Bot, words: Words, language: Language, code: str | None) -> None:
    name = words.plain(language, "bot-name")
    if (await bot.get_my_name(code)).name != name:
        await bot.set_my_name(name, code)
    description = words.plain(language, "bot-description")
    if (await bot.get_my_description(code)).description != description:
        await bot.set_my_description(description, code)
    short = words.plain(language, "bot-short-description")
    if (await bot.get_my_short_description(code)).short_description != short:
        await bot.set_my_short_description(short, code)

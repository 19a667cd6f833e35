"""What no other handler took: a kind word and a way on, never silence in a private chat."""

import logging
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from telegram import Chat, Update
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.core.languages import language_of_client
from bot.services import Services
from handlers import menu
from handlers.checkin import flow
from handlers.screens import Screen
from handlers.standing import CannotLook
from handlers.views import menus
from handlers.visit import Context, Visit, visit_of

log = logging.getLogger(__name__)


async def not_text(visit: Visit) -> None:
    """A photo, a voice message, a sticker … in a private chat."""
    if await flow.refuse(visit):
        return
    await visit.send(Screen(visit.say("only-text"), [[menus.home_button(visit)]]))


async def unknown_command(visit: Visit) -> None:
    if visit.private:
        await visit.send(Screen(visit.say("unknown-command"), [[menus.home_button(visit)]]))


async def for_groups(visit: Visit) -> None:
    """A moderators' command in a private chat."""
    await visit.send(Screen(visit.say("only-in-groups"), [[menus.home_button(visit)]]))


async def outdated_button(visit: Visit) -> None:
    """A button of an older version, or forged data: fresh buttons instead."""
    await visit.toast("outdated-button", alert=True)
    if visit.private:
        await visit.show(await menu.home_screen(visit))


async def own_up(services: Services, bot: ExtBot[Any], loss: str, update: Update) -> None:
    """Tell a person what was not done, or not even read, and what to do now."""
    visit = await visit_of(update, bot, services)
    if visit.private:
        with suppress(TelegramError):
            await visit.send(Screen(visit.say(loss)))


def apologise(services: Services) -> Callable[[object, Context], Coroutine[Any, Any, None]]:
    """What happens after a handler broke: the person hears it; the log hears only what broke."""

    async def call(update: object, context: Context) -> None:
        log.error("a handler failed", exc_info=context.error)
        if not isinstance(update, Update) or update.effective_chat is None:
            return
        if update.effective_chat.type != Chat.PRIVATE:
            return
        user = update.effective_user
        language = language_of_client(user.language_code if user else None)
        with suppress(Exception):  # it may be the store of languages that broke
            language = (await visit_of(update, context.bot, services)).language
        with suppress(TelegramError):
            said = "cannot-look" if isinstance(context.error, CannotLook) else "trouble"
            await context.bot.send_message(
                update.effective_chat.id, services.words.say(language, said)
            )

    return call

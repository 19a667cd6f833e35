"""Everything the bot reacts to, top to bottom: the first row that fits takes the update."""

from collections.abc import Mapping
from typing import Any

from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.services import Services
from handlers import (
    ask,
    group,
    inline,
    leftovers,
    maintainers,
    menu,
    settings,
    start,
    verdicts,
)
from handlers.buttons import (
    ChooseLanguage,
    ChoosePlace,
    Home,
    Judge,
    PassOn,
    Press,
    SetLanguage,
    SetPlace,
    ShowEntry,
    ShowHelp,
    ShowPrivacy,
    ShowTopic,
    unpack,
)
from handlers.checkin import table as checkin
from handlers.digests import settings as digest
from handlers.moderation import table as moderation
from handlers.visit import Handle, OnPress, Visit, on

PRIVATE: Mapping[str, Handle] = {
    "start": start.start,
    "faq": ask.faq,
    "place": settings.place_command,
    "language": settings.choose_language,
    "digest": digest.digest,
    "help": menu.show_help,
    "privacy": menu.show_privacy,
    "reload": maintainers.reload,
    "status": maintainers.status,
    "setup": leftovers.for_groups,
    "queue": leftovers.for_groups,
    "limit": leftovers.for_groups,
    **checkin.PRIVATE,
    **moderation.PRIVATE,
}

GROUP: Mapping[str, Handle] = {
    "start": group.start,
    "faq": group.faq,
    "place": settings.of_the_group(settings.place_command),
    "language": settings.of_the_group(settings.choose_language),
    "digest": digest.digest,
    "help": group.start,
    "privacy": group.privacy,
    "cancel": group.start,
    **checkin.GROUP,
    **moderation.GROUP,
}

ANYBODYS: Mapping[type[Press], OnPress] = {
    Home: menu.home,
    ShowTopic: menu.topic,
    ShowEntry: menu.entry,
    ShowHelp: menu.show_help,
    ShowPrivacy: menu.show_privacy,
    ChooseLanguage: settings.choose_language,
    SetLanguage: settings.set_language,
    ChoosePlace: settings.choose_place,
    SetPlace: settings.set_place,
    Judge: verdicts.judge,
    PassOn: maintainers.pass_on,
}
"""No rights are asked for these, and what they show stands in place of the pressed message: so it
must have the button. Others ask for rights, and tell who presses an old button what has changed."""

PRESSES: Mapping[type[Press], OnPress] = {
    **ANYBODYS,
    **checkin.PRESSES,
    **moderation.PRESSES,
    **digest.PRESSES,
}


async def press(visit: Visit) -> None:
    query = visit.update.callback_query
    pressed = unpack(query.data if query else None)
    genuine = type(pressed) not in ANYBODYS or visit.offered
    if pressed is None or visit.update.effective_chat is None or not genuine:
        await leftovers.outdated_button(visit)
    else:
        await PRESSES[type(pressed)](visit, pressed)


def command(does: Mapping[str, Handle]) -> Handle:
    """One handler for all of them: each would look at every message."""

    async def do(visit: Visit) -> None:
        await does[visit.command](visit)

    return do


def table(services: Services) -> list[BaseHandler[Any, Any, Any]]:
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    groups = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
    return [
        CommandHandler(list(GROUP), on(command(GROUP), services), groups),
        CommandHandler(list(PRIVATE), on(command(PRIVATE), services), private),
        CallbackQueryHandler(on(press, services)),
        InlineQueryHandler(on(inline.suggest, services)),
        MessageHandler(private & filters.COMMAND, on(leftovers.unknown_command, services)),
        MessageHandler(private & filters.TEXT, on(ask.ask, services)),
        MessageHandler(private & ~filters.StatusUpdate.ALL, on(leftovers.not_text, services)),
        MessageHandler(groups & filters.TEXT & filters.REPLY, on(moderation.written, services)),
        MessageHandler(groups & filters.StatusUpdate.MIGRATE, on(group.moved, services)),
        ChatMemberHandler(on(group.joined, services), ChatMemberHandler.MY_CHAT_MEMBER),
    ]

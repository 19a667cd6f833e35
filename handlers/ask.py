"""A question in a private chat, in the member's own words."""

from bot.core.greetings import only_greets
from handlers import menu
from handlers.checkin import flow
from handlers.screens import Screen
from handlers.views import answers, menus
from handlers.visit import Visit


async def ask(visit: Visit) -> None:
    """Free text: what a check-in waits for, the name of a place, or a question."""
    text = visit.message.text if visit.message else None
    if text and not await flow.hear(visit):
        await _answer(visit, text)


async def faq(visit: Visit) -> None:
    """`/faq words` in a private chat; without words, the menu."""
    if visit.words_after_command:
        await _answer(visit, visit.words_after_command)
    else:
        await visit.show(await menu.home_screen(visit))


async def _answer(visit: Visit, text: str) -> None:
    place = visit.services.shelves.gazetteer.named(text)
    if place is not None and visit.reader.place is None:
        await visit.remember(place=place.id)
        screen = await menu.home_screen(visit)
    elif place is not None:
        screen = menus.places_found(visit, [place])
    else:
        screen = await _result(visit, text)
    await visit.send(screen, reply_to=visit.message.message_id if visit.message else None)


async def waiting(visit: Visit) -> Screen:
    """The answer to what was asked before the place was chosen; home where nothing was.

    The question is not kept: the pressed message replies to it, and Telegram shows it with that.
    """
    asked = visit.message.reply_to_message if visit.message else None
    text = (asked and asked.text) or ""
    if text.startswith("/"):
        text = text.partition(" ")[2]
    return await _result(visit, text) if text else await menu.home_screen(visit)


async def _result(visit: Visit, text: str) -> Screen:
    if only_greets(text):
        return await menu.home_screen(visit)
    return answers.result(visit, visit.services.shelves.faq.ask(text, visit.reader.place))

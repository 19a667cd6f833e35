"""A question in a private chat, in the member's own words."""

from bot.core.content import EVERYWHERE
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
    shelves = visit.services.shelves
    place = shelves.gazetteer.named(text)
    if place is not None and visit.reader.place is None:
        await visit.remember(place=place.id)
        screen = await menu.home_screen(visit)
    elif place is not None:
        screen = menus.places_found(visit, [place])
    else:
        screen = _result(visit, text)
    await visit.send(screen, reply_to=visit.message.message_id if visit.message else None)


def _result(visit: Visit, text: str) -> Screen:
    found = visit.services.shelves.faq.ask(text, visit.reader.place or EVERYWHERE)
    return answers.result(visit, found)

"""Home, topics and answers by menu, each screen in place of the last."""

from handlers.buttons import Home, ShowEntry, ShowHelp, ShowPrivacy, ShowTopic
from handlers.checkin import members
from handlers.screens import Screen
from handlers.views import answers, menus
from handlers.visit import Visit


async def home(visit: Visit, _press: Home) -> None:
    await visit.show(await home_screen(visit))


async def home_screen(visit: Visit) -> Screen:
    """The first screen, with the way to a check-in where any are taken."""
    return menus.home(visit, checkins=await members.any_ready(visit))


async def topic(visit: Visit, press: ShowTopic) -> None:
    if press.topic in visit.services.shelves.content.topics:
        await visit.show(menus.topic(visit, press.topic, press.page))
    else:
        await gone(visit)


async def entry(visit: Visit, press: ShowEntry) -> None:
    found = visit.services.shelves.content.entries.get(f"{press.place}/{press.name}")
    if found is not None:
        await visit.show(answers.answer(visit, found))
    else:
        await gone(visit)


async def gone(visit: Visit) -> None:
    """The button's entry, topic or place is no longer in the files."""
    await visit.toast("gone")
    await visit.show(await home_screen(visit))


async def show_help(visit: Visit, _press: ShowHelp | None = None) -> None:
    await visit.show(menus.help_screen(visit))


async def show_privacy(visit: Visit, _press: ShowPrivacy | None = None) -> None:
    await visit.show(menus.privacy(visit))

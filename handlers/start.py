"""`/start` in a private chat, alone or from a deep link."""

from handlers import menu
from handlers.checkin import flow
from handlers.digests import settings
from handlers.views import answers
from handlers.visit import Visit


async def start(visit: Visit) -> None:
    """`/start`, `/start checkin`, `/start <place>`, `… <place>_<entry>`, `… digest_<channel>`."""
    if visit.words_after_command == "checkin":
        await flow.begin(visit)
        return
    content = visit.services.shelves.content
    place, _, name = visit.words_after_command.partition("_")
    if place == settings.LINK:
        await settings.open_channel(visit, name)
        return
    if not visit.known:
        await visit.remember()
    if place in content.places and (visit.reader.place is None or not name):
        await visit.remember(place=place)
    entry = content.entries.get(f"{place}/{name}")
    await visit.show(answers.answer(visit, entry) if entry else await menu.home_screen(visit))

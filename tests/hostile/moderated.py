"""A community whose moderators have pressed already: where plays of reports and faults begin."""

from bot.lines import TIME_LIMIT
from handlers.moderation.buttons import Report
from tests.conversations.town import Town
from tests.village import Json, texts

TEXT = "Нужен врач"
LONG = 300
"""Seconds; longer than a handler may take."""


async def card(here: Town, checkin_id: str) -> Json:
    number = (await here.checkin(checkin_id)).card
    return next(each for each in here.office.chat() if each["message_id"] == number)


async def reported(here: Town, checkin_id: str, readers: int = 3) -> Json:
    """Readers press under the post; returns it as it was."""
    [post] = [each for each in here.group.chat() if TEXT in each.get("text", "")]
    for number in range(readers):
        reader = here.sim.person(f"Читатель {number}", language_code="ru")
        here.group.adds(reader)
        await reader.presses_data(Report(checkin_id).pack(), post)
    await here.sim.idle()
    return post


async def published(here: Town) -> str:
    checkin_id = await here.shows(TEXT)
    await here.boss.presses("Одобрить", chat=here.office)
    await here.sim.idle()
    assert TEXT in texts(here.group.chat())
    return checkin_id


async def overdue(here: Town) -> None:
    """Let the handler be stopped that was told to wait for so long."""
    await here.clock.until(lambda: LONG in here.clock.asked)
    await here.clock.move(TIME_LIMIT + 1)
    await here.sim.idle()

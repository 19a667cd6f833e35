"""`/checkin` in a group, where everybody would see whose it is."""

from contextlib import suppress

from telegram.error import TelegramError

from handlers.screens import Button, Screen
from handlers.visit import Visit


async def not_here(visit: Visit) -> None:
    """Delete the command where the bot may, and show the way without naming anybody."""
    link = f"https://t.me/{visit.bot.username}?start=checkin"
    privately = Button(visit.label("button-checkin-privately"), link)
    await visit.send(Screen(visit.say("checkins-group"), [[privately]]))
    if visit.message is not None:
        with suppress(TelegramError):
            await visit.message.delete()

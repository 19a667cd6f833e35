"""What is for a private chat, asked for in a group, where everybody would see whose it is."""

from contextlib import suppress

from telegram.error import TelegramError

from handlers.screens import Button, Screen
from handlers.visit import Visit


async def checkin(visit: Visit) -> None:
    """`/checkin`"""
    await _not_here(visit, "checkins-group", "checkin")


async def mine(visit: Visit) -> None:
    """`/mydata`, `/forget`"""
    await _not_here(visit, "mine-group", "go")


async def _not_here(visit: Visit, message_id: str, start: str) -> None:
    """Delete the command where the bot may, and show the way without naming anybody."""
    link = f"https://t.me/{visit.bot.username}?start={start}"
    privately = Button(visit.label("button-checkin-privately"), link)
    await visit.send(Screen(visit.say(message_id), [[privately]]))
    if visit.message is not None:
        with suppress(TelegramError):
            await visit.message.delete()

"""Who somebody is in a chat: asked of Telegram each time, kept nowhere."""

from typing import Any

from telegram import ChatMember
from telegram.error import TelegramError
from telegram.ext import ExtBot


class CannotLook(Exception):
    """Telegram did not say who somebody is; it may in a minute."""


async def in_charge(bot: ExtBot[Any], chat: int, who: int) -> bool:
    """Whether `who` owns or administers the chat at this moment; a failed look-up means no."""
    try:
        member = await bot.get_chat_member(chat, who)
    except TelegramError:
        return False
    return member.status in (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


async def title(bot: ExtBot[Any], chat: int) -> str:
    """How the chat is called; nothing, if that cannot be seen."""
    try:
        return (await bot.get_chat(chat)).title or ""
    except TelegramError:
        return ""

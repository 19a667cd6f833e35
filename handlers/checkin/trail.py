"""What a conversation about a check-in leaves in the private chat, and how that is erased.

Telegram lets bots delete for 48 hours: https://core.telegram.org/bots/api#deletemessage
"""

from collections.abc import Iterable
from dataclasses import replace

from bot.core.checkins.ports import Said
from bot.core.checkins.writing import Begun, Writing, from_fields, to_fields
from handlers.rounds.sweeping import erase_due
from handlers.screens import Screen
from handlers.visit import Visit

A_MINUTE = 60.0
ABANDONED = 15 * 60.0
AN_HOUR = 3600.0
A_DAY = 24 * 3600.0
LATE = 26 * 3600.0
"""Seconds after which messages are erased: what was refused, and an author's text at the latest;
a conversation that nobody goes on with; replies; all the rest; what cannot be erased sooner."""


async def begun(visit: Visit) -> Begun | None:
    """What this person is writing now; also where check-ins have closed meanwhile."""
    fields = await visit.services.checkins.drafts.get(visit.chat.id)
    return from_fields(fields) if fields is not None else None


async def writing(visit: Visit) -> Writing | None:
    """The check-in this person is writing now and can go on with: none while they are closed."""
    current = None if visit.services.checkins.closed else await begun(visit)
    return current if isinstance(current, Writing) else None


async def keep(visit: Visit, current: Begun, *messages: int) -> None:
    """Keep what is being written, with the newest messages of the conversation; all of it stays in
    the chat for as long as the draft."""
    trail = tuple(dict.fromkeys((*current.trail, *messages)))
    said = [Said(visit.chat.id, message) for message in trail]
    await visit.services.checkins.sweep.put_off(said, ABANDONED)
    await visit.services.checkins.drafts.put(
        visit.chat.id, to_fields(replace(current, trail=trail))
    )


async def heard(visit: Visit) -> tuple[int, ...]:
    """The person's own message, to be erased: a command or a text. Empty for a press."""
    message = visit.message
    if message is None or visit.update.callback_query is not None:
        return ()
    await note(visit, message.message_id, ABANDONED)
    return (message.message_id,)


async def note(visit: Visit, message: int, after: float) -> None:
    """Have a message of this chat erased in so many seconds, or sooner if that was due."""
    await visit.services.checkins.sweep.add(Said(visit.chat.id, message), after)


async def send(visit: Visit, screen: Screen, after: float, *, reply_to: int | None = None) -> int:
    """Send a message that is to be erased in so many seconds; returns its id."""
    sent = await visit.send(screen, reply_to=reply_to)
    await note(visit, sent.message_id, after)
    return sent.message_id


async def erase(visit: Visit, messages: Iterable[int]) -> None:
    """Erase messages of this chat now, with what else is due in it; where Telegram fails, the next
    round tries again."""
    for message in messages:
        await note(visit, message, 0.0)
    await erase_due(visit.services, visit.bot, visit.chat.id)

"""What maintainers do from Telegram: hear what was asked, reload the files, see what to mend."""

from contextlib import suppress

from telegram import Bot, Message
from telegram.error import TelegramError

from bot.core.content import EVERYWHERE, Language
from bot.services import Services
from bot.words import Html
from handlers import leftovers
from handlers.buttons import PassOn
from handlers.screens import Screen
from handlers.views import menus
from handlers.views.names import place_name, question
from handlers.visit import Visit

SHOWN = 8
"""Faults or entries listed in one message; more of the longest might not fit into it."""

QUESTION_LETTERS = 1000
QUESTIONS_A_DAY = 5
"""Of one person."""


async def pass_on(visit: Visit, _press: PassOn) -> None:
    """Send the question to the maintainers: its words and the place, not who asked. Each once, and
    not too many a day: who asks cannot be told from others, so nobody could stop them."""
    asked = visit.message.reply_to_message if visit.message else None
    if not isinstance(asked, Message) or not asked.text:
        await visit.toast("pass-on-lost", alert=True)
        return
    once, deed = visit.services.once, f"pass on, {visit.services.today()}"
    if not once.first(visit.user.id, f"{deed}, message {asked.message_id}"):
        return
    if not once.first_few(visit.user.id, deed, QUESTIONS_A_DAY):
        await visit.toast("pass-on-enough", alert=True)
        return
    delivered = 0
    for maintainer in visit.services.maintainers:
        with suppress(TelegramError):
            await visit.bot.send_message(
                maintainer, await _passed_on(visit, maintainer, asked.text)
            )
            delivered += 1
    screen = Screen(
        visit.say("passed-on" if delivered else "pass-on-failed"), [[menus.home_button(visit)]]
    )
    await visit.show(screen)


async def _passed_on(visit: Visit, maintainer: int, text: str) -> Html:
    language = await _language(visit.services, maintainer)
    place = visit.services.shelves.content.places.get(visit.reader.place or EVERYWHERE)
    return visit.services.words.say(
        language,
        "maintainer-question",
        place=place.name[language] if place else "",
        text=text[:QUESTION_LETTERS],
    )


async def _language(services: Services, maintainer: int) -> Language:
    known = await services.readers.get(maintainer)
    return known.language if known else "ru"


async def warn_of_conflict(services: Services, bot: Bot) -> None:
    """Somebody else reads this bot's updates. Check-ins close by it; maintainers hear it once."""
    if not services.checkins.alarm.sound():
        return
    for maintainer in services.maintainers:
        language = await _language(services, maintainer)
        with suppress(TelegramError):
            await bot.send_message(maintainer, services.words.say(language, "maintainer-conflict"))


async def reload(visit: Visit) -> None:
    """`/reload`: read the files now, and hear what is wrong in them."""
    if not visit.from_maintainer:
        await leftovers.unknown_command(visit)
        return
    faults = await visit.services.shelves.reload(visit.language)
    entries = len(visit.services.shelves.content.entries)
    if not faults:
        await visit.send(Screen(visit.say("reloaded", entries=entries)))
        return
    shown = "\n".join(
        visit.say("maintainer-line", where=fault.where, what=fault.what) for fault in faults[:SHOWN]
    )
    text = visit.say("reloaded-with-faults", entries=entries, count=len(faults), faults=Html(shown))
    await visit.send(Screen(text))


async def status(visit: Visit) -> None:
    """`/status`: why no check-ins are taken, answers called outdated, how far the digests are."""
    if not visit.from_maintainer:
        await leftovers.unknown_command(visit)
        return
    counts = await visit.services.verdicts.counts()
    entries = visit.services.shelves.content.entries
    worst = sorted(
        (
            entry_id
            for entry_id in counts
            if counts[entry_id].get("outdated") and entry_id in entries
        ),
        key=lambda entry_id: -counts[entry_id]["outdated"],
    )
    lines = "\n".join(
        visit.say(
            "status-line",
            outdated=counts[entry_id]["outdated"],
            useful=counts[entry_id].get("useful", 0),
            place=place_name(visit, entries[entry_id].place),
            question=question(entries[entry_id], visit.language),
        )
        for entry_id in worst[:SHOWN]
    )
    closed = "".join(
        f"{visit.say('status-closed', why=visit.label(f'doubt-{doubt}'))}\n\n"
        for doubt in sorted(visit.services.checkins.closed)
    )
    text = visit.say("status", entries=len(entries), outdated=len(worst), lines=Html(lines))
    await visit.send(Screen(Html(f"{closed}{text}\n{await _delivery(visit)}")))


async def _delivery(visit: Visit) -> Html:
    """How far the digests are, or how the last ones went."""
    rooms = visit.services.digests
    left = await rooms.ledger.left() + rooms.progress.in_hand
    if rooms.progress.began is None and not left:
        return visit.say("subscription-progress-none")
    return visit.say(
        "subscription-progress",
        sent=rooms.progress.sent,
        left=left,
        failed=rooms.progress.failed,
        minutes=rooms.progress.minutes(left, visit.services.clock.now()),
    )

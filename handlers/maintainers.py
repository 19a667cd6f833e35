"""What maintainers do from Telegram: hear what was asked, reload the files, see what to mend."""

from contextlib import suppress

from telegram import Message
from telegram.error import TelegramError

from bot.core.content import EVERYWHERE
from bot.words import Html
from handlers import leftovers
from handlers.buttons import PassOn
from handlers.screens import Screen
from handlers.views import menus
from handlers.views.names import place_name, question
from handlers.visit import Visit

SHOWN = 10
"""Faults or entries listed in one message."""

QUESTION_LETTERS = 1000


async def pass_on(visit: Visit, _press: PassOn) -> None:
    """Send the question to the maintainers: its words and the place, not who asked."""
    asked = visit.message.reply_to_message if visit.message else None
    if not isinstance(asked, Message) or not asked.text:
        await visit.toast("pass-on-lost", alert=True)
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
    known = await visit.services.readers.get(maintainer)
    language = known.language if known else "ru"
    place = visit.services.shelves.content.places.get(visit.reader.place or EVERYWHERE)
    return visit.services.words.say(
        language,
        "maintainer-question",
        place=place.name[language] if place else "",
        text=text[:QUESTION_LETTERS],
    )


def _is_maintainer(visit: Visit) -> bool:
    return visit.private and visit.user.id in visit.services.maintainers


async def reload(visit: Visit) -> None:
    """`/reload`: read the files now, and hear what is wrong in them."""
    if not _is_maintainer(visit):
        await leftovers.unknown_command(visit)
        return
    faults = await visit.services.shelves.reload(visit.language)
    entries = len(visit.services.shelves.content.entries)
    if not faults:
        await visit.send(Screen(visit.say("reloaded", entries=entries)))
        return
    shown = "\n".join(visit.say("maintainer-line", line=fault) for fault in faults[:SHOWN])
    text = visit.say("reloaded-with-faults", entries=entries, count=len(faults), faults=Html(shown))
    await visit.send(Screen(text))


async def status(visit: Visit) -> None:
    """`/status`: the answers called outdated most often, and how far the digests are."""
    if not _is_maintainer(visit):
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
    text = visit.say("status", entries=len(entries), outdated=len(worst), lines=Html(lines))
    await visit.send(Screen(Html(f"{text}\n{await _delivery(visit)}")))


async def _delivery(visit: Visit) -> Html:
    """How far the digests are, or how the last ones went."""
    rooms = visit.services.digests
    left = await rooms.ledger.left() + rooms.progress.in_hand
    return visit.say(
        "subscription-progress",
        sent=rooms.progress.sent,
        left=left,
        failed=rooms.progress.failed,
        minutes=rooms.progress.minutes(left, visit.services.clock.now()),
    )

"""`python -m bot preview digest`: what would go out, as it reads in a terminal."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path

from bot.core.content import Language
from bot.core.digests.issue import compose
from bot.library.fields import nearest
from bot.library.keeper import read
from bot.words import Words
from handlers.views.digest import UNITS, issue_messages, units

BOT = "prival_bot"
"""The bot's name in the links that are shown; its real name only Telegram knows."""

_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants to see."""

    place: str
    language: Language
    day: str
    """Written like 2026-12-01."""


def preview(
    folder: Path, wish: Wish, words: Words, language: Language, write: Callable[[str], object]
) -> bool:
    """Write out the first issue that somebody would get on that day.

    Args:
        folder: in the shape of `locales/`.
        wish: of which place, in which language, on which day.
        words: the program's.
        language: of what is said about the issue.
        write: takes text with its line ends.

    Returns:
        False if there is no such place or day, which was then said instead.
    """

    def say(message_id: str, **arguments: str | int) -> None:
        write(f"{words.plain(language, message_id, **arguments)}\n")

    try:
        on = date.fromisoformat(wish.day)
    except ValueError:
        say("preview-bad-day", value=wish.day)
        return False
    reading = read(folder, on)
    places = reading.content.places
    if wish.place not in places:
        likely = nearest(wish.place, places) or ", ".join(places)
        say("preview-unknown-place", place=wish.place, nearest=likely)
        return False
    issue = compose(reading.content, [wish.place], on, None, {}, None, 0)
    if issue is not None:
        messages = issue_messages(
            words, reading.content, issue, [wish.language], [wish.place], on, BOT
        )
        for number, message in enumerate(messages, 1):
            say("preview-message", number=number, units=units(message), max=UNITS)
            write(f"\n{readable(message)}\n\n")
    say("preview-only-files")
    if not reading.sound:
        say("preview-faulty")
    return True


def readable(html: str) -> str:
    """A message without its markup; addresses stand behind what leads to them."""
    return unescape(_TAG.sub("", _LINK.sub(r"\2 (\1)", html)))

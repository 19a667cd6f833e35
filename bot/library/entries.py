"""One answer: the head between `---` lines, then a heading and an answer for each language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from bot.core.content import Entry, Half, Language
from bot.library.complaints import Notes
from bot.library.fields import Fields
from bot.library.files import ENTRY_LETTERS, is_id
from bot.library.markdown import utf16_units
from bot.library.pages import Page, read_checked, read_page, read_sources
from bot.library.plainyaml import Text

MESSAGE_UNITS = 3300
"""What an answer may take of a Telegram message, in UTF-16 units. The rest of its 4096 is for the
frame: question, check date, sources, notes."""
QUESTION_LETTERS = 100
BUTTON_LETTERS = 60
ASK_LETTERS = 100

_KEYS = ("topic", "ask", "checked", "source", "shelf")


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry as its file alone tells it; what needs other files is still open."""

    entry: Entry
    """With `shelf_days` of the file, 0 where the topic decides."""
    topic_line: int
    checked_line: int
    asked: tuple[tuple[str, int], ...]
    """The questions and then every other way to ask, with its line."""


def parse_entry(file: str, text: str, notes: Notes) -> Draft | None:
    """The entry in `text` as far as it can be read, or None if its head cannot be.

    Args:
        file: relative to `locales/`; folder and name are the entry's place and name.
    """
    path = PurePosixPath(file)
    if not is_id(path.stem, ENTRY_LETTERS):
        notes.error(1, "bad-name", name=path.stem, max=ENTRY_LETTERS)
    page = read_page(text, _KEYS, notes)
    if page is None:
        return None
    head = page.head
    _lengths(page, notes)
    asks = _asks(head, notes)
    topic = head.text("topic")
    checked = read_checked(head, notes)
    sources = read_sources(head, notes)
    shelf = head.days("shelf", required=False)
    if not head.usable:
        return None
    if notes.sound:
        if checked is not None and not sources:
            notes.warning(head.line_of("checked"), "no-source")
        _few_asks(head, asks, page.halves, notes)
    entry = Entry(
        place=path.parent.name,
        name=path.stem,
        topic=topic or "",
        halves=page.halves,
        ask=tuple(ask.value for ask in asks),
        checked=checked,
        sources=sources,
        shelf_days=shelf or 0,
    )
    asked = [(half.question, page.heading_lines[name]) for name, half in page.halves.items()]
    asked += [(ask.value, ask.line) for ask in asks]
    return Draft(entry, head.line_of("topic"), head.line_of("checked"), tuple(asked))


def language_of(text: str) -> Language:
    """The language that a way to ask is written in, by its letters."""
    return "ru" if re.search("[а-яё]", text, re.IGNORECASE) else "en"


def _asks(head: Fields, notes: Notes) -> list[Text]:
    asks = head.texts("ask")
    for ask in asks:
        if len(ask.value) > ASK_LETTERS:
            notes.error(ask.line, "long-ask", ask=ask.value, max=ASK_LETTERS)
    return asks


def _lengths(page: Page, notes: Notes) -> None:
    for language, half in page.halves.items():
        line = page.heading_lines[language]
        over = len(half.question) - QUESTION_LETTERS
        if not half.question:
            notes.error(line, "no-question")
        elif over > 0:
            notes.error(line, "very-long-question", over=over, max=QUESTION_LETTERS)
        elif len(half.question) > BUTTON_LETTERS:
            notes.warning(line, "long-question", over=len(half.question) - BUTTON_LETTERS)
        over = utf16_units(half.plain) - MESSAGE_UNITS
        if over > 0:
            notes.error(line, "too-long", over=over, max=MESSAGE_UNITS)


_WAYS = 5
"""With five other ways to ask, search finds half as much again as with none (measured)."""


def _few_asks(
    head: Fields, asks: list[Text], halves: Mapping[Language, Half], notes: Notes
) -> None:
    for language in halves:
        count = sum(language_of(ask.value) == language for ask in asks)
        if count < _WAYS:
            notes.warning(
                head.line_of("ask"),
                "few-asks",
                language=language,
                count=count,
                missing=_WAYS - count,
            )

"""One answer: the head between `---` lines, then a heading and an answer for each language."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from bot.core.content import LANGUAGES, Entry, Half, Language
from bot.library.complaints import Notes
from bot.library.fields import Fields, is_https
from bot.library.files import ENTRY_LETTERS, is_id
from bot.library.markdown import render, utf16_units
from bot.library.plainyaml import Text, parse

MESSAGE_UNITS = 4096 - 700
"""What an answer may take of a Telegram message, in UTF-16 units. The rest is for its frame:
question, check date, sources, notes."""
QUESTION_LETTERS = 100
BUTTON_LETTERS = 60
ASK_LETTERS = 100
SOURCES = 5

_KEYS = ("topic", "ask", "checked", "source", "shelf")
_HEADING = re.compile(r"##?(?!#)\s*([^\W\d_]*)\s*[·•:.\u2010-\u2015-]?\s*(.*?)\s*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry as its file alone tells it; what needs other files is still open."""

    entry: Entry
    """With `shelf_days` of the file, 0 where the topic decides."""
    topic_line: int
    checked_line: int
    asked: tuple[tuple[str, int], ...]
    """The questions and then every other way to ask, with its line."""


@dataclass(slots=True)
class _Part:
    """A heading with what stands below it."""

    line: int
    heading: str
    lines: list[str]


def parse_entry(file: str, text: str, notes: Notes) -> Draft | None:
    """The entry in `text` as far as it can be read, or None if its head cannot be.

    Args:
        file: relative to `locales/`; folder and name are the entry's place and name.
    """
    path = PurePosixPath(file)
    if not is_id(path.stem, ENTRY_LETTERS):
        notes.error(1, "bad-name", name=path.stem, max=ENTRY_LETTERS)
    lines = text.split("\n")
    opening, closing = _head(lines, notes)
    if closing is None:
        heading = _first_heading(lines)
        if heading is not None:
            _halves(lines, heading, notes)
        return None
    node = parse("\n".join(lines[opening + 1 : closing]), opening + 2, notes)
    head = Fields(node, _KEYS, notes, opening + 1)
    halves, question_lines = _halves(lines, closing + 1, notes)
    asks = _asks(head, notes)
    topic = head.text("topic")
    checked = _checked(head, notes)
    sources = _sources(head, notes)
    shelf = head.days("shelf", required=False)
    if not head.usable:
        return None
    if notes.sound:
        if checked is not None and not sources:
            notes.warning(head.line_of("checked"), "no-source")
        _few_asks(head, asks, halves, notes)
    entry = Entry(
        place=path.parent.name,
        name=path.stem,
        topic=topic or "",
        halves=halves,
        ask=tuple(ask.value for ask in asks),
        checked=checked,
        sources=sources,
        shelf_days=shelf or 0,
    )
    asked = [(half.question, question_lines[language]) for language, half in halves.items()]
    asked += [(ask.value, ask.line) for ask in asks]
    return Draft(entry, head.line_of("topic"), head.line_of("checked"), tuple(asked))


def language_of(text: str) -> Language:
    """The language that a way to ask is written in, by its letters."""
    return "ru" if re.search("[а-яё]", text, re.IGNORECASE) else "en"


def _head(lines: list[str], notes: Notes) -> tuple[int, int | None]:
    opening = next(number for number, line in enumerate(lines) if line.strip())
    if lines[opening].rstrip() != "---":
        notes.error(opening + 1, "no-head")
        return opening, None
    for number in range(opening + 1, len(lines)):
        if lines[number].rstrip() == "---":
            return opening, number
        if lines[number].startswith("## "):
            break
    notes.error(opening + 1, "open-head")
    return opening, None


def _first_heading(lines: list[str]) -> int | None:
    return next((number for number, line in enumerate(lines) if line.startswith("## ")), None)


def _asks(head: Fields, notes: Notes) -> list[Text]:
    asks = head.texts("ask")
    for ask in asks:
        if len(ask.value) > ASK_LETTERS:
            notes.error(ask.line, "long-ask", ask=ask.value, max=ASK_LETTERS)
    return asks


def _checked(head: Fields, notes: Notes) -> date | None:
    text = head.text("checked")
    if text is None or text == "never":
        return None
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    notes.error(head.line_of("checked"), "bad-date", value=text)
    return None


def _sources(head: Fields, notes: Notes) -> tuple[str, ...]:
    sources = head.texts("source", lone=True)
    for source in sources:
        if not is_https(source.value):
            notes.error(source.line, "not-https", link=source.value)
    if len(sources) > SOURCES:
        notes.error(sources[SOURCES].line, "many-sources", max=SOURCES)
    return tuple(source.value for source in sources)


def _halves(
    lines: list[str], start: int, notes: Notes
) -> tuple[dict[Language, Half], dict[Language, int]]:
    halves: dict[Language, Half] = {}
    question_lines: dict[Language, int] = {}
    preface, parts = _parts(lines, start)
    if preface is not None:
        notes.error(preface, "text-before-heading")
    for part in parts:
        match = _HEADING.fullmatch(part.heading)
        word, question = (match[1].casefold(), match[2]) if match else ("", "")
        language = next((known for known in LANGUAGES if known == word), None)
        if language is not None and language not in question_lines:
            question_lines[language] = part.line
            halves[language] = _half(part, question, notes)
            continue
        if language is None:
            notes.error(part.line, "bad-heading", heading=part.heading.strip("# "))
        else:
            first = question_lines[language]
            notes.error(part.line, "language-twice", language=language, first=first)
        render("\n".join(part.lines), part.line + 1, notes)
    if not parts:
        notes.error(start, "no-halves")
    elif len(question_lines) == 1:
        (language,) = question_lines
        missing = next(other for other in LANGUAGES if other != language)
        notes.warning(question_lines[language], "missing-half", language=missing)
    # Always in the same order, whichever stands first in the file.
    return {known: halves[known] for known in LANGUAGES if known in halves}, question_lines


def _parts(lines: list[str], start: int) -> tuple[int | None, list[_Part]]:
    parts: list[_Part] = []
    preface: int | None = None
    for number, line in enumerate(lines[start:], start + 1):
        if re.match(r"##?(?!#)", line):
            parts.append(_Part(number, line, []))
        elif parts:
            parts[-1].lines.append(line)
        elif line.strip() and preface is None:
            preface = number
    return preface, parts


def _half(part: _Part, question: str, notes: Notes) -> Half:
    if not question:
        notes.error(part.line, "no-question")
    elif len(question) > QUESTION_LETTERS:
        over = len(question) - QUESTION_LETTERS
        notes.error(part.line, "very-long-question", over=over, max=QUESTION_LETTERS)
    elif len(question) > BUTTON_LETTERS:
        notes.warning(part.line, "long-question", over=len(question) - BUTTON_LETTERS)
    text = "\n".join(part.lines)
    if len(text) > 4 * MESSAGE_UNITS:
        # No markup shortens a text that much; do not spend time on parsing it.
        over = utf16_units(text) - MESSAGE_UNITS
        notes.error(part.line, "too-long", over=over, max=MESSAGE_UNITS)
        return Half(question, "", "")
    before = len(notes.complaints)
    answer = render(text, part.line + 1, notes)
    over = utf16_units(answer.plain) - MESSAGE_UNITS
    if over > 0:
        notes.error(part.line, "too-long", over=over, max=MESSAGE_UNITS)
    if not answer.plain.strip() and len(notes.complaints) == before:
        notes.error(part.line, "empty-answer")
    return Half(question, answer.html, answer.plain)


_WAYS = 5
"""With five other ways to ask, search finds half as much again as with none (measured)."""


def _few_asks(head: Fields, asks: list[Text], halves: dict[Language, Half], notes: Notes) -> None:
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

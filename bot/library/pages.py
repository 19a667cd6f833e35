"""The shape that answers and resources share: a head between `---` lines, then a heading with a
text for each language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import escape

from bot.core.content import LANGUAGES, Half, Language
from bot.library.complaints import Notes
from bot.library.fields import Fields, is_https
from bot.library.markdown import render
from bot.library.plainyaml import parse

SOURCES = 5

_HEADING = re.compile(r"##?(?!#)\s*([^\W\d_]*)\s*[·•:.\u2010-\u2015-]?\s*(.*?)\s*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST = 4 * 4096
"""No markup shortens a longer text to what fits into a message; time spent on it would be lost."""


@dataclass(frozen=True, slots=True)
class Page:
    """A file of that shape."""

    head: Fields
    halves: Mapping[Language, Half]
    """In the order of LANGUAGES. The `html` of one that is far too long is its source."""
    heading_lines: Mapping[Language, int]


@dataclass(slots=True)
class _Part:
    """A heading with what stands below it."""

    line: int
    heading: str
    lines: list[str]


def read_page(text: str, keys: tuple[str, ...], notes: Notes) -> Page | None:
    """The page in `text`; None, after a complaint, where its head has no beginning or end.

    Args:
        keys: the fields that its head may have.
    """
    lines = text.split("\n")
    opening, closing = _head(lines, notes)
    if closing is None:
        heading = _first_heading(lines)
        if heading is not None:
            _halves(lines, heading, notes)
        return None
    node = parse("\n".join(lines[opening + 1 : closing]), opening + 2, notes)
    head = Fields(node, keys, notes, opening + 1)
    halves, heading_lines = _halves(lines, closing + 1, notes)
    return Page(head, halves, heading_lines)


def written_date(text: str) -> date | None:
    """The date that is written like 2026-10-05; None for anything else."""
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        return None


def read_checked(head: Fields, notes: Notes) -> date | None:
    text = head.text("checked")
    if text is None or text == "never":
        return None
    checked = written_date(text)
    if checked is None:
        notes.error(head.line_of("checked"), "bad-date", value=text)
    return checked


def read_sources(head: Fields, notes: Notes) -> tuple[str, ...]:
    sources = head.texts("source", lone=True)
    for source in sources:
        if not is_https(source.value):
            notes.error(source.line, "not-https", link=source.value)
    if len(sources) > SOURCES:
        notes.error(sources[SOURCES].line, "many-sources", max=SOURCES)
    return tuple(source.value for source in sources)


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


def _halves(
    lines: list[str], start: int, notes: Notes
) -> tuple[dict[Language, Half], dict[Language, int]]:
    halves: dict[Language, Half] = {}
    heading_lines: dict[Language, int] = {}
    preface, parts = _parts(lines, start)
    if preface is not None:
        notes.error(preface, "text-before-heading")
    for part in parts:
        match = _HEADING.fullmatch(part.heading)
        word, question = (match[1].casefold(), match[2]) if match else ("", "")
        language = next((known for known in LANGUAGES if known == word), None)
        if language is not None and language not in heading_lines:
            heading_lines[language] = part.line
            halves[language] = _half(part, question, notes)
            continue
        if language is None:
            notes.error(part.line, "bad-heading", heading=part.heading.strip("# "))
        else:
            first = heading_lines[language]
            notes.error(part.line, "language-twice", language=language, first=first)
        render("\n".join(part.lines), part.line + 1, notes)
    if not parts:
        notes.error(start, "no-halves")
    elif len(heading_lines) == 1:
        (language,) = heading_lines
        missing = next(other for other in LANGUAGES if other != language)
        notes.warning(heading_lines[language], "missing-half", language=missing)
    # Always in the same order, whichever stands first in the file.
    return {known: halves[known] for known in LANGUAGES if known in halves}, heading_lines


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
    text = "\n".join(part.lines)
    if len(text) > _LONGEST:
        return Half(question, escape(text))
    before = len(notes.complaints)
    half = Half(question, render(text, part.line + 1, notes))
    if not half.plain.strip() and len(notes.complaints) == before:
        notes.error(part.line, "empty-answer")
    return half

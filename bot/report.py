"""How the result of a check is laid out: faults by file, then a table of what there is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from bot.core.content import LANGUAGES, Content, Language
from bot.core.coverage import Coverage, coverage
from bot.library.complaints import Complaint
from bot.words import Words

Form = Literal["text", "github"]

COUNTED = ("unchecked", "stale")
"""Rules that may hold for any number of answers: the table counts them."""
STALE_SHOWN = 10
"""So many stale answers are named, the oldest."""

QUOTED = 100
"""So many characters of a file's own text are repeated."""

_LEFT = 2
"""Columns of the table that are words."""


@dataclass(frozen=True, slots=True)
class Line:
    """A complaint, ready to be shown."""

    path: str
    complaint: Complaint
    sentence: str


class Report:
    """Lays out in one language and form; every method gives lines."""

    def __init__(self, say: Callable[..., str], language: Language, form: Form) -> None:
        self._say = say
        self._language = language
        self._shown = _annotation if form == "github" else _plain
        self._all = form == "github"

    def errors(self, lines: Sequence[Line]) -> Iterator[str]:
        yield from self._section("report-errors", lines)

    def warnings(self, lines: Sequence[Line]) -> Iterator[str]:
        """The particular ones first; GitHub, which shows only the first few, gets the others too.

        The oldest of the stale ones are named, for they are the next to be checked.
        """
        single = [line for line in lines if line.complaint.rule not in COUNTED]
        stale = [line for line in lines if line.complaint.rule == "stale"]
        stale.sort(key=lambda line: -int(line.complaint.args["days"]))
        if self._all:
            unchecked = [line for line in lines if line.complaint.rule == "unchecked"]
            yield from self._section("report-warnings", [*single, *stale, *unchecked])
            return
        more = len(stale) - STALE_SHOWN
        last = [self._say("report-stale-more", count=more)] if more > 0 else []
        yield from self._section("report-warnings", [*single, *stale[:STALE_SHOWN]], last)

    def coverage(self, content: Content, today: date) -> Iterator[str]:
        """The table of all answers by place and language, and the places that have none."""
        counted = list(coverage(content, today))
        filled = {row.place for row in counted if row.answers}
        names = {place.id: clean(place.name[self._language]) for place in content.places.values()}
        if filled:
            yield self._say("report-coverage")
            yield ""
            yield from _table([self._heads(), *self._rows(counted, filled, names)])
            yield ""
        empty = [name for place, name in names.items() if place not in filled]
        if empty:
            yield self._say("report-without", places=", ".join(empty))
            yield ""

    def result(self, errors: int, answers: int, due: int) -> str:
        """The last line: how it stands, and what to do next."""
        if errors:
            return self._say("report-faulty", errors=errors)
        return self._say("report-sound", answers=answers, due=due)

    def _section(
        self, title: str, lines: Sequence[Line], last: Sequence[str] = ()
    ) -> Iterator[str]:
        if not lines:
            return
        yield self._say(title)
        yield ""
        for _, of_file in groupby(lines, key=lambda line: line.path):
            yield from map(self._shown, of_file)
            yield ""
        if last:
            yield from (*last, "")

    def _heads(self) -> list[str]:
        columns = ("place", "language", "answers", "both", "fresh", "stale", "never")
        return [self._say(f"report-{column}") for column in columns]

    def _rows(
        self, counted: Sequence[Coverage], filled: set[str], names: dict[str, str]
    ) -> Iterator[list[str]]:
        for row in counted:
            if row.place in filled:
                yield [names[row.place], row.language, *map(str, _figures(row))]
        for language in LANGUAGES:
            figures = [_figures(row) for row in counted if row.language == language]
            sums = map(sum, zip(*figures, strict=True))
            yield [self._say("report-total"), language, *map(str, sums)]


def where(complaint: Complaint) -> str:
    """File and line, the file relative to the folder that was read."""
    return f"{clean(complaint.file)}:{complaint.line}"


def sentence(words: Words, language: Language, complaint: Complaint) -> str:
    """What is wrong and what to do about it."""
    args = {
        name: _quoted(value) if isinstance(value, str) else value
        for name, value in complaint.args.items()
    }
    return words.plain(language, f"check-{complaint.rule}", **args)


def _quoted(text: str) -> str:
    text = clean(text)
    return text if len(text) <= QUOTED else f"{text[: QUOTED - 1]}…"


def clean(text: str) -> str:
    """Without what would break a line or hide in it: a file's name may hold anything."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text
    )


def _figures(row: Coverage) -> tuple[int, ...]:
    return row.answers, row.both, row.fresh, row.stale, row.never


def _plain(line: Line) -> str:
    return f"{line.path}:{line.complaint.line}  {line.sentence}"


def _annotation(line: Line) -> str:
    """https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions

    What must be escaped, and how, stands in GitHub's own `actions/toolkit`, `command.ts`.
    """
    path = _escaped(line.path).replace(":", "%3A").replace(",", "%2C")
    level = line.complaint.level
    return f"::{level} file={path},line={line.complaint.line}::{_escaped(line.sentence)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows with columns of one width: the first ones begin together, the figures end together."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.ljust(width) if number < _LEFT else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells)

"""`python -m bot check`: all that is wrong in the files, said to those who write them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from bot.core.content import Language
from bot.core.holdout import lonely
from bot.library.complaints import Complaint
from bot.library.keeper import Reading, read
from bot.report import COUNTED, Form, Line, Report, clean, sentence
from bot.words import BrokenWords, Words


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check."""

    report: str
    """For the terminal; its last line says how it stands and what to do next."""
    sound: bool


def check(
    folder: Path,
    words: Words,
    language: Language,
    form: Form,
    today: date,
) -> Checked:
    """Read everything below `folder` and report on it.

    Args:
        folder: in the shape of `locales/`.
        words: to say it in.
        language: of the report.
        form: plain text, or with GitHub's annotations for the faults.
        today: the day that check dates are held against.
    """
    reading = read(folder, today)
    complaints = sorted(
        (*_of_words(folder / "words", words.ids), *reading.complaints, *_lonely(reading)),
        key=lambda complaint: (complaint.file, complaint.line),
    )
    report = Report(partial(words.plain, language), language, form)
    lines = [
        Line(_path(folder, complaint), complaint, sentence(words, language, complaint))
        for complaint in complaints
    ]
    errors = [line for line in lines if line.complaint.level == "error"]
    warnings = [line for line in lines if line.complaint.level == "warning"]
    due = sum(complaint.rule in COUNTED for complaint in complaints)
    pages = len(reading.content.entries) + len(reading.content.resources)
    told = (
        *report.errors(errors),
        *report.warnings(warnings),
        *report.coverage(reading.content, today),
        report.result(len(errors), pages, due),
    )
    return Checked("\n".join(told), sound=not errors)


def _path(folder: Path, complaint: Complaint) -> str:
    """As it can be opened from where the program was started."""
    path = folder / complaint.file
    here = Path.cwd()
    return clean((path.relative_to(here) if path.is_relative_to(here) else path).as_posix())


def _of_words(folder: Path, needed: frozenset[str]) -> Iterator[Complaint]:
    """The bot does not start with words that cannot be used; without any it takes its own."""
    try:
        if folder.is_dir():
            Words.read(folder, needed)
    except BrokenWords as broken:
        for fault in broken.faults:
            file = fault.file.relative_to(folder.parent).as_posix()
            yield Complaint(file, fault.line, "error", fault.rule, fault.args)


def _lonely(reading: Reading) -> Iterator[Complaint]:
    """Warnings, for they are about use: an answer that is hard to find is better than none.

    Without sound synonyms, by which many are found, nothing can be said of it.
    """
    if any(c.file == "synonyms.yaml" and c.level == "error" for c in reading.complaints):
        return
    for found in lonely(reading.content):
        file, line = reading.asked[found.entry.id, found.way]
        yield Complaint(
            file,
            line,
            "warning",
            "lonely-ask",
            {
                "count": found.ways,
                "of": len(found.entry.ask),
                "ask": found.way,
                "instead": found.instead.id if found.instead else "none",
            },
        )

"""The questions that are kept in the repository, and which entries would answer them."""

import csv
from dataclasses import dataclass
from pathlib import Path

from bot.core.content import Content

QUESTIONS = Path(__file__).parent / "questions"
FAR, NEAR = "-far", "-near"


@dataclass(frozen=True, slots=True)
class Question:
    text: str
    place: str
    language: str
    expected: tuple[str, ...]
    """Names of the entries that answer it, or one of FAR, NEAR: none does."""
    about: str
    """Id of the place it is about."""

    @property
    def answerable(self) -> bool:
        return not self.expected[0].startswith("-")


def questions(name: str) -> list[Question]:
    with (QUESTIONS / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Question(
                row["question"],
                row["place"],
                row["language"],
                tuple(row["expected"].split("|")),
                row["about"] or row["place"],
            )
            for row in rows
        ]


def right_ids(question: Question, content: Content) -> set[str]:
    """The entries that would be right: those of these names nearest to the place meant."""
    return {entry.id for entry in content.shelf(question.about) if entry.name in question.expected}

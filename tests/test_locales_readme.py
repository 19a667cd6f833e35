"""What `locales/README.md` tells people to copy is right."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.library.entries import BUTTON_LETTERS, MESSAGE_UNITS
from bot.library.files import ENTRY_LETTERS
from tests.shelf import Shelf

README = Path("locales/README.md").read_text(encoding="utf-8")
RUSSIAN, ENGLISH = README.split("\n## In English\n")
PARTS = pytest.mark.parametrize("part", [RUSSIAN, ENGLISH], ids=["ru", "en"])


def templates(part: str) -> Iterator[tuple[str, str]]:
    """Each block of code, with the file that the line before it names last."""
    for before, text in re.findall(r"([^\n]+)\n\n```\w+\n(.*?)```\n", part, re.DOTALL):
        yield re.findall(r"`([^`]+)`", before)[-1], text


@PARTS
def test_the_templates_pass_the_check_as_they_stand(
    shelf: Shelf, capsys: pytest.CaptureFixture[str], part: str
) -> None:
    written = dict(templates(part))
    assert list(written) == [
        "places/kazakhstan/almaty/sim-card.md",
        "places/kazakhstan/shymkent/place.yaml",
        "synonyms.yaml",
        "places/elsewhere.yaml",
    ]
    for file, text in written.items():
        shelf.write(file, text)
    assert main(["--language", "en", "check", str(shelf.folder)]) == 0
    report = capsys.readouterr().out
    for file in written:
        assert file not in report
    content = shelf.read().content
    assert "almaty/sim-card" in content.entries
    assert "shymkent" in content.places


def test_a_spoiled_template_would_be_seen(shelf: Shelf) -> None:
    for file, text in templates(RUSSIAN):
        shelf.write(file, text.replace("topic: ", "topik: "))
    assert shelf.complaints() != []


@PARTS
def test_the_figures_are_those_of_the_program(part: str) -> None:
    figures = {int(figure.replace(",", "")) for figure in re.findall(r"\b\d[\d,]*\b", part)}
    assert {ENTRY_LETTERS, BUTTON_LETTERS, MESSAGE_UNITS} <= figures

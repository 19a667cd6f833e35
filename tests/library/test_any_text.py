"""Whatever stands in a file, reading it ends in a value or in complaints, never in an exception."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.complaints import Notes
from bot.library.entries import parse_entry
from bot.library.files import unwanted
from bot.library.lists import parse_elsewhere, parse_place, parse_synonyms, parse_topics
from tests.shelf import FILES, SIM

Parser = Callable[[str, str, Notes], object]

PARSERS: dict[str, Parser] = {
    SIM: parse_entry,
    "places/kazakhstan/almaty/place.yaml": parse_place,
    "places/elsewhere.yaml": parse_elsewhere,
    "topics.yaml": parse_topics,
    "synonyms.yaml": parse_synonyms,
}
EACH = pytest.mark.parametrize(("file", "parser"), PARSERS.items(), ids=PARSERS)
WORDS = ["---\n", "...\n", "# ", "## ", "- ", ": ", "? ", "&a ", "*a ", "!t ", "<<: ", "](", "<b>"]
SIGNS = st.sampled_from([*"\n\t[]{},|>%@`'\"\\", *WORDS, "http://", "    "])


def readable(text: str) -> bool:
    """Whether a reader gets to see it: `read_text` lets nothing else through."""
    return "\r" not in text and not unwanted(text)[1]


def lines_are_right(text: str, notes: Notes) -> bool:
    return all(1 <= complaint.line <= text.count("\n") + 1 for complaint in notes.complaints)


@EACH
@given(text=st.text().filter(lambda text: text.strip() and readable(text)))
def test_any_text_at_all(file: str, parser: Parser, text: str) -> None:
    notes = Notes(file)
    parser(file, text, notes)
    assert lines_are_right(text, notes)


@EACH
@settings(max_examples=300)
@given(data=st.data())
def test_a_good_text_with_a_bad_sign_in_it(file: str, parser: Parser, data: st.DataObject) -> None:
    text = FILES[file]
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = start + data.draw(st.integers(0, 20))
        text = text[:start] + data.draw(SIGNS) + text[end:]
    notes = Notes(file)
    parser(file, text, notes)
    assert lines_are_right(text, notes)


@EACH
def test_nothing_but_a_remark(file: str, parser: Parser) -> None:
    notes = Notes(file)
    parser(file, "# Nothing here yet.\n", notes)
    assert notes.sound == (file in {"synonyms.yaml", "places/elsewhere.yaml"})

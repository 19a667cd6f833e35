"""Mutation of what mutmut leaves alone: the patterns. Without any one of their alternatives one of
the examples would be overlooked."""

import re

import pytest

from bot.core.checkins.danger import _DANGER
from bot.core.checkins.hints import _PATTERNS, Hint
from bot.core.search.text import normal
from tests.core.checkins.examples import IN_DANGER, TELLING
from tests.core.checkins.weakened import weakened


def unneeded(pattern: re.Pattern[str], texts: list[str]) -> list[str]:
    """Alternatives without which the pattern still finds all of the texts."""
    return [
        alternative
        for alternative, left in weakened(pattern.pattern)
        if all(re.search(left, text, pattern.flags) for text in texts)
    ]


@pytest.mark.parametrize("hint", _PATTERNS)
def test_every_sign_is_needed(hint: Hint) -> None:
    assert unneeded(_PATTERNS[hint], [*TELLING[hint]]) == []


def test_every_word_of_danger_is_needed() -> None:
    texts = [" ".join(normal(text).replace("’", "'").split()) for text in IN_DANGER]
    assert unneeded(_DANGER, texts) == []


def test_a_sign_without_an_example_would_be_found() -> None:
    pattern = re.compile(r"\b(?:один|два [|)]) | (?P<a>три)", re.VERBOSE)
    assert dict(weakened(r"a(?:b|c\||[|)])|d")) == {
        "b": r"a(?:c\||[|)])|d",
        r"c\|": r"a(?:b|[|)])|d",
        "[|)]": r"a(?:b|c\|)|d",
        r"a(?:b|c\||[|)])": "d",
        "d": r"a(?:b|c\||[|)])",
    }
    assert unneeded(pattern, ["один", "три"]) == ["два [|)]"]

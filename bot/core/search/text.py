"""Text as search sees it: words, their stems, and their letters."""

import re
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

LONGEST = 1_000
"""Characters of a question that are read; who writes more has said what they want by then."""

_WORD = re.compile(r"\w+")
_CYRILLIC = re.compile(r"[а-я]")
_RUSSIAN = snowballstemmer.stemmer("russian")
_ENGLISH = snowballstemmer.stemmer("english")


def normal(text: str) -> str:
    """Small letters, ё as е."""
    return text.casefold().replace("ё", "е")


def words(text: str) -> list[str]:
    """The words of a text, normalised, in order."""
    return _WORD.findall(normal(text))


def is_cyrillic(word: str) -> bool:
    return _CYRILLIC.search(word) is not None


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The word without its ending: Snowball's, by the word's script."""
    stemmer = _RUSSIAN if is_cyrillic(word) else _ENGLISH
    return str(stemmer.stemWord(word))


def grams(text_words: list[str]) -> Iterator[str]:
    """The runs of three and four letters of each word, its edges marked by spaces."""
    for word in text_words:
        edged = f" {word} "
        for size in (3, 4):
            for start in range(len(edged) - size + 1):
                yield edged[start : start + size]

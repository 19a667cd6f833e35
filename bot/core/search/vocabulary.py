"""The words an index knows, and which of them an unknown word may be."""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.search.forms import skeleton
from bot.core.search.text import SMALL_WORDS, grams, is_cyrillic, stem

ONE_SLIP, TWO_SLIPS = 4, 6
"""From how many letters on one slip, or two, are forgiven. A slip: a letter too few, too many,
wrong, or two in the wrong order (optimal string alignment)."""

_NEAREST = 3


def slips(word: str) -> int:
    """How many slips are forgiven in a word of this length."""
    return (len(word) >= ONE_SLIP) + (len(word) >= TWO_SLIPS)


class Vocabulary:
    """All words of all texts, with how often they occur."""

    def __init__(
        self,
        occurring: Iterable[str],
        stems: Container[str],
        parts: Container[str],
        is_name: Callable[[str], bool],
    ) -> None:
        """Count the words.

        Args:
            occurring: all words of all texts, one after another.
            stems: of all these words.
            parts: the runs of letters that ways to ask have.
            is_name: whether a word that occurs in no text is still familiar.
        """
        self._counts = Counter(word for word in occurring if not word.isdigit())
        self._stems = stems
        self._parts = parts
        self._is_name = is_name
        self._words = list(self._counts)
        self._shapes = np.array([_shape(word) for word in self._words], np.uint64)
        self._lengths = np.array([len(word) for word in self._words], np.int64)
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            if is_cyrillic(word):
                self._by_sound[skeleton(word)].append(word)

    def knows(self, word: str) -> bool:
        return word in self._counts or stem(word) in self._stems

    def familiarity(self, text_words: list[str]) -> float:
        """How much a text looks like those of the index: 0 to 1, by letters."""
        letters = sum(map(len, text_words))
        if not letters:
            return 0.0
        return sum(len(word) * self._look(word) for word in text_words) / letters

    def _look(self, word: str) -> float:
        if len(word) == 1:
            return float(word in SMALL_WORDS)
        if word.isdigit() or self.knows(word) or self._is_name(word):
            return 1.0
        shape = grams(word)
        return 0.6 * sum(gram in self._parts for gram in shape) / len(shape)

    def nearest(self, word: str) -> tuple[str, ...]:
        """Known words that an unknown one may be, best first."""
        return self._sounding(word) or self._misspelt(word)

    def _sounding(self, word: str) -> tuple[str, ...]:
        """Russian words that a word in Latin letters spells out."""
        if is_cyrillic(word) or len(word) < ONE_SLIP - 1:
            return ()
        alike = self._by_sound.get(skeleton(word), [])
        return tuple(sorted(alike, key=lambda known: -self._counts[known])[:_NEAREST])

    def _misspelt(self, word: str) -> tuple[str, ...]:
        most = slips(word)
        if not most or not word.isalpha():
            return ()
        likely = (np.bitwise_count(self._shapes ^ np.uint64(_shape(word))) <= 2 * most) & (
            abs(self._lengths - len(word)) <= most
        )
        near = process.extract(
            word,
            [self._words[at] for at in np.flatnonzero(likely)],
            scorer=OSA.distance,
            score_cutoff=most,
            limit=None,
        )
        best = sorted(
            (known[0] != word[0], -self._counts[known], known)
            for known, distance, _ in near
            if distance == near[0][1]
        )
        return tuple(known for _, _, known in best[:_NEAREST])


def _shape(word: str) -> int:
    """Which letters a word has, as bits; a slip changes two at most."""
    return sum({1 << ord(letter) % 64 for letter in word})

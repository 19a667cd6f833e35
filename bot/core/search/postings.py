"""Which rows of text hold which terms, as arrays: the part of search that numbers do."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Rows = NDArray[np.int32]


class Postings:
    """For each term the rows that hold it, with a weight in each."""

    def __init__(
        self,
        rows: Sequence[Sequence[str]],
        parts: Callable[[str], Iterable[str]] = lambda word: (word,),
    ) -> None:
        """Count how often each row has each of its terms: the first weights.

        Every occurrence of a word is unfolded into its terms, as a pair of term and row in one
        number; sorted, equal pairs lie side by side and are counted.

        Args:
            rows: words, or other terms, in order.
            parts: the terms of a word, if it is not one itself; asked once for each word.
        """
        self.size = len(rows)
        self.lengths = np.array([len(row) for row in rows], np.float32)
        numbers: dict[str, int] = {}
        words = np.fromiter(
            (numbers.setdefault(word, len(numbers)) for word in chain.from_iterable(rows)), np.int32
        )
        self._ids: dict[str, int] = {}
        terms_of = [
            [self._ids.setdefault(term, len(self._ids)) for term in parts(word)] for word in numbers
        ]
        flat = np.fromiter(chain.from_iterable(terms_of), np.int32)
        count = np.array([len(terms) for terms in terms_of], np.int32)
        many = count[words]
        first = np.cumsum(many) - many
        shift = ((np.cumsum(count) - count)[words] - first).astype(np.int32)
        keys = np.repeat(np.repeat(np.arange(self.size), self.lengths.astype(np.int32)), many)
        at = np.repeat(shift, many) + np.arange(len(keys), dtype=np.int32)
        keys += flat[at] * np.int64(max(self.size, 1))
        keys.sort()
        new = np.flatnonzero(np.diff(keys, prepend=-1))
        term_of, held = np.divmod(keys[new], max(self.size, 1))
        self._rows: Rows = held.astype(np.int32)
        self._weights = np.diff(new, append=len(keys)).astype(np.float32)
        self._starts = np.searchsorted(term_of, np.arange(len(self._ids) + 1)).tolist()

    def of(self, term: str) -> tuple[Rows, Scores]:
        """The rows that hold the term, and its weights in them; none where it is unknown."""
        number = self._ids.get(term)
        if number is None:
            return self._rows[:0], self._weights[:0]
        here = slice(self._starts[number], self._starts[number + 1])
        return self._rows[here], self._weights[here]

    def temper(self, evenness: float, scale: float) -> None:
        """Divide each weight by its row's length as BM25F does (Robertson and Zaragoza, 2009).

        Args:
            evenness: 0 takes no notice of the length, 1 wholly makes up for it ("b").
            scale: what all weights are multiplied by.
        """
        mean = float(self.lengths.mean()) if self.size else 1.0
        length = 1 - evenness + evenness * self.lengths / max(mean, 1.0)
        self._weights = self._weights * scale / length[self._rows]

    def to_cosines(self) -> None:
        """Weight terms by rarity and rows to length one, so that `closeness` is a cosine."""
        spread = np.diff(self._starts)
        rarity = np.log(1 + self.size / np.maximum(spread, 1)).astype(np.float32)
        weights = (1 + np.log(self._weights)) * np.repeat(rarity, spread)
        norms = np.sqrt(np.bincount(self._rows, weights**2, self.size))
        self._weights = (weights / norms[self._rows]).astype(np.float32)
        self._rarity: list[float] = rarity.tolist()

    def closeness(self, terms: Iterable[str]) -> Scores:
        """The cosine between these terms and each row; for use after `to_cosines`."""
        counted = Counter(terms)
        unknown_rarity = log(1 + self.size)
        square, rows, weights = 0.0, [], []
        for term, count in counted.items():
            number = self._ids.get(term)
            rarity = unknown_rarity if number is None else self._rarity[number]
            weight = (1 + log(count)) * rarity
            square += weight * weight
            if number is not None:
                here = slice(self._starts[number], self._starts[number + 1])
                rows.append(self._rows[here])
                weights.append(self._weights[here] * np.float32(weight))
        if not rows:
            return np.zeros(self.size, np.float32)
        summed = np.bincount(np.concatenate(rows), np.concatenate(weights), self.size)
        closeness: Scores = (summed / sqrt(square)).astype(np.float32)
        return closeness

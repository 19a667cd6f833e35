"""Which rows of text hold which terms, as arrays: the part of search that numbers do."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain
from math import log, sqrt
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Rows = NDArray[np.int32]
Keys = NDArray[np.signedinteger[Any]]
_PIECE = 2**14
"""Words that are unfolded at a time."""

T = TypeVar("T", bound=Hashable)
"""A term: a word, a part of one, two words side by side."""


class Postings(Generic[T]):
    """For each term the rows that hold it, with a weight in each."""

    def __init__(
        self,
        rows: Sequence[Sequence[T]],
        parts: Callable[[T], Iterable[T]] = lambda term: (term,),
    ) -> None:
        """Count how often each row has each of its terms: the first weights.

        Every occurrence of a word is unfolded into its terms, as a pair of term and row in one
        number; equal pairs are counted.

        Args:
            rows: words, or other terms, in order.
            parts: the terms of a word, if it is not one itself; asked once for each word.
        """
        self.size = len(rows)
        self.lengths = np.array([len(row) for row in rows], np.float32)
        numbers: dict[T, int] = {}
        words = np.fromiter(
            (numbers.setdefault(word, len(numbers)) for word in chain.from_iterable(rows)), np.int32
        )
        self._ids: dict[T, int] = {}
        terms_of = [
            [self._ids.setdefault(term, len(self._ids)) for term in parts(word)] for word in numbers
        ]
        flat = np.fromiter(chain.from_iterable(terms_of), np.int32)
        count = np.array([len(terms) for terms in terms_of], np.int32)
        row = np.repeat(np.arange(self.size, dtype=np.int32), self.lengths.astype(np.int32))
        ends = np.cumsum(count, dtype=np.int32)

        def unfolded(some: slice) -> tuple[Keys, Scores]:
            many = count[words[some]]
            at = np.repeat(ends[words[some]] - np.cumsum(many, dtype=np.int32), many)
            at += np.arange(len(at), dtype=np.int32)
            keys = self._keys(flat[at], np.repeat(row[some], many))
            keys, times = np.unique(keys, return_counts=True)
            return keys, times.astype(np.float32)

        # By pieces: all occurrences at once would take several times what is kept of them.
        starts = range(0, len(words) or 1, _PIECE)
        pieces = [unfolded(slice(start, start + _PIECE)) for start in starts]
        keys, weights = map(np.concatenate, zip(*pieces, strict=True))
        pieces.clear()
        self._sum(keys, weights)

    def _keys(self, terms: Rows, rows: Rows) -> Keys:
        """A term and a row in one number, half as long where that is enough: an index of a few
        thousand entries has millions of them for a moment."""
        small = len(self._ids) * self.size < np.iinfo(np.int32).max
        keys: Keys = terms.astype(np.int32 if small else np.int64)
        np.multiply(keys, self.size, out=keys)
        np.add(keys, rows, out=keys)
        return keys

    def _sum(self, keys: Keys, weights: Scores) -> None:
        """Lay out pairs of term and row with their weights; those of equal pairs are summed."""
        order = np.argsort(keys, kind="stable")
        keys, weights = keys[order], weights[order]
        del order
        new = np.flatnonzero(np.diff(keys, prepend=-1))
        if len(new) < len(keys):
            keys, weights = keys[new], np.add.reduceat(weights, new)
        self._weights = weights
        self._rows: Rows = (keys % max(self.size, 1)).astype(np.int32)
        ends = np.arange(len(self._ids) + 1, dtype=keys.dtype) * self.size
        self._starts = np.searchsorted(keys, ends).tolist()

    def take_in(self, others: "Postings[T]", rows: Rows) -> None:
        """Add to each row what `others` have in row `rows[…]`; weights of one term are summed."""
        own = np.repeat(np.arange(len(self._ids), dtype=np.int32), np.diff(self._starts))
        numbers = [self._ids.setdefault(term, len(self._ids)) for term in others._ids]
        theirs = np.repeat(np.array(numbers, np.int32), np.diff(others._starts))
        by_other = np.argsort(rows, kind="stable").astype(np.int32)
        first = np.searchsorted(rows[by_other], np.arange(others.size + 1)).astype(np.int32)
        many = np.diff(first)[others._rows]
        at = np.repeat(first[others._rows] - np.cumsum(many, dtype=np.int32) + many, many)
        at += np.arange(len(at), dtype=np.int32)
        keys = self._keys(
            np.concatenate((own, np.repeat(theirs, many))),
            np.concatenate((self._rows, by_other[at])),
        )
        self._sum(keys, np.concatenate((self._weights, np.repeat(others._weights, many))))

    def __contains__(self, term: T) -> bool:
        return term in self._ids

    def of(self, term: T) -> tuple[Rows, Scores]:
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

    def saturate(self, half: float) -> None:
        """Let no weight exceed `1 + half`, nor repetition add much: BM25's k1 is `half`."""
        self._weights = self._weights / (half + self._weights) * np.float32(1 + half)

    def to_cosines(self) -> None:
        """Weight terms by rarity and rows to length one, so that `closest` finds cosines."""
        spread = np.diff(self._starts)
        rarity = np.log(1 + self.size / np.maximum(spread, 1)).astype(np.float32)
        weights = (1 + np.log(self._weights)) * np.repeat(rarity, spread)
        norms = np.sqrt(np.bincount(self._rows, weights**2, self.size)).astype(np.float32)
        self._weights = weights / norms[self._rows]
        self._rarity: list[float] = rarity.tolist()

    def closest(self, terms: Iterable[T], groups: NDArray[np.int64]) -> Scores:
        """The highest cosine between these terms and a row of each group; after `to_cosines`.

        Args:
            groups: the first row of each; it ends where the next one begins.
        """
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
            return np.zeros(len(groups), np.float32)
        summed = np.bincount(np.concatenate(rows), np.concatenate(weights), self.size)
        highest: Scores = (np.maximum.reduceat(summed, groups) / sqrt(square)).astype(np.float32)
        return highest

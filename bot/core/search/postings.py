"""Which rows of text hold which terms, as arrays: the part of search that numbers do."""

from array import array
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain
from math import log, sqrt
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Rows = NDArray[np.integer[Any]]
Keys = NDArray[np.signedinteger[Any]]
_PIECE = 2**14
"""Words that are unfolded at a time."""

T = TypeVar("T", bound=Hashable)
"""A term: a word, or a part of one."""


class Postings(Generic[T]):
    """For each term the rows that hold it."""

    def __init__(
        self,
        rows: Sequence[Sequence[T]],
        parts: Callable[[T], Iterable[T]] = lambda term: (term,),
    ) -> None:
        """Find out which rows have which terms, and how often.

        Every occurrence of a word is unfolded into its terms, as a pair of term and row in one
        number; equal pairs are counted.

        Args:
            rows: words, or other terms, in order.
            parts: the terms of a word, if it is not one itself; asked once for each word.
        """
        self.size = len(rows)
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
        row = np.repeat(np.arange(self.size, dtype=np.int32), [len(row) for row in rows])
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
        keys, times = map(np.concatenate, zip(*pieces, strict=True))
        pieces.clear()
        self._lay_out(keys, times)

    def _keys(self, terms: NDArray[np.int32], rows: Rows) -> Keys:
        """A term and a row in one number, half as long where that is enough: an index of a few
        thousand entries has millions of them for a moment."""
        small = len(self._ids) * self.size < np.iinfo(np.int32).max
        keys: Keys = terms.astype(np.int32 if small else np.int64)
        np.multiply(keys, self.size, out=keys)
        np.add(keys, rows, out=keys)
        return keys

    def _lay_out(self, keys: Keys, weights: Scores) -> Scores:
        """Lay out pairs of term and row; returns their weights, those of equal pairs summed."""
        order = np.argsort(keys, kind="stable")
        keys, weights = keys[order], weights[order]
        del order
        new = np.flatnonzero(np.diff(keys, prepend=-1))
        if len(new) < len(keys):
            keys, weights = keys[new], np.add.reduceat(weights, new)
        self._rows = (keys % max(self.size, 1)).astype(np.min_scalar_type(self.size))
        ends = np.arange(len(self._ids) + 1, dtype=keys.dtype) * self.size
        self._starts = array("i", np.searchsorted(keys, ends).tolist())
        return weights

    def __contains__(self, term: object) -> bool:
        return term in self._ids

    def number(self, term: T) -> int | None:
        """The term's number, below the count of terms; None where it is unknown."""
        return self._ids.get(term)

    def of(self, term: T) -> Rows:
        """The rows that hold the term; none where it is unknown."""
        return self._rows[self._span(term)]

    def _span(self, term: T) -> slice:
        number = self._ids.get(term)
        if number is None:
            return slice(0)
        return slice(self._starts[number], self._starts[number + 1])


class Weighted(Postings[T]):
    """Postings with a weight in each row: at first, how often the term occurs there."""

    _weights: Scores

    def _lay_out(self, keys: Keys, weights: Scores) -> Scores:
        self._weights = super()._lay_out(keys, weights)
        return self._weights

    def weighed(self, term: T) -> tuple[Rows, Scores]:
        """The rows that hold the term, and its weights in them; none where it is unknown."""
        here = self._span(term)
        return self._rows[here], self._weights[here]

    def temper(self, evenness: float, scale: float) -> None:
        """Divide counts by their row's length as BM25F does (Robertson and Zaragoza, 2009).

        Args:
            evenness: 0 takes no notice of the length, 1 wholly makes up for it ("b").
            scale: what all weights are multiplied by.
        """
        lengths = np.bincount(self._rows, self._weights, self.size).astype(np.float32)
        mean = float(lengths.mean()) if self.size else 1.0
        length = 1 - evenness + evenness * lengths / max(mean, 1.0)
        self._weights = self._weights * scale / length[self._rows]

    def take_in(self, others: "Weighted[T]", rows: Rows) -> None:
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
        self._lay_out(keys, np.concatenate((self._weights, np.repeat(others._weights, many))))

    def saturate(self, half: float) -> None:
        """Let no weight exceed `1 + half`, nor repetition add much: BM25's k1 is `half`."""
        self._weights = self._weights / (half + self._weights) * np.float32(1 + half)


class Likeness(Postings[T]):
    """Postings that find the rows most like a text: by cosines, a term counting by its rarity."""

    def __init__(
        self, rows: Sequence[Sequence[T]], parts: Callable[[T], Iterable[T]] = lambda term: (term,)
    ) -> None:
        super().__init__(rows, parts)
        spread = np.diff(self._starts)
        squares = np.log(1 + self.size / np.maximum(spread, 1)) ** 2
        self._squares = array("d", squares)
        norms = np.sqrt(np.bincount(self._rows, np.repeat(squares, spread), self.size))
        self._shares = 1 / np.maximum(norms, 1e-3)

    def closest(self, terms: Iterable[T], groups: NDArray[np.int64]) -> Scores:
        """The highest cosine between these terms and a row of each group.

        Args:
            groups: the first row of each; it ends where the next one begins.
        """
        numbers = [self._ids.get(term) for term in dict.fromkeys(terms)]
        known = [number for number in numbers if number is not None]
        if not known:
            return np.zeros(len(groups), np.float32)
        squares = [self._squares[number] for number in known]
        unknown = (len(numbers) - len(known)) * log(1 + self.size) ** 2
        rows = [self._rows[self._starts[each] : self._starts[each + 1]] for each in known]
        weights = np.repeat(squares, [len(held) for held in rows])
        cosines: NDArray[Any] = np.bincount(np.concatenate(rows), weights, self.size)
        cosines *= self._shares
        highest = np.maximum.reduceat(cosines, groups) / sqrt(sum(squares) + unknown)
        return highest.astype(np.float32)


class Pairs:
    """Which rows have which two terms side by side; a pair is one number."""

    def __init__(self, rows: Sequence[Sequence[int]]) -> None:
        self.size = len(rows)
        counts = [len(pairs) for pairs in rows]
        pairs = np.fromiter(chain.from_iterable(rows), np.int64)
        held = np.repeat(np.arange(self.size, dtype=np.min_scalar_type(self.size)), counts)
        order = np.lexsort((held, pairs))
        pairs, held = pairs[order], held[order]
        new = (np.diff(pairs, prepend=-1) != 0) | (np.diff(held, prepend=0) != 0)
        self._rows = held[new]
        self._pairs, starts = np.unique(pairs[new], return_index=True)
        self._starts = np.append(starts, len(self._rows)).astype(np.int32)

    def of(self, pairs: Sequence[int]) -> list[Rows]:
        """For each pair the rows that have it."""
        asked = np.array(pairs, np.int64)
        starts = self._starts[np.searchsorted(self._pairs, asked)].tolist()
        ends = self._starts[np.searchsorted(self._pairs, asked, side="right")].tolist()
        return [self._rows[start:end] for start, end in zip(starts, ends, strict=True)]

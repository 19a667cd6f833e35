"""The index: which entries answer a question, best first.

Words and letters are scored apart and the scores added, which finds more than either and more
than merging their ranks. What the parts weigh was measured on public question sets and on
`bench/questions/first-week.tsv`; the best is flat, so these are round numbers.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from math import log

import numpy as np
from numpy.typing import NDArray

from bot.core.search.forms import in_cyrillic, other_layout
from bot.core.search.places import Around, Atlas, PlaceName
from bot.core.search.postings import Likeness, Pairs, Rows, Scores, Weighted
from bot.core.search.synonyms import Synonyms
from bot.core.search.text import LONGEST, SMALL_WORDS, Lexicon, grams, stem, telling, words
from bot.core.search.vocabulary import Vocabulary

SATURATION = 1.0
"""BM25's k1: how soon more of the same word adds nothing."""
QUESTION_EVENNESS, ANSWER_EVENNESS = 0.35, 0.75
ANSWER_WEIGHT = 0.3
PAIR_WEIGHT = 0.2
LETTER_WEIGHT = 0.6
SYNONYM_WEIGHT = 0.9
GUESS_WEIGHT = 0.85
"""What a word counts that was guessed from a misspelt one."""
SMALL_WEIGHT = 0.5
"""What a small word counts; without them «как быть» and «где быть» would be the same."""
AS_TYPED_BONUS = 0.08
"""How much more familiar another form must look than the one typed."""
NEARNESS = 0.04
"""What one step nearer (country before everywhere, city before country) is worth."""
CONFIDENT_LETTERS, CONFIDENT_MARGIN, CONFIDENT_LENGTH = 0.7, 0.5, 0.4
"""What confidence adds to the score: that of the letters, and of the margin over the second; the
same share of a longer question is better evidence, by this power of its number of words."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry, plain."""

    id: str
    questions: Mapping[str, Sequence[str]]
    """Language → the question and other ways to ask it."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """Language → the answer, without markup."""
    place: str = ""
    """Id of a place; empty: holds everywhere."""
    topic: str = ""
    name: str = ""
    """Items of one name answer the same question for different places: they share their ways to
    ask, and of those around a reader only the nearest holds. Empty: the item stands alone."""


@dataclass(frozen=True, slots=True)
class Hit:
    id: str
    score: float
    """Comparable between questions: that of the first hit is how sure it answers."""


@dataclass(frozen=True, slots=True)
class Result:
    hits: tuple[Hit, ...]
    """Best first."""
    form: str
    """The question as it was understood: layout and transliteration undone."""
    place: str | None
    """Id of the place that the question is about, if it names one."""
    lead: float
    """How far the first is ahead of the second: 0 is not at all, 1 where there is no second."""

    @property
    def confidence(self) -> float:
        """How sure the first entry answers: 0 is not at all; `thresholds` says what is enough."""
        return self.hits[0].score if self.hits else 0.0


class Index:
    """Built once from all entries, then only read."""

    def __init__(
        self,
        items: Iterable[Item],
        places: Iterable[PlaceName] = (),
        synonyms: Iterable[Sequence[str]] = (),
    ) -> None:
        """Index the items.

        Args:
            items: the entries.
            places: all places that a question may name, the wider ones too.
            synonyms: groups of words, or of short phrases, that mean the same.
        """
        items = list(items)
        self._ids = [item.id for item in items]
        ways = _shared_ways(items)
        numbers = {name: number for number, name in enumerate(ways)}
        self._kin: Rows = np.array([numbers[_name(item)] for item in items], np.int32)
        self._atlas = Atlas(places, [item.place for item in items], self._kin)
        self._away = self._ways_away(items)
        self._synonyms = Synonyms(synonyms)
        lexicon = Lexicon()
        surfaces = [[lexicon.words(way) for way in own] for own in ways.values()]
        answers = [lexicon.words(" ".join(item.answers.values())) for item in items]
        flat = list(chain.from_iterable(surfaces))
        self._letters = Likeness([telling(surface) for surface in flat], grams)
        self._questions = Weighted(
            [[term for way in own for term in self._terms(way, lexicon)] for own in surfaces]
        )
        self._questions.temper(QUESTION_EVENNESS, 1.0)
        self._words = Weighted([self._terms(answer, lexicon) for answer in answers])
        self._words.temper(ANSWER_EVENNESS, ANSWER_WEIGHT)
        self._words.take_in(self._questions, self._kin)
        self._words.saturate(SATURATION)
        self._pairs = Pairs(
            [
                [pair for way in own for pair in self._in_pairs(map(lexicon.stem, way))]
                for own in surfaces
            ]
        )
        self._known = Vocabulary(
            chain.from_iterable(chain(flat, answers)), self._words, self._letters, self._atlas.knows
        )
        counts = [len(own) for own in surfaces]
        self._with_surfaces = np.flatnonzero(counts)
        starts = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))[:-1]
        self._starts = starts[self._with_surfaces]

    def search(self, text: str, place: str | None = None, limit: int = 5) -> Result:
        """The entries that may answer a question.

        Args:
            text: as somebody typed it; only its first thousand characters are read.
            place: id of the asker's place; entries of places that are neither it nor around it
                are left out. A place named in the text takes its place. None: all compete. So
                they do at a place that `places` does not have, but its own come before others.
            limit: how many hits at most.
        """
        form, whole, others = self._understood(text[:LONGEST])
        named, asked = self._atlas.named(whole, self._known.knows)
        for other in others:
            named = named or self._atlas.named(other)[0]
        if named is not None and self._leads_away(whole, place):
            named, asked = None, whole
        elif named is not None:
            named = self._atlas.meant(named, place)
        nothing = Result((), form, named, 0.0)
        if not asked or not self._ids:
            return nothing
        around = self._atlas.around(named or place)
        by_letters = self._by_letters(asked)
        stems = [stem(word) for word in asked]
        by_ways = self._by_pairs(stems) + LETTER_WEIGHT * by_letters
        scores = self._by_words(asked, stems, around) + by_ways[self._kin]
        rows = np.flatnonzero(around.eligible & (scores > 0))
        scores = scores[rows] + NEARNESS * around.nearness[rows]
        best = _first(scores, limit + 1)
        if not len(best):
            return nothing
        first = float(scores[best[0]])
        second = float(scores[best[1]]) if len(best) > 1 else 0.0
        close = float(by_letters[self._kin[rows[best[0]]]])
        sure = first + CONFIDENT_LETTERS * close + CONFIDENT_MARGIN * (first - second)
        sure *= (1 + len(telling(asked))) ** CONFIDENT_LENGTH / first
        hits = tuple(Hit(self._ids[rows[at]], float(scores[at]) * sure) for at in best[:limit])
        return Result(hits, form, named, 1 - second / first)

    def _ways_away(self, items: Sequence[Item]) -> dict[frozenset[str], list[int]]:
        """Ways to ask that name a place where their item does not hold, and the items' rows:
        «поезд в Тбилиси» is asked in Armenia."""
        away: dict[frozenset[str], list[int]] = {}
        for row, item in enumerate(items):
            for way in map(words, chain.from_iterable(item.questions.values())):
                named, _ = self._atlas.named(way)
                if named is not None and not self._atlas.lies_in(named, item.place):
                    away.setdefault(_gist(way), []).append(row)
        return away

    def _leads_away(self, asked: list[str], place: str | None) -> bool:
        """Whether this is such a way, of an item that holds where the asker is."""
        rows = self._away.get(_gist(asked), [])
        return place is not None and bool(self._atlas.around(place).eligible[rows].any())

    def _terms(self, text_words: list[str], lexicon: Lexicon) -> list[str]:
        stems = list(map(lexicon.stem, text_words))
        return stems + self._synonyms.groups_in(stems)

    def _in_pairs(self, stems: Iterable[str]) -> list[int]:
        """Each two words that stand side by side, by the numbers of their stems; not those in
        which there is one that nobody asks with."""
        numbers = map(self._questions.number, stems)
        return [
            one << 32 | other
            for one, other in pairwise(numbers)
            if one is not None and other is not None
        ]

    def _understood(self, text: str) -> tuple[str, list[str], list[list[str]]]:
        """The form of the text that looks most like the entries, its words, and other readings'."""
        readings = (text, other_layout(text), in_cyrillic(text))
        forms = [words(reading) for reading in readings]
        looks = [self._known.familiarity(forms[0]) + AS_TYPED_BONUS]
        if looks[0] < 1:  # else none of the others can look better
            looks += map(self._known.familiarity, forms[1:])
        best = looks.index(max(looks))
        return readings[best], forms.pop(best), forms

    def _by_words(self, asked: list[str], stems: list[str], around: Around) -> Scores:
        """BM25F over stems, divided by what a perfect match would have."""
        scores = np.zeros(len(self._ids), np.float32)
        whole = 0.0
        groups = self._synonyms.groups_by_position(stems)
        for position, word in enumerate(asked):
            ways = [(stems[position], 1.0)]
            if not (word in SMALL_WORDS or self._known.knows(word) or self._atlas.knows(word)):
                ways += [(stem(guess), GUESS_WEIGHT) for guess in self._known.nearest(word)]
            ways += [(group, SYNONYM_WEIGHT) for group in groups.get(position, ())]
            ways = [way for way in ways if way[0] in self._words]
            rarity = self._rarity(ways[0][0] if ways else None, around)
            rarity *= SMALL_WEIGHT if word in SMALL_WORDS else 1.0
            whole += rarity
            if len(ways) == 1:
                [(term, weight)] = ways
                rows, held = self._words.weighed(term)
                scores[rows] += np.float32(rarity * weight) * held
            elif ways:
                scores += np.float32(rarity) * self._best_way(ways)
        return scores / np.float32(max(whole, 1e-6))

    def _rarity(self, term: str | None, around: Around) -> float:
        """How rare a word is where the reader is; one that no entry knows, as rare as can be."""
        if term is None:
            return log(1 + 2 * around.count)
        held = np.count_nonzero(around.names[self._questions.of(term)])
        if not held:
            held = np.count_nonzero(around.eligible[self._words.of(term)])
        return log(1 + around.count / (held + 0.5))

    def _best_way(self, ways: Sequence[tuple[str, float]]) -> Scores:
        """In each row the score of the word's way that is best there."""
        best = np.zeros(len(self._ids), np.float32)
        for term, weight in ways:
            rows, held = self._words.weighed(term)
            best[rows] = np.maximum(best[rows], held * np.float32(weight))
        return best

    def _by_pairs(self, stems: list[str]) -> Scores:
        scores = np.zeros(self._pairs.size, np.float32)
        for rows in self._pairs.of(self._in_pairs(stems)):
            scores[rows] += 1
        return scores * np.float32(PAIR_WEIGHT / max(len(stems) - 1, 1))

    def _by_letters(self, asked: list[str]) -> Scores:
        best = np.zeros(self._questions.size, np.float32)
        if len(self._starts):
            terms = chain.from_iterable(map(grams, telling(asked)))
            best[self._with_surfaces] = self._letters.closest(terms, self._starts)
        return best


def _first(scores: Scores, limit: int) -> NDArray[np.intp]:
    """Where the highest scores are, best first; of equal ones the earlier."""
    few = np.arange(len(scores))
    if limit < len(few):
        few = np.flatnonzero(scores >= np.partition(scores, -limit)[-limit])
    return few[np.argsort(-scores[few], kind="stable")][:limit]


def _gist(asked: list[str]) -> frozenset[str]:
    return frozenset(map(stem, telling(asked)))


def _name(item: Item) -> str:
    return item.name or item.id


def _shared_ways(items: Iterable[Item]) -> dict[str, list[str]]:
    """Name → all ways to ask of the items of that name, each once."""
    shared: dict[str, dict[str, None]] = {}
    for item in items:
        ways = shared.setdefault(_name(item), {})
        ways.update(dict.fromkeys(chain.from_iterable(item.questions.values())))
    return {name: list(ways) for name, ways in shared.items()}

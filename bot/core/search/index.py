"""The index: which entries answer a question, best first.

Words and letters are scored apart and the scores added, which finds more than either and more
than merging their ranks. What the parts weigh was measured on public question sets; the best is
flat, so these are round numbers.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from math import log

import numpy as np

from bot.core.search.forms import in_cyrillic, other_layout
from bot.core.search.places import Atlas, PlaceName
from bot.core.search.postings import Postings, Scores
from bot.core.search.synonyms import Synonyms
from bot.core.search.text import LONGEST, grams, stem, words
from bot.core.search.vocabulary import Vocabulary

SATURATION = 0.8
"""BM25's k1: how soon more of the same word adds nothing."""
QUESTION_EVENNESS, ANSWER_EVENNESS = 0.25, 0.75
ANSWER_WEIGHT = 0.4
PAIR_WEIGHT = 0.15
LETTER_WEIGHT = 0.3
SYNONYM_WEIGHT = 0.9
GUESS_WEIGHT = 0.85
"""What a word counts that was guessed from a misspelt one."""
UNKNOWN_RARITY = 0.5
"""How much of the greatest rarity a word has that no entry knows."""
AS_TYPED_BONUS = 0.08
"""How much more familiar another form must look than the one typed."""
NEARNESS = 0.04
"""What one step nearer (country before everywhere, city before country) is worth."""
CONFIDENT_LETTERS, CONFIDENT_MARGIN = 0.7, 0.5


@dataclass(frozen=True, slots=True)
class Item:
    """One entry, plain."""

    id: str
    questions: Mapping[str, Sequence[str]]
    """Language → the question and other ways to ask it."""
    answers: Mapping[str, str]
    """Language → the answer, without markup."""
    place: str = ""
    """Id of a place; empty: holds everywhere."""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Result:
    hits: tuple[Hit, ...]
    """Best first."""
    confidence: float
    """How sure the first is the answer: 0 is not at all, above 1 is very."""
    form: str
    """The question as it was understood: layout and transliteration undone."""
    place: str | None
    """Id of the place that the question names."""
    closeness: float
    """Of the first hit: 1 where the question is one of its own, letter by letter."""


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
        self._items = list(items)
        self._atlas = Atlas(places, [(item.id, item.place) for item in self._items])
        self._synonyms = Synonyms(synonyms)
        surfaces = [
            [words(surface) for surface in chain.from_iterable(item.questions.values())]
            for item in self._items
        ]
        answers = [words(" ".join(item.answers.values())) for item in self._items]
        flat = list(chain.from_iterable(surfaces))
        self._known = Vocabulary(chain(chain.from_iterable(flat), chain.from_iterable(answers)))
        self._questions = Postings(
            [list(chain.from_iterable(map(self._terms, own))) for own in surfaces]
        )
        self._questions.temper(QUESTION_EVENNESS, 1.0)
        self._answers = Postings([self._terms(answer) for answer in answers])
        self._answers.temper(ANSWER_EVENNESS, ANSWER_WEIGHT)
        self._pairs = Postings([list(chain.from_iterable(map(_pairs, own))) for own in surfaces])
        self._letters = Postings([list(grams(surface)) for surface in flat])
        self._letters.to_cosines()
        counts = [len(own) for own in surfaces]
        self._with_surfaces = np.flatnonzero(counts)
        starts = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))[:-1]
        self._starts = starts[self._with_surfaces]

    def search(self, text: str, place: str | None = None, limit: int = 5) -> Result:
        """The entries that may answer a question.

        Args:
            text: as somebody typed it; only its first thousand characters are read.
            place: id of the asker's place; entries of places that are neither it nor around it
                are left out. A place named in the text takes its place. None: all compete.
            limit: how many hits at most.
        """
        form, asked = self._understood(text[:LONGEST])
        named, asked = self._atlas.named(asked)
        where = named or place
        if not asked or not self._items:
            return Result((), 0.0, form, named, 0.0)
        by_letters = self._by_letters(asked)
        scores = self._by_words(asked) + self._by_pairs(asked) + LETTER_WEIGHT * by_letters
        eligible, nearness = self._atlas.around(where)
        scores = np.where(eligible & (scores > 0), scores + NEARNESS * nearness, -1)
        best = np.argsort(-scores, kind="stable")[: limit + 1]
        best = best[scores[best] > 0]
        if not len(best):
            return Result((), 0.0, form, named, 0.0)
        first = float(scores[best[0]])
        second = float(scores[best[1]]) if len(best) > 1 else 0.0
        closeness = float(by_letters[best[0]])
        confidence = (
            first + CONFIDENT_LETTERS * closeness + CONFIDENT_MARGIN * (first - second)
        ) / (1 + LETTER_WEIGHT + CONFIDENT_LETTERS)
        hits = tuple(Hit(self._items[row].id, float(scores[row])) for row in best[:limit])
        return Result(hits, confidence, form, named, closeness)

    def _terms(self, text_words: list[str]) -> list[str]:
        stems = [stem(word) for word in text_words]
        return stems + self._synonyms.groups_in(stems)

    def _understood(self, text: str) -> tuple[str, list[str]]:
        """The form of the text that looks most like the entries, and its words."""
        readings = (text, other_layout(text), in_cyrillic(text))
        forms = [(reading, words(reading)) for reading in readings]
        looks = [self._known.familiarity(form_words) for _, form_words in forms]
        looks[0] += AS_TYPED_BONUS
        return forms[looks.index(max(looks))]

    def _by_words(self, asked: list[str]) -> Scores:
        """BM25F over stems, divided by what a perfect match would have."""
        scores = np.zeros(len(self._items), np.float32)
        whole = 0.0
        groups = self._synonyms.groups_by_position([stem(word) for word in asked])
        for position, word in enumerate(asked):
            ways = [(stem(word), 1.0)]
            if not self._known.knows(word) and not self._atlas.knows(word):
                ways += [(stem(guess), GUESS_WEIGHT) for guess in self._known.nearest(word)]
            ways += [(group, SYNONYM_WEIGHT) for group in groups.get(position, ())]
            rarity, score = self._one_word(ways)
            whole += rarity
            if score is not None:
                scores += rarity * score
        return scores / np.float32(max(whole, 1e-6))

    def _one_word(self, ways: Sequence[tuple[str, float]]) -> tuple[float, Scores | None]:
        """How rare a word is, and its part of the score: the best of its ways in each row."""
        rarity, best = UNKNOWN_RARITY * log(1 + len(self._items)), None
        for term, weight in dict(reversed(ways)).items():
            rows_q, in_question = self._questions.of(term)
            rows_a, in_answer = self._answers.of(term)
            if not len(rows_q) and not len(rows_a):
                continue
            counted = np.zeros(len(self._items), np.float32)
            counted[rows_q] = in_question
            counted[rows_a] += in_answer
            score = counted / (SATURATION + counted) * np.float32(weight * (1 + SATURATION))
            if best is None:
                held = max(len(rows_q), len(rows_a))
                rarity = log(1 + (len(self._items) - held + 0.5) / (held + 0.5))
                best = score
            else:
                best = np.maximum(best, score)
        return rarity, best

    def _by_pairs(self, asked: list[str]) -> Scores:
        pairs = _pairs(asked)
        scores = np.zeros(len(self._items), np.float32)
        for pair in pairs:
            scores[self._pairs.of(pair)[0]] += 1
        return scores * np.float32(PAIR_WEIGHT / max(len(pairs), 1))

    def _by_letters(self, asked: list[str]) -> Scores:
        best = np.zeros(len(self._items), np.float32)
        if len(self._starts):
            close = self._letters.closeness(grams(asked))
            best[self._with_surfaces] = np.maximum.reduceat(close, self._starts)
        return best


def _pairs(text_words: list[str]) -> list[str]:
    return [f"{stem(one)} {stem(two)}" for one, two in pairwise(text_words)]

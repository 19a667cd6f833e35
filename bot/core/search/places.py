"""Places: named inside a question, and which entries hold around one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.search.postings import Rows, Scores
from bot.core.search.text import is_cyrillic, words

Mask = NDArray[np.bool_]

SLIP, WRONG_LETTER, TWO_SLIPS = 6, 7, 9
"""From how many letters on a slip is forgiven in a place's name, a wrong letter, two slips."""

LONGEST_NAME = 3
"""Words in the longest name of a place."""

_ENDINGS = (
    ("ия", ("ия", "ии", "ию", "ией")),
    ("ья", ("ья", "ьи", "ье", "ью", "ьей")),
    ("а", ("а", "ы", "и", "е", "у", "ой")),
    ("я", ("я", "и", "е", "ю", "ей")),
    ("ь", ("ь", "и", "ю", "ью", "я", "е", "ем")),
    ("й", ("й", "я", "ю", "е", "ем")),
)
_AFTER_CONSONANT = ("", "а", "у", "ом", "е")
_PREPOSITIONS = frozenset(("в", "во", "из", "по", "на", "для", "до", "in", "to", "from", "at"))


@dataclass(frozen=True, slots=True)
class PlaceName:
    id: str
    parent: str | None
    names: tuple[str, ...]
    """Names and spellings, in any language; their Russian case forms are made here."""


def declined(word: str) -> Iterator[str]:
    """A Russian name's case forms, by its ending; names in ы, и, о, у do not change."""
    if not is_cyrillic(word):
        yield word
        return
    for ending, forms in _ENDINGS:
        if word.endswith(ending):
            yield from (word.removesuffix(ending) + form for form in forms)
            return
    if word[-1] in "бвгджзклмнпрстфхцчшщ":
        yield from (word + form for form in _AFTER_CONSONANT)
    else:
        yield word


@dataclass(frozen=True, slots=True)
class Around:
    """What holds around one place."""

    eligible: Mask
    """Which items hold there."""
    nearness: Scores
    """Of each item: 0 for everywhere, 1 for a step nearer."""
    names: Mask
    """Of which numbers an item holds there."""
    count: int
    """How many items hold there."""


class Atlas:
    """Knows places by their names, and items by their places."""

    def __init__(self, places: Iterable[PlaceName], items: Sequence[str], kin: Rows) -> None:
        """Take the places.

        Args:
            places: the places, with their names.
            items: each item's place.
            kin: each item's number; items of one number shadow each other.
        """
        self._parents: dict[str, str | None] = {}
        self._by_name: dict[tuple[str, ...], str] = {}
        self._words: set[str] = set()
        self._by_edges: dict[str, list[str]] = {}
        """By the first letter and the last."""
        for place in places:
            self._parents[place.id] = place.parent
            for name in place.names:
                self._note(words(name)[:LONGEST_NAME], place.id)
        self._items = items
        self._kin = kin
        self._around: dict[str | None, Around] = {}

    def _note(self, name: list[str], place: str) -> None:
        if not name:
            return
        *first, last = name
        starts = [tuple(first)]
        if len(first) == 1:
            starts = [(form,) for form in declined(first[0])]
        for start in starts:
            for form in declined(last):
                self._by_name.setdefault((*start, form), place)
                if form not in self._words:
                    self._words.add(form)
                    self._by_edges.setdefault(form[0] + form[-1], []).append(form)

    def knows(self, word: str) -> bool:
        return word in self._words

    def named(
        self, asked: list[str], is_word: Callable[[str], bool] = lambda _: True
    ) -> tuple[str | None, list[str]]:
        """The place named in a question, and the question without it.

        Of two places the one behind a preposition counts («из Армении в Грузию»: the last), of
        a country and its city the city. A question that is nothing but a place keeps its words.

        Args:
            asked: the words of the question.
            is_word: whether a word is well spelt, and so is no misspelt name.
        """
        spelt = [word if is_word(word) else self._as_spelt(word) for word in asked]
        found: list[tuple[int, int, str]] = []
        position = 0
        while position < len(asked):
            for length in range(min(LONGEST_NAME, len(asked) - position), 0, -1):
                place = self._by_name.get(tuple(spelt[position : position + length]))
                if place is not None:
                    found.append((position, length, place))
                    position += length - 1
                    break
            position += 1
        if not found:
            return None, asked
        taken = {at for start, length, _ in found for at in range(start, start + length)}
        for start, _, _ in found:
            if start and asked[start - 1] in _PREPOSITIONS:
                taken.add(start - 1)
        rest = [word for at, word in enumerate(asked) if at not in taken]
        return self._meant(found), rest or asked

    def _as_spelt(self, word: str) -> str:
        """The word of a place's name that a misspelt one is; itself where it is none.

        Stricter than for other words, since "German" is not Germany, «здания» not Дания, «пользу»
        not Польшу: the first letter and the last are right, and in short words none is wrong, only
        one too few, too many, or two in the wrong order.
        """
        if word in self._words or len(word) < SLIP or not word.isalpha():
            return word
        most = 1 + (len(word) >= TWO_SLIPS)
        near = [
            (distance, name)
            for name, distance, _ in process.extract(
                word,
                self._by_edges.get(word[0] + word[-1], ()),
                scorer=OSA.distance,
                score_cutoff=most,
                limit=5,
            )
            if (len(word) >= WRONG_LETTER or len(name) != len(word) or {*name} == {*word})
        ]
        return min(near)[1] if near else word

    def _meant(self, found: Sequence[tuple[int, int, str]]) -> str:
        places = [place for _, _, place in found]
        cities = [place for place in places if self._parents.get(place) in places]
        return (cities or places)[-1]

    def meant(self, named: str, place: str | None) -> str:
        """The place that a question is about: the one it names, but the reader's own where that
        lies within («регистрация в Казахстане», asked in Almaty)."""
        return place if place is not None and self.lies_in(place, named) else named

    def lies_in(self, place: str, wider: str) -> bool:
        """Whether a place is, or lies in, the wider one; all lie in the empty one."""
        return not wider or wider in self._chain(place)

    def around(self, place: str | None) -> Around:
        """What holds at a place: the items there and around it, of one name the nearest.

        Everything holds where no place is given, or one that was not among the places; its own
        items are then a step nearer.
        """
        if place not in self._around:
            self._around[place] = self._reckon(place)
        return self._around[place]

    def _chain(self, place: str | None) -> list[str]:
        """The place and the wider ones around it, nearest first."""
        chain: list[str] = []
        while place is not None and place not in chain:
            chain.append(place)
            place = self._parents.get(place)
        return chain

    def _reckon(self, place: str | None) -> Around:
        chain = self._chain(place) if place in self._parents else []
        steps = {where: float(len(chain) - 1 - at) for at, where in enumerate(chain)}
        outside = -1.0 if chain else 0.0
        if place is not None:
            steps.setdefault(place, 1.0)
        step = np.array([steps.get(where, outside if where else 0.0) for where in self._items])
        eligible = step >= 0
        if chain:
            nearest = np.full(len(self._items), -1.0)
            np.maximum.at(nearest, self._kin, step)
            eligible &= step == nearest[self._kin]
        names = np.zeros(len(self._items), np.bool_)
        names[self._kin[eligible]] = True
        nearness = np.maximum(step, 0).astype(np.float32)
        return Around(eligible, nearness, names, int(np.count_nonzero(names)))

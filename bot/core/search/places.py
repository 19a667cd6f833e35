"""Places: named inside a question, and which entries hold around one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.core.search.postings import Scores
from bot.core.search.text import is_cyrillic, words

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


class Atlas:
    """Knows places by their names, and items by their places."""

    def __init__(self, places: Iterable[PlaceName], items: Sequence[tuple[str, str]]) -> None:
        """Take the places, and each item's id and place."""
        self._parents: dict[str, str | None] = {}
        self._by_name: dict[tuple[str, ...], str] = {}
        self._words: set[str] = set()
        for place in places:
            self._parents[place.id] = place.parent
            for name in place.names:
                self._note(words(name)[:LONGEST_NAME], place.id)
        self._items = items
        self._around: dict[str | None, tuple[NDArray[np.bool_], Scores]] = {}

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
                self._words.add(form)

    def knows(self, word: str) -> bool:
        return word in self._words

    def named(self, asked: list[str]) -> tuple[str | None, list[str]]:
        """The place named in a question, and the question without it.

        Of two places the one behind a preposition counts («из Армении в Грузию»: the last), of
        a country and its city the city. A question that is nothing but a place keeps its words.
        """
        found: list[tuple[int, int, str]] = []
        position = 0
        while position < len(asked):
            for length in range(min(LONGEST_NAME, len(asked) - position), 0, -1):
                place = self._by_name.get(tuple(asked[position : position + length]))
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

    def _meant(self, found: Sequence[tuple[int, int, str]]) -> str:
        places = [place for _, _, place in found]
        cities = [place for place in places if self._parents.get(place) in places]
        return (cities or places)[-1]

    def around(self, place: str | None) -> tuple[NDArray[np.bool_], Scores]:
        """Which items hold at a place, and how near each is: 0 for everywhere, 1 a step nearer.

        Of items with one name (the last part of the id) only the nearest holds.
        """
        if place not in self._around:
            self._around[place] = self._reckon(place)
        return self._around[place]

    def _reckon(self, place: str | None) -> tuple[NDArray[np.bool_], Scores]:
        if place is None or place not in self._parents:
            everything = np.ones(len(self._items), np.bool_)
            return everything, np.zeros(len(self._items), np.float32)
        chain: list[str] = []
        current: str | None = place
        while current is not None and current not in chain:
            chain.append(current)
            current = self._parents.get(current)
        steps = {where: float(len(chain) - 1 - at) for at, where in enumerate(chain)}
        nearest: dict[str, float] = {}
        for item_id, where in self._items:
            name = item_id.rsplit("/", 1)[-1]
            nearest[name] = max(nearest.get(name, -1.0), steps.get(where, -1.0))
        eligible = np.zeros(len(self._items), np.bool_)
        nearness = np.zeros(len(self._items), np.float32)
        for row, (item_id, where) in enumerate(self._items):
            step = steps.get(where, 0.0 if not where else -1.0)
            eligible[row] = not where or (step >= 0 and step == nearest[item_id.rsplit("/", 1)[-1]])
            nearness[row] = max(step, 0.0)
        return eligible, nearness

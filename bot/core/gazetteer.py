"""Finds a place by what somebody types when asked where they are."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import islice, takewhile

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.content import Place
from bot.core.search.forms import in_cyrillic, other_layout, skeleton
from bot.core.search.places import declined
from bot.core.search.text import words
from bot.core.search.vocabulary import slips

_SAME, _SOUNDS_SAME, _BEGINS, _MISSPELT = range(4)
_MOST_WORDS = 4
"""In what is taken for a name, a preposition included."""
_TYPED_AHEAD = 3
"""Letters after which the beginning of a name is enough."""

Rank = tuple[int, int]
"""How well a name fits, the lower the better: in which way, and by how many letters not."""


class Gazetteer:
    """All places of the menu under all their names."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._places = list(places.values())
        self._named: dict[str, set[int]] = {}
        self._spelt: dict[str, set[int]] = {}
        """By the name without its spaces."""
        self._sounding: dict[str, set[int]] = {}
        for number, place in enumerate(self._places):
            for name in {*place.name.values(), *place.also}:
                for form in _forms(name):
                    whole = form.replace(" ", "")
                    self._named.setdefault(form, set()).add(number)
                    self._spelt.setdefault(whole, set()).add(number)
                    self._sounding.setdefault(skeleton(whole), set()).add(number)
        self._spellings = sorted(self._spelt)
        self._by_length: dict[int, list[str]] = {}
        for spelling in self._spellings:
            self._by_length.setdefault(len(spelling), []).append(spelling)
        self._longest = max(self._by_length, default=0)

    def find(self, text: str, limit: int = 5) -> list[Place]:
        """The places that may be meant, likeliest first: in the other layout, in Latin letters,
        only begun; misspelt, where none is of that very name."""
        return [place for _, place in self._ranked(text)[:limit]]

    def exact(self, text: str) -> Place | None:
        """The one place of that very name."""
        places = [place for (kind, _), place in self._ranked(text) if kind == _SAME]
        return places[0] if len(places) == 1 else None

    def named(self, text: str) -> Place | None:
        """The place whose name, misspelt by a letter perhaps, is all that was typed."""
        for (kind, distance), place in self._ranked(text)[:1]:
            if kind != _BEGINS and distance <= 1:
                return place
        return None

    def _ranked(self, text: str) -> list[tuple[Rank, Place]]:
        best: dict[int, Rank] = {}
        for typed in _readings(text) if len(text.split()) <= _MOST_WORDS else ():
            for rank, numbers in self._fitting(typed):
                for number in numbers:
                    best[number] = min(rank, best.get(number, rank))
        worst = _BEGINS if (_SAME, 0) in best.values() else _MISSPELT
        order = sorted((rank, number) for number, rank in best.items() if rank[0] <= worst)
        return [(rank, self._places[number]) for rank, number in order]

    def _fitting(self, typed: str) -> Iterator[tuple[Rank, set[int]]]:
        whole = typed.replace(" ", "")
        most = slips(whole)
        if len(whole) > self._longest + most:
            return
        yield (_SAME, 0), self._named.get(typed, set())
        yield (_SOUNDS_SAME, 0), self._spelt.get(whole, set())
        yield (_SOUNDS_SAME, 0), self._sounding.get(skeleton(whole), set())
        if len(whole) >= _TYPED_AHEAD:
            begun = islice(self._spellings, bisect_left(self._spellings, whole), None)
            for name in takewhile(lambda name: name.startswith(whole), begun):
                yield (_BEGINS, len(name) - len(whole)), self._spelt[name]
        lengths = range(len(whole) - most, len(whole) + most + 1)
        alike = [name for length in lengths for name in self._by_length.get(length, ())]
        for name, distance, _ in process.extract(
            whole, alike, scorer=OSA.distance, score_cutoff=most, limit=None
        ):
            yield (_MISSPELT, distance), self._spelt[name]


def _forms(name: str) -> Iterator[str]:
    *first, last = words(name) or [""]
    for form in declined(last) if last else ():
        yield " ".join((*first, form))


def _readings(text: str) -> list[str]:
    readings = (text, other_layout(text), in_cyrillic(text))
    typed = (" ".join(words(reading)) for reading in readings)
    return list(dict.fromkeys(reading for reading in typed if reading))

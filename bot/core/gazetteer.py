"""Finds a place by what somebody types when asked where they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from bot.core.content import Place
from bot.core.search.forms import in_cyrillic, other_layout, skeleton
from bot.core.search.places import declined
from bot.core.search.text import words
from bot.core.search.vocabulary import slips

_SAME, _SOUNDS_SAME, _BEGINS, _MISSPELT = range(4)
_LONGEST = 60
"""Characters of a name that are read."""
_TYPED_AHEAD = 3
"""Letters after which the beginning of a name is enough."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name, or what was typed in place of one."""

    text: str
    whole: str
    """Without spaces."""
    sound: str

    @classmethod
    def of(cls, text: str) -> "_Name":
        whole = text.replace(" ", "")
        return cls(text, whole, skeleton(whole))


class Gazetteer:
    """All places of the menu under all their names."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._names: list[tuple[_Name, Place]] = []
        for place in places.values():
            for name in {*place.name.values(), *place.also}:
                self._names += ((_Name.of(form), place) for form in _forms(name))

    def find(self, text: str, limit: int = 5) -> list[Place]:
        """The places that may be meant, likeliest first: misspelt, in the other layout, in Latin
        letters, only begun."""
        return [place for _, place in self._ranked(text)[:limit]]

    def named(self, text: str) -> Place | None:
        """The place whose name, misspelt by a letter perhaps, is all that was typed."""
        for (kind, distance), place in self._ranked(text)[:1]:
            if kind != _BEGINS and distance <= 1:
                return place
        return None

    def _ranked(self, text: str) -> list[tuple[tuple[int, int], Place]]:
        best: dict[str, tuple[tuple[int, int], Place]] = {}
        for typed in map(_Name.of, _readings(text[:_LONGEST])):
            for name, place in self._names:
                rank = _rank(typed, name)
                if rank is not None and (place.id not in best or rank < best[place.id][0]):
                    best[place.id] = (rank, place)
        return sorted(best.values(), key=lambda found: found[0])


def _forms(name: str) -> Iterator[str]:
    *first, last = words(name) or [""]
    for form in declined(last) if last else ():
        yield " ".join((*first, form))


def _readings(text: str) -> list[str]:
    readings = (text, other_layout(text), in_cyrillic(text))
    typed = (" ".join(words(reading)) for reading in readings)
    return list(dict.fromkeys(reading for reading in typed if reading))


def _rank(typed: _Name, name: _Name) -> tuple[int, int] | None:
    """How well a name fits, the lower the better; None: not at all."""
    if typed.text == name.text:
        return _SAME, 0
    if typed.whole == name.whole or typed.sound == name.sound:
        return _SOUNDS_SAME, 0
    if len(typed.whole) >= _TYPED_AHEAD and name.whole.startswith(typed.whole):
        return _BEGINS, len(name.whole) - len(typed.whole)
    most = slips(typed.whole)
    if abs(len(typed.whole) - len(name.whole)) > most:
        return None
    distance = OSA.distance(typed.whole, name.whole, score_cutoff=most)
    return (_MISSPELT, distance) if distance <= most else None

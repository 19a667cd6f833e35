"""Whether the ways to ask an entry help one another: each is taken out once, and then asked.

A way that is not found without itself stands alone: somebody who words it a little otherwise will
not find the entry. Here and there one is no harm (the name of an operator, say); many are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.core.content import Content, Entry
from bot.core.faq import index_of

AMONG = 5
"""Among so many first ones an entry must be found."""
MANY = 1 / 4
"""The share of an entry's ways from which on it is named. In our own files it is a twelfth."""
ROUNDS = 12
"""How many indexes are built. Of an entry with more ways than that, two or three are out at once;
they stand far from one another in its list, often in different languages."""
_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Lonely:
    """An entry of whose ways to ask many stand alone."""

    entry: Entry
    way: str
    """The worst of them: for which the entry stands last, or not at all."""
    instead: Entry | None
    """What is found first for it."""
    ways: int
    """How many stand alone."""


def lonely(content: Content) -> list[Lonely]:
    """The entries that need more ways to ask, or better ones; in the order of `content`."""
    missed: dict[str, list[_Miss]] = {}
    most = max((len(entry.ask) for entry in content.entries.values()), default=0)
    for number in range(min(ROUNDS, most)):
        for miss in _without(content, number):
            missed.setdefault(miss.entry.id, []).append(miss)
    found = []
    for entry_id, entry in content.entries.items():
        misses = missed.get(entry_id, [])
        if misses and len(misses) >= MANY * len(entry.ask):
            worst = max(misses, key=lambda miss: miss.before)
            found.append(Lonely(entry, worst.way, worst.instead, len(misses)))
    return found


@dataclass(frozen=True, slots=True)
class _Miss:
    entry: Entry
    way: str
    before: int
    """How many others are found before the entry."""
    instead: Entry | None


def _without(content: Content, number: int) -> Iterator[_Miss]:
    """Ask the ways of that number of every entry, of an index in which none of them stands."""
    left = {
        entry.id: replace(
            entry,
            ask=tuple(way for at, way in enumerate(entry.ask) if at % ROUNDS != number),
        )
        for entry in content.entries.values()
    }
    index = index_of(replace(content, entries=left))
    for entry in content.entries.values():
        for way in entry.ask[number::ROUNDS]:
            hits = [hit.id for hit in index.search(way, entry.place, _LOOKED_AT).hits]
            before = hits.index(entry.id) if entry.id in hits else _LOOKED_AT
            if before >= AMONG:
                yield _Miss(entry, way, before, content.entries[hits[0]] if hits else None)

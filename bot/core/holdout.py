"""Whether the ways to ask an entry help one another: each is taken out once, and then asked.

A way that is not found without itself is a wording of its own: somebody who words it a little
otherwise will not find the entry either.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.core.content import Content, Entry
from bot.core.faq import index_of

AMONG = 5
"""Among so many first ones an entry must be found."""
_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Lonely:
    """An entry that is not found by one of its own ways to ask when that one is taken out."""

    entry: Entry
    way: str
    """The worst of them: the one for which the entry stands last, or not at all."""
    instead: Entry | None
    """What is found first for it."""


def lonely(content: Content) -> list[Lonely]:
    """The entries that need more ways to ask, or better ones; in the order of `content`.

    Blocks: builds an index for each way that the entry with the most of them has.
    """
    missed: dict[str, list[_Miss]] = {}
    for number in range(max((len(entry.ask) for entry in content.entries.values()), default=0)):
        for miss in _without(content, number):
            missed.setdefault(miss.entry.id, []).append(miss)
    found = []
    for entry_id in content.entries:
        misses = missed.get(entry_id, [])
        if misses:
            worst = max(misses, key=lambda miss: miss.rank)
            found.append(Lonely(worst.entry, worst.way, worst.instead))
    return found


@dataclass(frozen=True, slots=True)
class _Miss:
    entry: Entry
    way: str
    rank: int
    """How many stand before the entry."""
    instead: Entry | None


def _without(content: Content, number: int) -> Iterator[_Miss]:
    """Ask the way of that number of every entry, of an index in which none of them stands."""
    asked = {
        entry.id: entry.ask[number] for entry in content.entries.values() if number < len(entry.ask)
    }
    left = {
        entry.id: replace(entry, ask=entry.ask[:number] + entry.ask[number + 1 :])
        for entry in content.entries.values()
    }
    index = index_of(replace(content, entries=left))
    for entry_id, way in asked.items():
        entry = content.entries[entry_id]
        hits = [hit.id for hit in index.search(way, entry.place, _LOOKED_AT).hits]
        rank = hits.index(entry_id) if entry_id in hits else _LOOKED_AT
        if rank >= AMONG:
            yield _Miss(entry, way, rank, content.entries[hits[0]] if hits else None)

"""What maintainers write, as values: places, topics, entries and resources, in two languages.

`bot/library` makes these from the files under `locales/`; everything else only reads them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from typing import Literal, get_args
from zlib import compress, decompress

Language = Literal["ru", "en"]
LANGUAGES: tuple[Language, ...] = ("ru", "en")

EVERYWHERE = "everywhere"

ResourceKind = Literal[
    "crisis",  # thoughts of suicide
    "emergency",  # 112 and the like
    "support",  # psychological help, people to talk to
    "legal",
    "shelter",
    "course",
    "event",
    "offer",
    "money",
    "documents",
    "deadline",
]
RESOURCE_KINDS: tuple[ResourceKind, ...] = get_args(ResourceKind)

Repeat = Literal["weekly", "monthly"]
REPEATS: tuple[Repeat, ...] = get_args(Repeat)

_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Place:
    """A city, a country, or `everywhere`, which is the parent of all countries."""

    id: str
    """The folder's name: a–z, 0–9 and hyphens, at most 20 letters, unique among all places."""
    parent: str | None
    """The id of the wider place; None for `everywhere` alone."""
    name: Mapping[Language, str]
    inside: Mapping[Language, str]
    """The name with its preposition: «в Алматы», "in Almaty"."""
    also: tuple[str, ...] = ()
    """Other names, old names, usual misspellings, in any language."""
    timezone: str | None = None
    """IANA name; None where a country has several zones."""
    flag: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A shelf of the menu."""

    id: str
    name: Mapping[Language, str]
    emoji: str
    shelf_days: int
    """How many days after `checked` an answer of this topic is still taken for fresh."""
    careful: bool
    """A wrong answer costs dearly (law, health): rather ask back than answer the wrong thing."""


@dataclass(frozen=True, slots=True, init=False)
class Half:
    """One entry or resource in one language."""

    question: str
    """Of a resource: its title."""
    _packed: bytes
    """The answer, compressed: few are read at a time, and two thousand would take 8 MB, not 3."""

    def __init__(self, question: str, html: str) -> None:
        object.__setattr__(self, "question", question)
        object.__setattr__(self, "_packed", compress(html.encode()))

    @property
    def html(self) -> str:
        """The answer, in the HTML that Telegram accepts, escaped and ready to send."""
        return decompress(self._packed).decode()

    @property
    def plain(self) -> str:
        """The answer without markup: what search reads and what inline results preview."""
        return unescape(_TAG.sub("", self.html))


@dataclass(frozen=True, slots=True)
class Entry:
    """One question with its answer: one file."""

    place: str
    name: str
    """The file's name without `.md`: a–z, 0–9 and hyphens, at most 32 letters."""
    topic: str
    halves: Mapping[Language, Half]
    """At least one of the two languages."""
    ask: tuple[str, ...]
    """Other ways to ask the same, in both languages mixed."""
    checked: date | None
    """The day somebody last held the answer against its source; None: never."""
    sources: tuple[str, ...]
    """https addresses."""
    shelf_days: int

    @property
    def id(self) -> str:
        return f"{self.place}/{self.name}"


@dataclass(frozen=True, slots=True)
class Resource:
    """Where help is found, or something with a date: one file. Digests and urgent help show it."""

    name: str
    """The file's name without `.md`, unique among all resources."""
    kind: ResourceKind
    places: tuple[str, ...]
    """Ids; a country serves its cities, `everywhere` serves all."""
    halves: Mapping[Language, Half]
    """At least one of the two languages."""
    starts: date | None
    """The first day, or the day of an event; None: holds already."""
    ends: date | None
    """The last day, or the day a deadline is over; None: no end is known."""
    repeat: Repeat | None
    """On the weekday, or on the day of the month, of `starts`."""
    checked: date | None
    """The day somebody last held it against its source; None: never."""
    sources: tuple[str, ...]
    """https addresses."""
    shelf_days: int


@dataclass(frozen=True, slots=True)
class Content:
    """One consistent reading of all files. Replaced as a whole, never changed."""

    places: Mapping[str, Place]
    """By id, in the order of the menu: a country stands before its cities."""
    topics: Mapping[str, Topic]
    """By id, in the order of the menu."""
    entries: Mapping[str, Entry]
    """By id."""
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of words that search takes for one another."""
    elsewhere: Mapping[str, Place] = field(default_factory=dict)
    """Places that have no answers of their own yet, by id; their parent is `everywhere`.

    They stand in no menu. A question that names one must not get another place's answer.
    """
    resources: Mapping[str, Resource] = field(default_factory=dict)
    """By name."""
    _shelves: Mapping[str, Sequence[Entry]] = field(init=False, repr=False, compare=False)
    """By place: every screen asks for one."""

    def __post_init__(self) -> None:
        at: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            at.setdefault(entry.place, []).append(entry)
        shelves: dict[str, Sequence[Entry]] = {}
        for place in self.places:
            found: dict[str, Entry] = {}
            for spot in self.chain(place):
                for entry in at.get(spot.id, ()):
                    found.setdefault(entry.name, entry)
            shelves[place] = tuple(found.values())
        object.__setattr__(self, "_shelves", shelves)

    def chain(self, place: str) -> Iterator[Place]:
        """`place` and all wider ones, nearest first: city, country, everywhere.

        An unknown id (a city that was renamed) counts as `everywhere`.
        """
        current = self.places.get(place) or self.places.get(EVERYWHERE)
        while current is not None:
            yield current
            current = self.places.get(current.parent) if current.parent else None

    def shelf(self, place: str, topic: str | None = None) -> list[Entry]:
        """The entries that hold in `place`, nearest place first; of two with one name the nearer.

        Args:
            place: id of a place.
            topic: only entries of this topic, or None for all.
        """
        shelf = self._shelves.get(place) or self._shelves.get(EVERYWHERE, ())
        return [entry for entry in shelf if topic in (None, entry.topic)]

    def cities(self, country: str) -> list[Place]:
        return [place for place in self.places.values() if place.parent == country]

    def help_at(self, place: str, kinds: Sequence[ResourceKind]) -> list[Resource]:
        """The resources of `kinds` that hold in `place`: in the order of kinds, nearest first.

        Dates are not looked at: one that is over, or has not begun, is among them.
        """
        nearness = {spot.id: steps for steps, spot in enumerate(self.chain(place))}
        found = [
            (
                kinds.index(resource.kind),
                min(nearness[spot] for spot in resource.places if spot in nearness),
                resource,
            )
            for resource in self.resources.values()
            if resource.kind in kinds and not nearness.keys().isdisjoint(resource.places)
        ]
        return [resource for _, _, resource in sorted(found, key=lambda row: row[:2])]

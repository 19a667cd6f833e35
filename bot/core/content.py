"""What maintainers write, as values: places, topics and entries, in two languages.

`bot/library` makes these from the files under `locales/`; everything else only reads them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Language = Literal["ru", "en"]
LANGUAGES: tuple[Language, ...] = ("ru", "en")

EVERYWHERE = "everywhere"


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


@dataclass(frozen=True, slots=True)
class Half:
    """One entry in one language."""

    question: str
    html: str
    """The answer, in the HTML that Telegram accepts, escaped and ready to send."""
    plain: str
    """The same without markup: what search reads and what inline results preview."""


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
        found: dict[str, Entry] = {}
        for spot in self.chain(place):
            for entry in self.entries.values():
                if entry.place == spot.id and entry.name not in found:
                    found[entry.name] = entry
        return [entry for entry in found.values() if topic in (None, entry.topic)]

    def cities(self, country: str) -> list[Place]:
        return [place for place in self.places.values() if place.parent == country]

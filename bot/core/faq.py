"""The desk that answers questions: an answer, a choice, the question where one is, or the plain
word that it knows none."""

from dataclasses import dataclass

from bot.core.content import EVERYWHERE, LANGUAGES, Content, Entry, Place
from bot.core.search import Index, Item, PlaceName
from bot.core.search.index import Result
from bot.core.search.text import is_cyrillic
from bot.core.search.thresholds import THRESHOLDS

NEAR, CHOICES = 3, 4
"""How many further entries stand under an answer, and how many in a choice."""


@dataclass(frozen=True, slots=True)
class Found:
    """One entry answers."""

    entry: Entry
    near: tuple[Entry, ...]
    place: str
    """Id of the place the question was about."""


@dataclass(frozen=True, slots=True)
class Several:
    """One of these may be meant; best first."""

    entries: tuple[Entry, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Where:
    """Each place has an answer of its own, and nobody has said which place is meant."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No entry is near enough."""

    place: str


class Faq:
    """All entries of one reading of the files, ready to be asked."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._index = index_of(content)

    def ask(self, text: str, place: str | None) -> Found | Several | Where | Nothing:
        """Answer a question.

        Args:
            text: as somebody typed it.
            place: id of the asker's place, None where it is not known; one that the question
                names counts more.
        """
        result = self._index.search(text, place, NEAR + 1)
        if (result.place or place) is None:
            if self._is_local(result):
                return Where()
            result = self._index.search(text, EVERYWHERE, NEAR + 1)
        about = result.place or place or EVERYWHERE
        entries = [self._content.entries[hit.id] for hit in result.hits]
        if not entries or result.confidence < THRESHOLDS.several:
            return Nothing(about)
        if self._is_sure(entries[0], result):
            return Found(entries[0], tuple(entries[1 : NEAR + 1]), about)
        return Several(tuple(entries[:CHOICES]), about)

    def find(self, text: str, place: str | None, limit: int) -> list[Entry]:
        """Entries for a list of suggestions, best first; none where none is near enough.

        Args:
            text: as somebody typed it.
            place: id of the asker's place; None where it is not known: those of all places.
            limit: how many at most.
        """
        result = self._index.search(text, place, limit)
        near = result.hits if result.confidence >= THRESHOLDS.several else ()
        return [self._content.entries[hit.id] for hit in near]

    def place_in(self, text: str) -> str | None:
        """Id of the place that a text names, even one without answers; None: it names none."""
        return self._index.search(text, limit=1).place

    def _is_local(self, result: Result) -> bool:
        """Whether what answers best is known of single places only."""
        if result.confidence < THRESHOLDS.several:
            return False
        best = self._content.entries[result.hits[0].id]
        return f"{EVERYWHERE}/{best.name}" not in self._content.entries

    def _is_sure(self, entry: Entry, result: Result) -> bool:
        if result.place in self._content.elsewhere:
            return False
        topic = self._content.topics.get(entry.topic)
        careful = topic is not None and topic.careful
        return THRESHOLDS.allow(result.confidence, result.lead, careful=careful)


def index_of(content: Content) -> Index:
    items = map(to_item, content.entries.values())
    return Index(items, place_names(content), content.synonyms)


def to_item(entry: Entry) -> Item:
    questions: dict[str, list[str]] = {language: [] for language in LANGUAGES}
    for language, half in entry.halves.items():
        questions[language].append(half.question)
    for way in entry.ask:
        questions["ru" if is_cyrillic(way.casefold()) else "en"].append(way)
    answers: dict[str, str] = {language: half.plain for language, half in entry.halves.items()}
    return Item(entry.id, questions, answers, entry.place, entry.topic, entry.name)


def place_names(content: Content) -> list[PlaceName]:
    """All places that questions may name, for the index."""
    return [
        PlaceName(place.id, place.parent, names_of(place))
        for place in (*content.places.values(), *content.elsewhere.values())
    ]


def names_of(place: Place) -> tuple[str, ...]:
    return (*place.name.values(), *place.also)

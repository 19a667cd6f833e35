"""How much there is for each place in each language, and how old it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.core.content import LANGUAGES, Content, Language
from bot.core.freshness import Fresh, NeverChecked, Stale, freshness


@dataclass(frozen=True, slots=True)
class Coverage:
    """The answers of one place, not of those around it, in one language."""

    place: str
    """Id of the place."""
    language: Language
    answers: int
    both: int
    """How many of them are there in the other language too."""
    fresh: int
    stale: int
    never: int
    """How many nobody has checked."""


def coverage(content: Content, today: date) -> Iterator[Coverage]:
    """A row for each place and language, in the order of the menu; places without answers too."""
    for place in content.places:
        own = [entry for entry in content.entries.values() if entry.place == place]
        for language in LANGUAGES:
            written = [entry for entry in own if language in entry.halves]
            ages = [type(freshness(entry, today)) for entry in written]
            yield Coverage(
                place,
                language,
                answers=len(written),
                both=sum(len(entry.halves) == len(LANGUAGES) for entry in written),
                fresh=ages.count(Fresh),
                stale=ages.count(Stale),
                never=ages.count(NeverChecked),
            )

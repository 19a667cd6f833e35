"""How places and entries are called in the reader's language."""

from bot.core.content import EVERYWHERE, LANGUAGES, Entry, Half, Language, Resource
from handlers.visit import Visit


def half(written: Entry | Resource, language: Language) -> tuple[Half, bool]:
    """It in `language`, or in the other one; and whether that is the one asked for."""
    if language in written.halves:
        return written.halves[language], True
    return next(written.halves[other] for other in LANGUAGES if other in written.halves), False


def question(entry: Entry, language: Language) -> str:
    return half(entry, language)[0].question


def place_name(visit: Visit, place: str) -> str:
    return visit.services.shelves.content.places[place].name[visit.language]


def inside(visit: Visit, place: str | None) -> str:
    """«в Алматы»: the place with its preposition; an unknown one counts as everywhere."""
    content = visit.services.shelves.content
    named = content.places.get(place or "") or content.elsewhere.get(place or "")
    return (named or content.places[EVERYWHERE]).inside[visit.language]

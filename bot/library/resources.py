"""One resource: where help is found, or something with a date, in both languages in one file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from bot.core.content import (
    REPEATS,
    RESOURCE_KINDS,
    Repeat,
    Resource,
    ResourceKind,
)
from bot.core.digests.days import next_day
from bot.library.complaints import Notes
from bot.library.fields import Fields, nearest
from bot.library.files import ENTRY_LETTERS, is_id
from bot.library.markdown import utf16_units
from bot.library.pages import Page, read_checked, read_page, read_sources, written_date

TITLE_LETTERS = 80
TEXT_UNITS = 600
"""What a resource may take of a message, in UTF-16 units: a digest and urgent help show several."""

_KEYS = ("kind", "places", "from", "until", "repeat", "checked", "source", "shelf")
_SHELF_DAYS: Mapping[ResourceKind, int] = {
    "crisis": 60,
    "emergency": 180,
    "support": 120,
    "legal": 90,
    "shelter": 60,
    "course": 120,
    "event": 60,
    "offer": 60,
    "money": 60,
    "documents": 60,
    "deadline": 60,
}
"""How long one of a kind stays fresh where its file does not say it, in days."""


@dataclass(frozen=True, slots=True)
class ResourceDraft:
    """A resource as its file alone tells it; what needs other files is still open."""

    resource: Resource
    place_lines: tuple[tuple[str, int], ...]
    """Its places, with their lines."""
    ends_line: int
    checked_line: int
    titles: tuple[tuple[str, int], ...]
    """With their lines."""


def parse_resource(file: str, text: str, notes: Notes) -> ResourceDraft | None:
    """The resource in `text` as far as it can be read, or None if its head cannot be.

    Args:
        file: relative to `locales/`; its name is the resource's.
    """
    name = PurePosixPath(file).stem
    if not is_id(name, ENTRY_LETTERS):
        notes.error(1, "bad-name", name=name, max=ENTRY_LETTERS)
    page = read_page(text, _KEYS, notes)
    if page is None:
        return None
    head = page.head
    _lengths(page, notes)
    kind = _kind(head, notes)
    places = head.texts("places", lone=True)
    if head.usable and not places:
        notes.error(head.line_of("places"), "missing-key", key="places")
    resource = Resource(
        name=name,
        kind=kind or "support",
        places=tuple(place.value for place in places),
        halves=page.halves,
        starts=_day(head, "from", notes),
        ends=_day(head, "until", notes),
        repeat=_repeat(head, notes),
        checked=read_checked(head, notes),
        sources=read_sources(head, notes),
        shelf_days=head.days("shelf", required=False) or _SHELF_DAYS[kind or "support"],
    )
    _dates(resource, head, notes)
    if resource.checked is not None and not resource.sources:
        notes.warning(head.line_of("checked"), "no-source")
    return ResourceDraft(
        resource,
        place_lines=tuple((place.value, place.line) for place in places),
        ends_line=head.line_of("until" if resource.ends else "from"),
        checked_line=head.line_of("checked"),
        titles=tuple(
            (half.question, page.heading_lines[language]) for language, half in page.halves.items()
        ),
    )


def set_in_place(
    draft: ResourceDraft, places: Mapping[str, str], today: date, notes: Notes
) -> None:
    """Complain about what shows only beside the places there are, and on the day it is.

    Args:
        places: all names of a place that somebody may write → its id.
    """
    known = set(places.values())
    for place, line in draft.place_lines:
        if place not in known:
            likely = places.get(nearest(place, places), "none")
            notes.error(line, "unknown-place", place=place, nearest=likely)
    if next_day(draft.resource, today) is None:
        notes.warning(draft.ends_line, "resource-over", today=today.isoformat())


def _lengths(page: Page, notes: Notes) -> None:
    for language, half in page.halves.items():
        line = page.heading_lines[language]
        over = len(half.question) - TITLE_LETTERS
        if not half.question:
            notes.error(line, "no-title")
        elif over > 0:
            notes.error(line, "long-title", over=over, max=TITLE_LETTERS)
        over = utf16_units(half.plain) - TEXT_UNITS
        if over > 0:
            notes.error(line, "long-resource", over=over, max=TEXT_UNITS)


def _kind(head: Fields, notes: Notes) -> ResourceKind | None:
    text = head.text("kind")
    kind = next((known for known in RESOURCE_KINDS if known == text), None)
    if text is not None and kind is None:
        likely = nearest(text, RESOURCE_KINDS) or ", ".join(RESOURCE_KINDS)
        notes.error(head.line_of("kind"), "unknown-kind", kind=text, nearest=likely)
    return kind


def _repeat(head: Fields, notes: Notes) -> Repeat | None:
    text = head.text("repeat", required=False)
    repeat = next((known for known in REPEATS if known == text), None)
    if text is not None and repeat is None:
        notes.error(head.line_of("repeat"), "unknown-repeat", value=text)
    return repeat


def _day(head: Fields, key: str, notes: Notes) -> date | None:
    text = head.text(key, required=False)
    if text is None:
        return None
    day = written_date(text)
    if day is None:
        notes.error(head.line_of(key), "bad-day", key=key, value=text)
    return day


def _dates(resource: Resource, head: Fields, notes: Notes) -> None:
    starts, ends = resource.starts, resource.ends
    if starts is not None and ends is not None and ends < starts:
        notes.error(head.line_of("until"), "dead-range")
    if resource.repeat is not None and starts is None:
        notes.error(head.line_of("repeat"), "repeat-without-from")
    if resource.kind == "event" and starts is None:
        notes.error(head.line_of("kind"), "event-without-from")
    if resource.kind == "deadline" and ends is None:
        notes.error(head.line_of("kind"), "deadline-without-until")
    if resource.kind == "deadline" and resource.repeat is not None:
        notes.error(head.line_of("repeat"), "deadline-repeats")

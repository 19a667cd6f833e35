"""The files that are not answers: places, topics, synonyms, and places we know by name only."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo, available_timezones

from bot.core.content import EVERYWHERE, LANGUAGES, Place, Topic
from bot.library.complaints import Notes
from bot.library.fields import Fields, nearest
from bot.library.files import PLACE_LETTERS, is_id
from bot.library.plainyaml import Node, Refused, Series, Table, Text, parse


@dataclass(frozen=True, slots=True)
class Named:
    """A place, with the lines of its names so that two places of one name can be told."""

    place: Place
    names: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Places that search shall recognise though no folder has answers for them."""

    places: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics, in the order of the menu."""

    by_id: dict[str, Topic]


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Groups of words that mean the same."""

    groups: tuple[tuple[str, ...], ...]


_CITY_DEPTH = 4  # places/<country>/<city>/place.yaml
_FLAG_LETTERS = 8
TOPIC_LETTERS = 16


def parse_place(file: str, text: str, notes: Notes) -> Named | None:
    """The place whose folder holds this `place.yaml`, as far as it can be read."""
    path = PurePosixPath(file)
    place_id = path.parent.name
    city = len(path.parts) == _CITY_DEPTH
    known = ("name", "inside", "also", "timezone", "flag")
    fields = Fields(parse(text, 1, notes), known, notes, 1)
    if not fields.usable:
        return None
    parent = path.parent.parent.name if city else EVERYWHERE
    named = _named(place_id, None if place_id == EVERYWHERE else parent, fields)
    if city and named.place.timezone is None and notes.sound:
        notes.error(1, "missing-key", key="timezone")
    return named


def parse_elsewhere(_file: str, text: str, notes: Notes) -> Elsewhere:
    """The sound ones of the places in this file."""
    found: list[Named] = []
    for place_id, node, line in _rows(parse(text, 1, notes), notes):
        fields = Fields(node, ("name", "inside", "also", "flag"), notes, line)
        named = _named(place_id, EVERYWHERE, fields)
        if not is_id(place_id, PLACE_LETTERS):
            notes.error(line, "bad-name", name=place_id, max=PLACE_LETTERS)
        elif len(named.place.name) == len(named.place.inside) == len(LANGUAGES):
            found.append(named)
    return Elsewhere(tuple(found))


def _named(place_id: str, parent: str | None, fields: Fields) -> Named:
    flag = fields.text("flag", required=False) or ""
    if len(flag) > _FLAG_LETTERS:
        fields.notes.error(fields.line_of("flag"), "bad-emoji", value=flag[:20])
    name = fields.both("name")
    also = fields.texts("also")
    place = Place(
        id=place_id,
        parent=parent,
        name=name,
        inside=fields.both("inside"),
        also=tuple(other.value for other in also),
        timezone=_timezone(fields),
        flag=flag,
    )
    names = [(text, fields.line_of("name")) for text in name.values()]
    return Named(place, (*names, *((other.value, other.line) for other in also)))


def _timezone(fields: Fields) -> str | None:
    zone = fields.text("timezone", required=False)
    if zone is None or _is_timezone(zone):
        return zone
    known = {name.casefold(): name for name in available_timezones()}
    suggestion = known.get(nearest(zone, known), "Asia/Almaty")
    fields.notes.error(fields.line_of("timezone"), "bad-timezone", value=zone, nearest=suggestion)
    return None


def _is_timezone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return False
    return "/" in name or name == "UTC"


def parse_topics(_file: str, text: str, notes: Notes) -> Topics:
    """The sound ones of the topics."""
    found: dict[str, Topic] = {}
    for topic_id, node, line in _rows(parse(text, 1, notes), notes):
        fields = Fields(node, ("name", "emoji", "shelf", "careful"), notes, line)
        if not is_id(topic_id, TOPIC_LETTERS):
            notes.error(line, "bad-name", name=topic_id, max=TOPIC_LETTERS)
        name = fields.both("name")
        emoji = fields.text("emoji") or ""
        if len(emoji) > _FLAG_LETTERS:
            notes.error(fields.line_of("emoji"), "bad-emoji", value=emoji[:20])
        shelf = fields.days("shelf", required=True)
        careful = fields.text("careful")
        if careful not in (None, "yes", "no"):
            notes.error(fields.line_of("careful"), "not-yes-or-no", value=str(careful))
        if len(name) == len(LANGUAGES) and shelf is not None:
            found[topic_id] = Topic(topic_id, name, emoji, shelf, careful == "yes")
    if not found and notes.sound:
        notes.error(1, "no-topics")
    return Topics(found)


def _rows(node: Node | None, notes: Notes) -> list[tuple[str, Node, int]]:
    if isinstance(node, Table):
        return [(key, row, node.keys[key]) for key, row in node.rows.items()]
    if node is not None and not isinstance(node, Refused):
        notes.error(node.line, "not-a-table", keys="…")
    return []


def parse_synonyms(_file: str, text: str, notes: Notes) -> Synonyms:
    """The sound ones of the groups."""
    node = parse(text, 1, notes)
    if node is None or isinstance(node, Refused) or node == Table({}, {}, 1):
        return Synonyms(())
    groups: list[tuple[str, ...]] = []
    seen: dict[str, int] = {}
    for group in node.items if isinstance(node, Series) else ():
        if not isinstance(group, Series) or not all(isinstance(word, Text) for word in group.items):
            notes.error(group.line, "not-a-list", key="synonyms")
            continue
        words = [word for word in group.items if isinstance(word, Text) and word.value]
        for word in words:
            other = seen.get(word.value.casefold())
            if other is not None:
                notes.error(word.line, "synonym-twice", word=word.value, first=other)
            seen[word.value.casefold()] = word.line
        if len(words) > 1:
            groups.append(tuple(word.value for word in words))
        else:
            notes.error(group.line, "lone-synonym")
    if not isinstance(node, Series):
        notes.error(node.line, "not-a-list", key="synonyms")
    return Synonyms(tuple(groups))

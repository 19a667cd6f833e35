"""From files, each read by itself, to one `Content`: what only shows when they lie side by side."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from bot.core.content import EVERYWHERE, Content, Entry, Place, Resource, Topic
from bot.library.complaints import Complaint, Notes
from bot.library.entries import Draft
from bot.library.fields import nearest
from bot.library.files import Kind
from bot.library.lists import Elsewhere, Named, Synonyms, Topics
from bot.library.resources import ResourceDraft, set_in_place

Value = Draft | ResourceDraft | Named | Topics | Synonyms | Elsewhere


@dataclass(frozen=True, slots=True)
class Parsed:
    """One file, read by itself."""

    file: str
    kind: Kind
    value: Value | None
    complaints: tuple[Complaint, ...] = ()
    size: int = 0
    """In letters."""
    ended: bool = True
    """Whether the last line has its end; editors that are in the midst of saving leave it out."""

    @property
    def sound(self) -> bool:
        return self.value is not None and all(c.level == "warning" for c in self.complaints)


@dataclass(frozen=True, slots=True)
class Assembly:
    """All files together."""

    content: Content
    complaints: tuple[Complaint, ...]
    refused: frozenset[str]
    """Files that are sound in themselves but cannot stand beside those before them."""


def assemble(files: Sequence[Parsed], today: date) -> Assembly:
    """Lay the files side by side. Of two that contradict each other, the earlier one stays."""
    assembler = _Assembler(files, today)
    return assembler.assembly()


def normalised(question: str) -> str:
    """The form in which two questions or names count as the same."""
    return " ".join(re.findall(r"\w+", question.casefold().replace("ё", "е")))


class _Assembler:
    def __init__(self, files: Sequence[Parsed], today: date) -> None:
        self.today = today
        self.complaints: list[Complaint] = []
        self.refused: set[str] = set()
        self.topics: dict[str, Topic] = {}
        self.topics_whole = False
        self.places: dict[str, Place] = {}
        self.elsewhere: dict[str, Place] = {}
        self.entries: list[Entry] = []
        self.resources: list[Resource] = []
        self.synonyms: tuple[tuple[str, ...], ...] = ()
        self.place_files = {parsed.file for parsed in files if parsed.kind == "place"}
        self.ids: dict[str, str] = {}
        self.named: dict[str, tuple[str, int]] = {}
        self.asked: dict[tuple[str, str], tuple[str, int]] = {}
        self.titled: dict[tuple[str, str], tuple[str, int]] = {}
        self.needed = {f"places/{EVERYWHERE}/place.yaml"}
        # Wider places first: a city needs its country. Faulty files are looked at too, for all
        # their faults to be told at once; but last, so that they push no other one out.
        files = sorted(files, key=lambda parsed: not parsed.sound)
        for parsed in sorted(files, key=lambda parsed: parsed.file.count("/")):
            self.complaints += parsed.complaints
            if parsed.kind in ("place", "entry"):
                self.needed |= _place_files(parsed.file)
            match parsed.value:
                case Topics(by_id):
                    self.topics, self.topics_whole = by_id, parsed.sound
                case Synonyms(groups):
                    self.synonyms = groups
                case Named() as named:
                    self.place(parsed, named)
        for parsed in files:
            match parsed.value:
                case Elsewhere(places):
                    self.others(parsed.file, places)
                case Draft() as draft:
                    self.entry(parsed, draft)
                case ResourceDraft() as draft:
                    self.resource(parsed, draft)

    def assembly(self) -> Assembly:
        for file in sorted(self.needed - self.place_files):
            self.complaints.append(Complaint(file, 1, "error", "no-place"))
        content = Content(
            places={place.id: place for place in self.menu()},
            topics=self.topics,
            entries={entry.id: entry for entry in sorted(self.entries, key=lambda e: e.id)},
            synonyms=self.synonyms,
            elsewhere=self.elsewhere,
            resources={resource.name: resource for resource in self.resources},
        )
        complaints = tuple(sorted(self.complaints, key=lambda c: (c.file, c.line, c.rule)))
        return Assembly(content, complaints, frozenset(self.refused))

    def menu(self) -> Iterable[Place]:
        """A country before its cities; cities with answers of their own before those without."""
        own = {entry.place for entry in self.entries}
        by_parent: dict[str | None, list[Place]] = {}
        for place in self.places.values():
            by_parent.setdefault(place.parent, []).append(place)
        for siblings in by_parent.values():
            siblings.sort(key=lambda p: (p.id not in own, normalised(p.name["ru"])))
        for place in by_parent.get(None, []):
            yield place
        for country in sorted(
            by_parent.get(EVERYWHERE, []), key=lambda p: normalised(p.name["ru"])
        ):
            yield country
            yield from by_parent.get(country.id, [])

    def admit(self, notes: Notes) -> bool:
        self.complaints += notes.complaints
        if not notes.sound:
            self.refused.add(notes.file)
        return notes.sound

    def place(self, parsed: Parsed, named: Named) -> None:
        notes = Notes(parsed.file)
        place = named.place
        self.distinct(place, named, notes, 1)
        if not self.admit(notes) or not parsed.sound:
            return
        if place.parent not in (None, EVERYWHERE, *self.places):
            self.refused.add(parsed.file)
            return
        self.places[place.id] = place

    def others(self, file: str, places: Iterable[Named]) -> None:
        for named in places:
            notes = Notes(file)
            self.distinct(named.place, named, notes, named.names[0][1])
            if self.admit(notes):
                self.elsewhere[named.place.id] = named.place

    def distinct(self, place: Place, named: Named, notes: Notes, line: int) -> None:
        """Complain if another place has this id or one of these names; else take them."""
        if place.id in self.ids:
            notes.error(line, "place-twice", id=place.id, other=self.ids[place.id])
            return
        taken: dict[str, tuple[str, int]] = {}
        for name, at in named.names:
            other = self.named.get(normalised(name))
            if other is not None:
                notes.error(at, "place-name-twice", name=name, other=other[0], first=other[1])
            taken.setdefault(normalised(name), (notes.file, at))
        if notes.sound:
            self.ids[place.id] = notes.file
            self.named |= taken

    def entry(self, parsed: Parsed, draft: Draft) -> None:
        file, entry = parsed.file, draft.entry
        notes = Notes(file)
        topic = self.topics.get(entry.topic)
        if topic is None and entry.topic and self.topics_whole:
            likely = nearest(entry.topic, self.topics) or ", ".join(self.topics)
            notes.error(draft.topic_line, "unknown-topic", topic=entry.topic, nearest=likely)
        shelf_days = entry.shelf_days or (topic.shelf_days if topic else 0)
        self.age(entry.checked, draft.checked_line, shelf_days, notes)
        taken = self.unasked(draft, notes)
        if not self.admit(notes):
            return
        if not parsed.sound:
            self.asked |= taken
            return
        # The place.yaml or topics.yaml above it is missing or faulty, and has its own complaint.
        if (
            topic is None
            or not _place_files(file) <= self.place_files
            or entry.place not in self.places
        ):
            self.refused.add(file)
            return
        self.asked |= taken
        self.entries.append(replace(entry, shelf_days=shelf_days))

    def resource(self, parsed: Parsed, draft: ResourceDraft) -> None:
        notes = Notes(parsed.file)
        resource = draft.resource
        set_in_place(draft, self.place_names(), self.today, notes)
        self.age(resource.checked, draft.checked_line, resource.shelf_days, notes)
        taken = self.untitled(draft, notes)
        if not self.admit(notes) or not parsed.sound:
            return
        # The place.yaml of one of its places is faulty, and has its own complaint.
        if not self.places.keys() >= set(resource.places):
            self.refused.add(parsed.file)
            return
        self.titled |= taken
        self.resources.append(resource)

    def place_names(self) -> dict[str, str]:
        """What places are called, in every way, with the id of each."""
        files = {file: PurePosixPath(file).parent.name for file in self.place_files}
        named = {name: files[file] for name, (file, _) in self.named.items() if file in files}
        return named | {place: place for place in files.values()}

    def untitled(
        self, draft: ResourceDraft, notes: Notes
    ) -> dict[tuple[str, str], tuple[str, int]]:
        """Its titles in each of its places; a complaint for each that is taken there already."""
        taken: dict[tuple[str, str], tuple[str, int]] = {}
        for title, line in draft.titles:
            for place in draft.resource.places:
                key = (place, normalised(title))
                if key in self.titled:
                    other, first = self.titled[key]
                    notes.error(line, "same-title", title=title, other=other, first=first)
                    break
                taken[key] = (notes.file, line)
        return taken

    def age(self, checked: date | None, line: int, shelf_days: int, notes: Notes) -> None:
        if checked is None:
            notes.warning(line, "unchecked")
            return
        days = (self.today - checked).days
        if days < 0:
            notes.error(
                line, "future-date", value=checked.isoformat(), today=self.today.isoformat()
            )
        elif shelf_days and days > shelf_days:
            notes.warning(line, "stale", days=days, shelf=shelf_days)

    def unasked(self, draft: Draft, notes: Notes) -> dict[tuple[str, str], tuple[str, int]]:
        """What the entry is asked by; a complaint for each that another one has already."""
        taken: dict[tuple[str, str], tuple[str, int]] = {}
        clashes: dict[tuple[int, str, int], list[str]] = {}
        questions = len(draft.entry.halves)
        for number, (text, line) in enumerate(draft.asked):
            key = (draft.entry.place, normalised(text))
            if not key[1]:  # nothing but signs
                continue
            if key in self.asked:
                clashes.setdefault((line, *self.asked[key]), []).append(text)
            elif key in taken and number >= questions:
                notes.warning(line, "ask-repeated", text=text)
            taken[key] = (notes.file, line)
        for (line, other, first), texts in clashes.items():
            notes.error(line, "same-question", text=", ".join(texts), other=other, first=first)
        return taken


def _place_files(file: str) -> set[str]:
    """The `place.yaml` of the file's folder and of the country around it."""
    *folders, _ = PurePosixPath(file).parts
    return {"/".join((*folders[:depth], "place.yaml")) for depth in range(2, len(folders) + 1)}

"""Reading the folder once, and keeping what was read up to date while the bot runs."""

import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zlib import compress, decompress

from bot.core.content import Content
from bot.core.faq import Faq
from bot.library.assembling import Assembly, Parsed, Value, assemble
from bot.library.complaints import Complaint, Notes
from bot.library.entries import Draft, parse_entry
from bot.library.errand import Errand, Findings
from bot.library.files import Found, Kind, Signature, read_text, walk
from bot.library.lists import parse_elsewhere, parse_place, parse_synonyms, parse_topics
from bot.library.resources import ResourceDraft, parse_resource

_PARSERS: dict[Kind, Callable[[str, str, Notes], Value | None]] = {
    "topics": parse_topics,
    "synonyms": parse_synonyms,
    "elsewhere": parse_elsewhere,
    "place": parse_place,
    "entry": parse_entry,
    "resource": parse_resource,
}


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is sound in the folder, and all that is wrong, at once."""

    content: Content
    complaints: tuple[Complaint, ...]
    asked: Mapping[tuple[str, str], tuple[str, int]]
    """Id of an entry and a way to ask it → the file and line where that stands."""

    @property
    def sound(self) -> bool:
        return all(complaint.level == "warning" for complaint in self.complaints)


def read(folder: Path, today: date) -> Reading:
    """Read every file below `folder` (in the shape of `locales/`).

    Never raises for what the files hold. Blocks: about a second for two thousand answers.

    Args:
        today: the day that check dates are held against.
    """
    found, stray = walk(folder)
    root = folder.resolve()
    files = [_parse(root, item) for item in found]
    assembly = assemble(files, today)
    asked = {
        (parsed.value.entry.id, text): (parsed.file, line)
        for parsed in files
        if isinstance(parsed.value, Draft)
        for text, line in parsed.value.asked
    }
    return Reading(assembly.content, _together(stray, assembly), asked)


def look(errand: Errand) -> Findings:
    """Do the errand in this process. Blocks."""
    keeper = Keeper(errand.folder)
    if errand.memory:
        keeper = pickle.loads(decompress(errand.memory))  # noqa: S301 - from this very program
    changed = keeper.refresh(errand.today, saved=errand.saved)
    return Findings(
        compress(pickle.dumps(keeper), level=1),
        keeper.settled,
        [complaint for complaint in keeper.complaints if complaint.level == "error"],
        (keeper.content, Faq(keeper.content)) if changed else None,
    )


class Keeper:
    """Holds the last good copy of every file while people edit them; at first, of none.

    Blocks while it reads: call it from a thread, one call at a time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._root = folder.resolve()
        self._day = date.min
        self._stray: list[Complaint] = []
        self._seen: dict[str, Signature] = {}
        self._doubted: dict[str, Signature] = {}
        self._missed: set[str] = set()
        self._newest: dict[str, Parsed] = {}
        self._good: dict[str, Parsed] = {}
        self.content = Content({}, {}, {})
        self.complaints: tuple[Complaint, ...] = ()

    def refresh(self, today: date, *, saved: bool = False) -> bool:
        """Read what changed since the last time.

        A file with an error, in itself or beside others, leaves its last good copy in place; a
        deleted answer is gone. `complaints` are those of the files as they are now.

        Args:
            today: the day that check dates are held against.
            saved: somebody says that all is saved: no file is taken for half-written.

        Returns:
            Whether `content` is another one now.
        """
        found, stray = walk(self._folder)
        changed = [item for item in found if self._seen.get(item.file) != item.signature]
        missing = self._missing({item.file for item in found}, stray)
        # Some editors have a file away for a moment while they save: gone is what is gone twice.
        gone = missing if saved else missing & self._missed
        self._missed = missing - gone
        if not changed and not gone and stray == self._stray and today == self._day:
            return False
        self._day, self._stray = today, stray
        for file in gone:
            del self._newest[file]
            self._seen.pop(file, None)
        for item in changed:
            self._take(item, saved=saved)
        now = assemble([self._newest[file] for file in sorted(self._newest)], today)
        self.complaints = _together(stray, now)
        content = self._settle(now, today)
        if content == self.content and _menus(content) == _menus(self.content):
            return False
        self.content = content
        return True

    @property
    def settled(self) -> bool:
        """Whether another look at the same files would bring nothing new: none is in doubt."""
        return not self._doubted and not self._missed

    def _missing(self, present: set[str], stray: list[Complaint]) -> set[str]:
        """The files that are there no longer; not those of a folder that cannot be looked into."""
        closed = tuple(f"{complaint.file}/" for complaint in stray if complaint.level == "error")
        return {
            file for file in self._newest if file not in present and not file.startswith(closed)
        }

    def _take(self, item: Found, *, saved: bool) -> None:
        parsed = _parse(self._root, item)
        before = self._good.get(item.file)
        familiar = saved or self._doubted.get(item.file) == item.signature
        if before is not None and not familiar and _is_cut_short(parsed, before):
            # Believed if it is the same when looked at again.
            self._doubted[item.file] = item.signature
            return
        self._doubted.pop(item.file, None)
        self._seen[item.file] = item.signature
        self._newest[item.file] = parsed

    def _settle(self, now: Assembly, today: date) -> Content:
        """The newest files where they are sound, together with the last good ones elsewhere."""
        held = {file for file, parsed in self._newest.items() if not parsed.sound}
        assembly = now
        if held or now.refused:
            assembly = self._hold(held, today)
        self._good = {
            file: parsed
            for file, parsed in self._chosen(held).items()
            if parsed.sound and file not in assembly.refused
        }
        return assembly.content

    def _hold(self, held: set[str], today: date) -> Assembly:
        """Add to `held`, file by file, what must keep its last good copy; return what results."""
        while True:
            chosen = self._chosen(held)
            known = {file for file, parsed in chosen.items() if self._good.get(file) is parsed}
            # Those that were good before come first, so that the newcomer is the one to give way.
            order = sorted(chosen, key=lambda file: (file not in known, file))
            assembly = assemble([chosen[file] for file in order], today)
            more = {file for file in assembly.refused - known if file in self._good}
            if not more and assembly.refused & known:
                # What was good is so no longer: a place or topic that it needs was changed.
                changed = self._good.keys() - known
                more = {file for file in changed if file.endswith(".yaml")}
            if not more - held:
                return assembly
            held |= more

    def _chosen(self, held: set[str]) -> dict[str, Parsed]:
        chosen = {file: parsed for file, parsed in self._newest.items() if file not in held}
        for file in held:
            kept = self._good.get(file) or self._newest.get(file)
            if kept is not None:
                chosen[file] = kept
        return chosen


def _is_cut_short(now: Parsed, before: Parsed) -> bool:
    """Whether an editor may be in the midst of writing: a piece is gone from the end."""
    if now.size >= before.size:
        return False
    lost_end = before.ended and not now.ended
    return lost_end or 0 < _halves(now) < _halves(before)


def _halves(parsed: Parsed) -> int:
    match parsed.value:
        case Draft(entry=written) | ResourceDraft(resource=written):
            return len(written.halves)
    return 0


def _menus(content: Content) -> list[str]:
    """The order of the menus, which comparing mappings passes over."""
    return [*content.topics, *content.places]


def _together(stray: list[Complaint], assembly: Assembly) -> tuple[Complaint, ...]:
    both = (*stray, *assembly.complaints)
    return tuple(sorted(both, key=lambda complaint: (complaint.file, complaint.line)))


def _parse(root: Path, item: Found) -> Parsed:
    notes = Notes(item.file)
    text = read_text(root, item.file, notes)
    value = None if text is None else _PARSERS[item.kind](item.file, text, notes)
    return Parsed(
        item.file,
        item.kind,
        value,
        tuple(notes.complaints),
        size=len(text or ""),
        ended=text is not None and text.endswith("\n"),
    )

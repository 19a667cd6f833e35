"""Finding the files of `locales/`, and reading one without being led astray by it."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bot.core.content import EVERYWHERE
from bot.library.complaints import Complaint, Notes

Kind = Literal["topics", "synonyms", "elsewhere", "place", "entry", "resource"]

BYTES = 256 * 1024
PLACE_LETTERS = 20
ENTRY_LETTERS = 32

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]"
)
"""Control characters; those that turn the direction of writing round and so can show an address
as another one; and those that YAML alone takes for the end of a line."""

Signature = tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """A file that is to be read, as the walk saw it."""

    file: str
    kind: Kind
    signature: Signature
    """Differs whenever the file may have changed."""


def is_id(name: str, letters: int) -> bool:
    return len(name) <= letters and _ID.fullmatch(name) is not None


def unwanted(text: str) -> tuple[int, str]:
    """Where the first character stands that must not be in a text, and its code; else no code."""
    match = _UNWANTED.search(text)
    return (match.start(), f"U+{ord(match[0]):04X}") if match else (0, "")


def walk(folder: Path) -> tuple[list[Found], list[Complaint]]:
    """All files of the grammar below `folder`, sorted, and complaints about what else lies there.

    Only looks at names and `stat`; opens nothing. Hidden files, editors' backups and README.md are
    passed by.
    """
    found: list[Found] = []
    complaints: list[Complaint] = []
    root = folder.resolve()
    for name, kind in _TOP:
        try:
            found.append(Found(name, kind, _signature((root / name).stat())))
        except OSError:
            # A link to nowhere is there all the same: reading it will tell.
            if (root / name).is_symlink():
                found.append(Found(name, kind, (0, 0, 0, 0, 0)))
            elif kind == "topics":
                complaints.append(Complaint(name, 1, "error", "missing-file"))
    for name in ("places", _RESOURCES):
        if (root / name).is_dir():
            for item in _walk(root, name, 0):
                (found if isinstance(item, Found) else complaints).append(item)  # type: ignore[arg-type]  # mypy joins the two lists' types
        elif name == "places":
            complaints.append(Complaint(name, 1, "error", "missing-folder"))
    return found, complaints


_TOP: tuple[tuple[str, Kind], ...] = (("topics.yaml", "topics"), ("synonyms.yaml", "synonyms"))


def _walk(root: Path, folder: str, depth: int) -> Iterator[Found | Complaint]:
    if not (root / folder).resolve().is_relative_to(root):
        yield Complaint(folder, 1, "error", "outside")
        return
    try:
        with os.scandir(root / folder) as listing:
            items = sorted(listing, key=lambda item: item.name)
    except OSError:
        yield Complaint(folder, 1, "error", "unreadable")
        return
    for item in items:
        if item.name.startswith((".", "#")) or item.name.endswith(_PASSED_BY):
            continue
        file = f"{folder}/{item.name}"
        kind = _kind(folder, item.name, depth)
        if kind is not None:
            try:
                signature = _signature(item.stat())
            except OSError:
                signature = (0, 0, 0, 0, 0)
            yield Found(file, kind, signature)
        elif not _is_folder(item):
            yield Complaint(file, 1, "warning", "stray-file")
        elif depth == _DEEPEST or (item.name == EVERYWHERE and depth) or folder in _FLAT:
            yield Complaint(file, 1, "error", "too-deep")
        elif not is_id(item.name, PLACE_LETTERS):
            yield Complaint(file, 1, "error", "bad-name", {"name": item.name, "max": PLACE_LETTERS})
        else:
            yield from _walk(root, file, depth + 1)


_DEEPEST = 2
_RESOURCES = "resources"
_FLAT = (f"places/{EVERYWHERE}", _RESOURCES)
_PASSED_BY = ("~", ".swp", ".tmp", "README.md")


def _is_folder(item: os.DirEntry[str]) -> bool:
    try:
        return item.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _kind(folder: str, name: str, depth: int) -> Kind | None:
    if folder == _RESOURCES:
        return "resource" if name.endswith(".md") else None
    if depth == 0:
        return "elsewhere" if name == "elsewhere.yaml" else None
    if name == "place.yaml":
        return "place"
    return "entry" if name.endswith(".md") else None


def _signature(status: os.stat_result) -> Signature:
    return (
        status.st_mtime_ns,
        status.st_ctime_ns,
        status.st_size,
        status.st_ino,
        status.st_mode,
    )


def read_text(root: Path, file: str, notes: Notes) -> str | None:
    """The file's text with `\\n` line ends, or None after a complaint.

    Never waits (a pipe has no end) and never reads more than the cap.

    Args:
        root: the resolved folder that nothing may lead out of.
    """
    content = _read_bytes(root, file, notes)
    if content is None:
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        notes.error(line, "not-utf8", encoding=_guess_encoding(content))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    at, code = unwanted(text)
    if code:
        notes.error(text.count("\n", 0, at) + 1, "control-character", code=code)
        return None
    if not text.strip():
        notes.error(1, "empty-answer-file" if file.endswith(".md") else "empty-file")
        return None
    return text


def _read_bytes(root: Path, file: str, notes: Notes) -> bytes | None:
    try:
        path = (root / file).resolve(strict=True)
        if not path.is_relative_to(root):
            notes.error(1, "outside")
            return None
        if not stat.S_ISREG(path.stat().st_mode):
            notes.error(1, "not-a-file")
            return None
        # The path may have been exchanged since it was looked at: hence no links, no waiting, and
        # a second look through the descriptor.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        with open(handle, "rb") as stream:  # noqa: PTH123 - a descriptor has no Path
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                notes.error(1, "not-a-file")
                return None
            content = stream.read(BYTES + 1)
    except (OSError, RuntimeError):  # RuntimeError: Python 3.11 and 3.12 on links in a circle
        notes.error(1, "unreadable")
        return None
    if len(content) > BYTES:
        notes.error(1, "too-big", kib=-(-status.st_size // 1024), max=BYTES // 1024)
        return None
    return content


def _guess_encoding(content: bytes) -> str:
    """The encoding that such bytes most often have, by how much of them reads as Russian."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    best, best_score = "Windows-1252", 0
    for name in ("Windows-1251", "KOI8-R", "CP866"):
        text = content.decode(name, errors="ignore")
        # In running text small letters prevail, and these are the commonest.
        score = sum(letter in "оеаинтсрвл" for letter in text)
        if score > best_score:
            best, best_score = name, score
    return best

"""Files of `locales/resources/`: read, and every fault told with its file and line."""

from datetime import date
from pathlib import Path

import pytest

from bot.library.complaints import Complaint
from bot.library.keeper import Keeper, Reading, read
from bot.words import Words

TODAY = date(2026, 11, 25)
WORDS = Words.read(Path("locales/words"))

HELP = """---
kind: support
places: [everywhere]
checked: 2026-11-01
source: https://example.org/help
---

## ru · Поговорить с психологом

**Пишите** на [сайт](https://example.org).

## en · Talk to a psychologist

**Write** at [the site](https://example.org).
"""
EVENT = """---
kind: event
places: [almaty, georgia]
from: 2026-12-01
repeat: weekly
until: 2027-03-01
checked: never
---

## ru · Встреча по вторникам

Приходите.

## en · Tuesday meeting

Come along.
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder of content with three places and no resources yet."""
    for place, ru in (
        ("everywhere", "Везде"),
        ("kazakhstan", "Казахстан"),
        ("kazakhstan/almaty", "Алматы"),
        ("georgia", "Грузия"),
    ):
        folder = tmp_path / "places" / place
        folder.mkdir(parents=True)
        zone = "timezone: Asia/Almaty\n" if place.count("/") else ""
        name = f"{{ru: {ru}, en: {folder.name}}}"
        text = f"name: {name}\ninside: {name}\n{zone}"
        (folder / "place.yaml").write_text(text, encoding="utf-8")
    topic = "money:\n  name: {ru: Деньги, en: Money}\n  emoji: 💳\n  shelf: 60\n  careful: no\n"
    (tmp_path / "topics.yaml").write_text(topic, encoding="utf-8")
    (tmp_path / "resources").mkdir()
    return tmp_path


def put(shelf: Path, name: str, text: str) -> Path:
    path = shelf / "resources" / name
    path.write_text(text, encoding="utf-8")
    return path


def look(shelf: Path) -> Reading:
    return read(shelf, TODAY)


def told(shelf: Path) -> list[tuple[str, int, str, str]]:
    """All complaints; each has its sentence in both languages."""
    complaints = look(shelf).complaints
    for complaint in complaints:
        if f"check-{complaint.rule}" in WORDS.ids:
            WORDS.plain("ru", f"check-{complaint.rule}", **complaint.args)
            WORDS.plain("en", f"check-{complaint.rule}", **complaint.args)
    return [(c.file, c.line, c.level, c.rule) for c in complaints]


def test_a_resource_is_read_with_all_it_says(shelf: Path) -> None:
    put(shelf, "meeting.md", EVENT)
    resource = look(shelf).content.resources["meeting"]
    assert resource.kind == "event"
    assert resource.places == ("almaty", "georgia")
    assert (resource.starts, resource.ends) == (date(2026, 12, 1), date(2027, 3, 1))
    assert resource.repeat == "weekly"
    assert resource.checked is None
    assert [half.question for half in resource.halves.values()] == [
        "Встреча по вторникам",
        "Tuesday meeting",
    ]
    assert resource.halves["en"].html == "Come along."


def test_a_sound_resource_draws_no_complaint(shelf: Path) -> None:
    put(shelf, "help.md", HELP)
    assert told(shelf) == []
    resource = look(shelf).content.resources["help"]
    assert resource.sources == ("https://example.org/help",)
    assert resource.checked == date(2026, 11, 1)
    assert resource.halves["ru"].html == '<b>Пишите</b> на <a href="https://example.org">сайт</a>.'


def test_the_shelf_life_is_the_files_or_that_of_its_kind(shelf: Path) -> None:
    put(shelf, "help.md", HELP)
    own = HELP.replace("kind:", "shelf: 7 days\nkind:").replace("психологом", "врачом")
    put(shelf, "own.md", own.replace("psychologist", "doctor"))
    content = look(shelf).content
    assert content.resources["own"].shelf_days == 7
    assert content.resources["help"].shelf_days > 7


def test_one_place_needs_no_list(shelf: Path) -> None:
    put(shelf, "help.md", HELP.replace("[everywhere]", "georgia"))
    assert look(shelf).content.resources["help"].places == ("georgia",)


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"),
    [
        ("kind: event", "kind: evnt", 2, "unknown-kind"),
        ("kind: event\n", "", 1, "missing-key"),
        ("[almaty, georgia]", "[]", 3, "missing-key"),
        ("[almaty, georgia]", "[almaty,\n  gorgia]", 4, "unknown-place"),
        ("from: 2026-12-01", "from: 2026-02-30", 4, "bad-day"),
        ("from: 2026-12-01", "from: скоро", 4, "bad-day"),
        ("from: 2026-12-01\nrepeat: weekly\n", "", 2, "event-without-from"),
        ("from: 2026-12-01\n", "", 4, "repeat-without-from"),
        ("repeat: weekly", "repeat: daily", 5, "unknown-repeat"),
        ("until: 2027-03-01", "until: 2026-11-30", 6, "dead-range"),
        ("kind: event", "kind: deadline", 5, "deadline-repeats"),
        ("checked: never", "checked: 2027-01-01", 7, "future-date"),
        ("checked: never", "checked: never\nsource: http://example.org", 8, "not-https"),
        ("checked: never", "checked: never\nplace: almaty", 8, "unknown-key"),
        ("Приходите.", "слово " * 101, 10, "long-resource"),
        ("Приходите.", "слово " * 9000, 10, "long-resource"),
        ("Tuesday meeting", "meeting " * 11, 14, "long-title"),
        (" · Tuesday meeting", "", 14, "no-title"),
        ("Come along.", "", 14, "empty-answer"),
        ("## en", "## fr", 14, "bad-heading"),
        ("---\n\n## ru", "\n## ru", 1, "open-head"),
    ],
)
def test_an_error_keeps_the_resource_out(
    shelf: Path, old: str, new: str, line: int, rule: str
) -> None:
    assert old in EVENT
    put(shelf, "meeting.md", EVENT.replace(old, new, 1))
    assert ("resources/meeting.md", line, "error", rule) in told(shelf)
    assert look(shelf).content.resources == {}


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"),
    [
        ("until: 2027-03-01", "until: 2026-12-01\nshelf: 9", 8, "unchecked"),
        ("checked: never", "checked: 2026-11-20", 7, "no-source"),
        ("checked: never", "checked: 2026-01-01\nsource: https://a.org", 7, "stale"),
        ("\n## en · Tuesday meeting\n\nCome along.\n", "", 10, "missing-half"),
        ("from: 2026-12-01\nrepeat: weekly\nuntil: 2027-03-01", "from: 2026-11-24", 4, "over"),
        ("from: 2026-12-01", "from: 2025-12-02", 4, None),
        ("from: 2026-12-01\nrepeat: weekly\nuntil: 2027-03-01", "from: 2026-11-25", 4, None),
    ],
)
def test_a_warning_does_not(shelf: Path, old: str, new: str, line: int, rule: str | None) -> None:
    assert old in EVENT
    put(shelf, "meeting.md", EVENT.replace(old, new, 1))
    rules = [(at, found) for _, at, level, found in told(shelf) if level == "warning"]
    if rule is None:
        assert [found for _, found in rules] == ["unchecked"]
    else:
        assert (line, f"resource-{rule}" if rule == "over" else rule) in rules
    assert list(look(shelf).content.resources) == ["meeting"]


def test_a_deadline_says_by_when(shelf: Path) -> None:
    deadline = EVENT.replace("kind: event", "kind: deadline").replace("repeat: weekly\n", "")
    put(shelf, "tax.md", deadline.replace("until: 2027-03-01\n", ""))
    assert ("resources/tax.md", 2, "error", "deadline-without-until") in told(shelf)
    put(
        shelf,
        "tax.md",
        deadline.replace("from: 2026-12-01\nuntil: 2027-03-01", "until: 2026-11-24"),
    )
    assert ("resources/tax.md", 4, "warning", "resource-over") in told(shelf)


def test_every_fault_of_a_file_is_told_at_once(shelf: Path) -> None:
    spoiled = EVENT.replace("kind: event", "kind: x").replace("georgia", "gorgia")
    put(shelf, "meeting.md", spoiled.replace("2027-03-01", "2027").replace("Come along.", ""))
    rules = {rule for _, _, level, rule in told(shelf) if level == "error"}
    assert rules == {"unknown-kind", "unknown-place", "bad-day", "empty-answer"}


@pytest.mark.parametrize(
    ("written", "suggested"),
    [("gorgia", "georgia"), ("Алматы", "almaty"), ("казахстан", "kazakhstan"), ("serbia", "none")],
)
def test_the_place_that_was_meant_is_suggested(shelf: Path, written: str, suggested: str) -> None:
    put(shelf, "help.md", HELP.replace("[everywhere]", f'["{written}"]'))
    (complaint,) = look(shelf).complaints
    assert complaint.args == {"place": written, "nearest": suggested}


def test_two_of_one_title_in_one_place_are_told_apart_by_nobody(shelf: Path) -> None:
    put(shelf, "a.md", HELP)
    put(shelf, "b.md", HELP.replace("Talk to", "See").replace("Поговорить", "ПОГОВОРИТЬ"))
    assert told(shelf) == [("resources/b.md", 8, "error", "same-title")]
    assert list(look(shelf).content.resources) == ["a"]


def test_one_title_in_two_countries_is_fine(shelf: Path) -> None:
    put(shelf, "a.md", HELP.replace("[everywhere]", "[georgia]"))
    put(shelf, "b.md", HELP.replace("[everywhere]", "[kazakhstan]"))
    assert told(shelf) == []


def test_a_faulty_place_is_complained_of_only_once(shelf: Path) -> None:
    put(shelf, "help.md", HELP.replace("everywhere", "georgia"))
    (shelf / "places/georgia/place.yaml").write_text("name: [\n", encoding="utf-8")
    assert {c.file for c in look(shelf).complaints} == {"places/georgia/place.yaml"}
    assert look(shelf).content.resources == {}


def test_what_is_no_resource_is_passed_by_or_told(shelf: Path) -> None:
    put(shelf, "README.md", "How to write them.")
    put(shelf, ".help.md.swp", "an editor's")
    put(shelf, "list.txt", "a stray one")
    (shelf / "resources/georgia").mkdir()
    put(shelf, "Help.md", HELP)
    assert told(shelf) == [
        ("resources/Help.md", 1, "error", "bad-name"),
        ("resources/georgia", 1, "error", "too-deep"),
        ("resources/list.txt", 1, "warning", "stray-file"),
    ]


def test_content_without_the_folder_is_whole(shelf: Path) -> None:
    (shelf / "resources").rmdir()
    assert told(shelf) == []


def test_a_spoiled_file_keeps_its_last_good_copy(shelf: Path) -> None:
    path = put(shelf, "help.md", HELP)
    keeper = Keeper(shelf)
    keeper.refresh(TODAY)
    good = keeper.content.resources["help"]
    put(shelf, "help.md", HELP.replace("kind: support", "kind: sport"))
    keeper.refresh(TODAY)
    assert [c.rule for c in keeper.complaints] == ["unknown-kind"]
    assert keeper.content.resources["help"] == good
    put(shelf, "help.md", HELP.replace("Talk to", "Write to"))
    assert keeper.refresh(TODAY)
    assert keeper.content.resources["help"].halves["en"].question == "Write to a psychologist"
    path.unlink()
    keeper.refresh(TODAY)
    keeper.refresh(TODAY)
    assert keeper.content.resources == {}


def test_a_half_that_is_not_written_yet(shelf: Path) -> None:
    put(shelf, "help.md", HELP)
    keeper = Keeper(shelf)
    keeper.refresh(TODAY)
    put(shelf, "help.md", HELP[: HELP.index("## en")])
    keeper.refresh(TODAY)
    assert set(keeper.content.resources["help"].halves) == {"ru", "en"}
    keeper.refresh(TODAY)
    assert set(keeper.content.resources["help"].halves) == {"ru"}, "it was meant"


def test_the_resources_of_this_program_are_whole() -> None:
    complaints: tuple[Complaint, ...] = read(Path("locales"), TODAY).complaints
    ours = [c for c in complaints if c.file.startswith("resources/")]
    assert [c for c in ours if c.level == "error" or c.rule == "missing-half"] == []

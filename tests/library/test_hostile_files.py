"""Files that nobody should write: each is one complaint, told soon, and no other file suffers."""

import os
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import pytest

from tests.shelf import SIM, TRAM, Shelf

BAD = "places/kazakhstan/bad.md"
BESIDE = ["almaty/tram", "kazakhstan/sim-card"]
SOON = 2.0
"""Seconds. The safe loader takes hours for the bombs here; a busy machine some tenths for us."""


def with_head(head: str) -> str:
    return f"---\n{head}\ntopic: connection\nchecked: never\n---\n\n## ru · Что?\n\nТо.\n"


def names(count: int) -> list[str]:
    return [f"a{number}" for number in range(count)]


def merge_bomb(lines: int = 30) -> str:
    """Each table merges the one before nine times over."""
    bomb = ["a0: &a0 {k: v}"]
    bomb += [
        f"{here}: &{here} {{<<: [{', '.join([f'*{before}'] * 9)}]}}"
        for before, here in pairwise(names(lines))
    ]
    return "\n".join(bomb)


def alias_bomb(lines: int = 9) -> str:
    bomb = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    bomb += [
        f"{here}: &{here} [{', '.join([f'*{before}'] * 9)}]"
        for before, here in pairwise(names(lines))
    ]
    return "\n".join(bomb)


@pytest.mark.parametrize(
    ("head", "line", "rule"),
    [
        (merge_bomb(), 2, "yaml-anchor"),
        (merge_bomb(), 3, "yaml-merge"),
        (alias_bomb(), 2, "yaml-anchor"),
        ("source: &s https://example.org", 2, "yaml-anchor"),
        ("source: *s", 2, "yaml-anchor"),
        ("<<: {topic: money}", 2, "yaml-merge"),
        ("ask: " + "[" * 20_000, 2, "yaml-deep"),
        ("ask: " + "{" * 20_000, 2, "yaml-deep"),
        ("- " * 20_000, 2, "yaml-deep"),
        ("ask: " + "[" * 20 + "]" * 20, 2, "yaml-deep"),
        ("shelf: !!python/object/apply:os.system [true]", 2, "yaml-tag"),
        ("shelf: !!python/object:bot.words.Words {}", 2, "yaml-tag"),
        ("shelf: !!int 3", 2, "yaml-tag"),
        ("\tshelf: 3", 2, "yaml-tab"),
        ("ask: [a, b", 2, "yaml-bracket"),
        ("ask: [a, b\n  c, d", 2, "yaml-bracket"),
        ('source: "https://example.org', 2, "yaml-quote"),
        ("source: see: https://example.org", 2, "yaml-colon"),
        ("source: @home", 2, "yaml-sign"),
        ("ask: [sim, *симка]", 2, "yaml-sign"),
        ("topic:money\nask: [sim]", 2, "yaml-space"),
        ("topic: money\nask:[sim,\n  card]", 3, "yaml-space"),
        ("topic: money\n---", 4, "text-before-heading"),
        ("...\ntopic: money", 2, "bad-yaml"),
        ("? [a, b]\n: c", 2, "bad-yaml"),
        ('source: "https://example.org/\\u202e"', 2, "control-character"),
        ('source: "https://example.org/\\0"', 2, "control-character"),
        ("%YAML 9.9", 2, "bad-yaml"),
    ],
)
def test_a_head_that_yaml_would_choke_on(shelf: Shelf, head: str, line: int, rule: str) -> None:
    shelf.write(BAD, with_head(head))
    began = perf_counter()
    reading = shelf.read()
    assert perf_counter() - began < SOON
    assert (BAD, line, rule) in [(c.file, c.line, c.rule) for c in reading.complaints]
    assert sorted(reading.content.entries) == BESIDE


def test_no_means_no(shelf: Shelf) -> None:
    shelf.change(SIM, "[симка,", "[no, 012, 1e3, null, ~,")
    assert shelf.read().content.entries["kazakhstan/sim-card"].ask[:5] == (
        "no",
        "012",
        "1e3",
        "null",
        "~",
    )


@pytest.mark.parametrize(
    ("content", "line", "rule"),
    [
        (with_head("shelf: 3").encode("cp1251"), 7, "not-utf8"),
        (with_head("shelf: 3").encode("utf-16"), 1, "not-utf8"),
        (b"---\n\xff\n", 2, "not-utf8"),
        (with_head("shelf: 3\0").encode(), 2, "control-character"),
        (with_head("shelf: 3\x1b[2J").encode(), 2, "control-character"),
        (with_head("shelf: 3\u202e").encode(), 2, "control-character"),
        (with_head("shelf: 3\u2028").encode(), 2, "control-character"),
        (b"x" * (256 * 1024 + 1), 1, "too-big"),
        (b"\xef\xbb\xbf", 1, "empty-answer-file"),
    ],
)
def test_bytes_that_are_no_text(shelf: Shelf, content: bytes, line: int, rule: str) -> None:
    shelf.write(BAD, content)
    assert shelf.complaints() == [(BAD, line, rule)]
    assert sorted(shelf.read().content.entries) == BESIDE


@pytest.mark.parametrize(
    ("encoding", "guess"),
    [("cp1251", "Windows-1251"), ("koi8-r", "KOI8-R"), ("cp866", "CP866"), ("utf-16", "UTF-16")],
)
def test_the_encoding_is_guessed(shelf: Shelf, encoding: str, guess: str) -> None:
    text = shelf.text(TRAM).replace("«", "").replace("»", "")
    shelf.write(BAD, text.encode(encoding))
    (complaint,) = (c for c in shelf.read().complaints if c.rule == "not-utf8")
    assert complaint.args["encoding"] == guess


def test_a_full_256_kib_may_be_read(shelf: Shelf) -> None:
    shelf.write(BAD, b"x" * (256 * 1024))
    assert shelf.complaints() == [(BAD, 1, "no-head")]


def test_a_file_of_one_gibibyte_is_not_read(shelf: Shelf) -> None:
    path = shelf.write(BAD, "")
    os.truncate(path, 1 << 30)
    (complaint,) = (c for c in shelf.read().complaints if c.rule == "too-big")
    assert complaint.args["kib"] == 1 << 20


def fifo(path: Path) -> None:
    os.mkfifo(path)


def directory(path: Path) -> None:
    path.mkdir()


def link_out(path: Path) -> None:
    outside = path.parents[3] / "outside.md"
    outside.write_text("secret", encoding="utf-8")
    path.symlink_to(outside)


def link_up_and_out(path: Path) -> None:
    link_out(path)
    path.unlink()
    path.symlink_to("../../../outside.md")


def link_to_nowhere(path: Path) -> None:
    path.symlink_to("nowhere.md")


def link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def link_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize(
    ("make", "rule"),
    [
        (fifo, "not-a-file"),
        (directory, "not-a-file"),
        (link_out, "outside"),
        (link_up_and_out, "outside"),
        (link_to_a_device, "outside"),
        (link_to_nowhere, "unreadable"),
        (link_to_itself, "unreadable"),
    ],
)
def test_what_is_no_file_of_the_folder(
    shelf: Shelf, make: Callable[[Path], None], rule: str
) -> None:
    make(shelf.folder / BAD)
    assert shelf.complaints() == [(BAD, 1, rule)]
    assert sorted(shelf.read().content.entries) == BESIDE


def test_a_link_inside_the_folder_is_followed(shelf: Shelf) -> None:
    (shelf.folder / "sim.md").write_text(shelf.text(SIM), encoding="utf-8")
    (shelf.folder / SIM).unlink()
    (shelf.folder / SIM).symlink_to("../../sim.md")
    assert shelf.complaints() == []


@pytest.mark.parametrize("name", ["topics.yaml", "synonyms.yaml", "places/everywhere/place.yaml"])
def test_lists_are_read_with_the_same_care(shelf: Shelf, name: str) -> None:
    path = shelf.folder / name
    path.unlink()
    os.mkfifo(path)
    assert (name, 1, "not-a-file") in shelf.complaints()


def test_folders_that_lead_astray(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    places = shelf.folder / "places"
    (places / "out").symlink_to(tmp_path / "out")
    (places / "kazakhstan/loop").symlink_to(places / "kazakhstan/loop")
    (places / "kazakhstan/almaty/deep").mkdir()
    (places / "everywhere/deep").mkdir()
    (places / "Georgia").mkdir()
    assert shelf.complaints() == [
        ("places/Georgia", 1, "bad-name"),
        ("places/everywhere/deep", 1, "too-deep"),
        ("places/kazakhstan/almaty/deep", 1, "too-deep"),
        ("places/kazakhstan/loop", 1, "stray-file"),
        ("places/out", 1, "outside"),
    ]


def test_a_folder_that_leads_back_up_ends_somewhere(shelf: Shelf) -> None:
    (shelf.folder / "places/kazakhstan/back").symlink_to(shelf.folder / "places")
    assert shelf.complaints() == [
        ("places/kazakhstan/back/elsewhere.yaml", 1, "stray-file"),
        ("places/kazakhstan/back/everywhere", 1, "too-deep"),
        ("places/kazakhstan/back/kazakhstan", 1, "too-deep"),
    ]


def test_the_whole_folder_may_be_gone(shelf: Shelf, tmp_path: Path) -> None:
    (shelf.folder / "places").rename(tmp_path / "away")
    (shelf.folder / "topics.yaml").unlink()
    assert shelf.complaints() == [
        ("places", 1, "missing-folder"),
        ("places/everywhere/place.yaml", 1, "no-place"),
        ("topics.yaml", 1, "missing-file"),
    ]


def test_what_editors_and_people_leave_about(shelf: Shelf) -> None:
    for name in (".sim.md.swp", "sim-card.md~", "#sim-card.md#", ".DS_Store", "sim-card.md.tmp"):
        shelf.write(f"places/kazakhstan/{name}", "")
    shelf.write("places/kazakhstan/tram.md.txt", "")
    assert shelf.complaints() == [("places/kazakhstan/tram.md.txt", 1, "stray-file")]

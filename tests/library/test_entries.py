"""One answer, one file: what it becomes, and each fault with its line."""

import pytest

from bot.core.content import Half
from bot.library.entries import MESSAGE_UNITS
from tests.shelf import SIM, TRAM, Shelf


def test_the_small_shelf_is_sound(shelf: Shelf) -> None:
    assert shelf.complaints() == []


def test_an_answer_is_read_whole(shelf: Shelf) -> None:
    entry = shelf.read().content.entries["kazakhstan/sim-card"]
    assert entry.topic == "connection"
    assert entry.place == "kazakhstan"
    assert entry.ask[:2] == ("симка", "взять симку")
    assert len(entry.ask) == 10
    assert str(entry.checked) == "2026-10-05"
    assert entry.sources == ("https://example.org/sim",)
    assert entry.shelf_days == 90, "the topic's"
    assert entry.halves["en"] == Half(
        "Where can I buy a SIM card?",
        "At an operator's shop. <b>Bring your passport.</b>",
    )


def test_never_checked_and_an_own_shelf_life(shelf: Shelf) -> None:
    shelf.change(TRAM, "checked: never", "checked: never\nshelf: 30 дней")
    entry = shelf.read().content.entries["almaty/tram"]
    assert entry.checked is None
    assert entry.shelf_days == 30


def test_a_heading_with_one_sign_does_as_well(shelf: Shelf) -> None:
    shelf.change(SIM, "## en", "# en")
    assert shelf.complaints() == []


def test_the_halves_may_stand_in_any_order(shelf: Shelf) -> None:
    head, ru, en = (
        shelf.text(SIM).partition("## ru")[0],
        "## ru: Где?\n\nТут.\n",
        "## EN Where\n\nH.\n",
    )
    shelf.write(SIM, head + en + ru)
    halves = shelf.read().content.entries["kazakhstan/sim-card"].halves
    assert [(language, half.question) for language, half in halves.items()] == [
        ("ru", "Где?"),
        ("en", "Where"),
    ]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_and_a_byte_order_mark_do_no_harm(shelf: Shelf, ends: str) -> None:
    before = shelf.read().content
    shelf.write(SIM, "\ufeff" + shelf.text(SIM).replace("\n", ends))
    assert shelf.read().content == before


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"),
    [
        ("topic: connection\n", "", 1, "missing-key"),
        ("topic: connection", "topic:", 2, "missing-key"),
        ("topic: connection", "topic: conection", 2, "unknown-topic"),
        ("topic: connection", "topic: [connection]", 2, "not-a-text"),
        ("topic: connection", "topic: connection\ntopic: money", 3, "duplicate-key"),
        ("topic: connection", "topic: connection\nchekced: never", 3, "unknown-key"),
        ("[симка,", "[симка: где, ", 3, "not-a-text"),
        ("[симка,", f"[{'симка ' * 20},", 3, "long-ask"),
        ("[симка,", "[симка, Симка!,", 3, "ask-repeated"),
        ("sim card, get", "get", 3, "few-asks"),
        ("2026-10-05", "2026-13-45", 5, "bad-date"),
        ("2026-10-05", "2026-02-30", 5, "bad-date"),
        ("2026-10-05", "20261005", 5, "bad-date"),
        ("2026-10-05", "5 октября", 5, "bad-date"),
        ("2026-10-05", "2026-11-25", 5, "future-date"),
        ("2026-10-05", "2026-08-20", 5, "stale"),
        ("source: https://example.org/sim\n", "", 5, "no-source"),
        ("https://", "http://", 6, "not-https"),
        ("https://example.org/sim", "example.org/sim", 6, "not-https"),
        ("https://example.org/sim", "https://user@example.org/", 6, "not-https"),
        ("https://example.org/sim", f"[{'https://a.org, ' * 6}]", 6, "many-sources"),
        ("example.org/sim\n", "example.org/sim\nshelf: долго\n", 7, "bad-shelf"),
        ("## ru", "Привет.\n\n## ru", 9, "text-before-heading"),
        ("## ru · Где купить SIM-карту?", "## ru", 9, "no-question"),
        ("## en", "## de", 13, "bad-heading"),
        ("## en", "## ru", 13, "language-twice"),
        ("Where can I buy a SIM card?", "W" * 61, 13, "long-question"),
        ("Where can I buy a SIM card?", "W" * 101, 13, "very-long-question"),
        ("At an operator's shop. **Bring your passport.**\n", "", 13, "empty-answer"),
        ("At an operator's shop.", "See http://example.org.", 15, "not-https"),
        ("At an operator's shop.", "[Shop](http://example.org).", 15, "not-https"),
        ("At an operator's shop.", "[Shop](tg://user?id=1).", 15, "not-https"),
        ("At an operator's shop.", "Shop <b>now</b>.", 15, "markdown-html"),
        ("At an operator's shop.", "Shop\n\n### Now\n\n", 17, "markdown-heading"),
        ("At an operator's shop.", "Shop.\n\n---\n\n", 17, "markdown-rule"),
        ("At an operator's shop.", "![Shop](https://a.org/b)", 15, "markdown-image"),
        ("At an operator's shop.", "Shop.\n\n    now\n\n", 17, "markdown-code"),
        ("At an operator's shop.", "Shop.\n\n> > now\n\n", 17, "markdown-nested-quote"),
        ("At an operator's shop.", "Shop.\n\n|a|b|\n|-|-|\n\n", 17, "markdown-table"),
        ("At an operator's shop.", "Shop&#x202e;.", 15, "control-character"),
    ],
)
def test_a_fault_is_told_with_its_line(
    shelf: Shelf, old: str, new: str, line: int, rule: str
) -> None:
    shelf.change(SIM, old, new)
    told = [(at, what) for _, at, what in shelf.complaints() if what != "missing-half"]
    assert told == [(line, rule)]


@pytest.mark.parametrize(("dropped", "kept"), [(1, "en"), (2, "ru")])
def test_a_missing_half_is_told_and_the_other_one_stays(
    shelf: Shelf, dropped: int, kept: str
) -> None:
    parts = shelf.text(SIM).replace("## ", "\0## ").split("\0")
    del parts[dropped]
    shelf.write(SIM, "".join(parts))
    assert shelf.complaints() == [(SIM, 9, "missing-half")]
    assert list(shelf.read().content.entries["kazakhstan/sim-card"].halves) == [kept]


def test_too_long_an_answer_is_told_by_how_much(shelf: Shelf) -> None:
    shelf.change(SIM, "At an operator's shop. **Bring your passport.**", "x" * (MESSAGE_UNITS + 7))
    (complaint,) = (c for c in shelf.read().complaints if c.rule == "too-long")
    assert (complaint.line, complaint.args["over"]) == (13, 7)


def test_an_emoji_counts_twice_as_telegram_counts_it(shelf: Shelf) -> None:
    shelf.change(SIM, "At an operator's shop.", "📱" * (MESSAGE_UNITS // 2))
    (complaint,) = (c for c in shelf.read().complaints if c.rule == "too-long")
    assert complaint.args["over"] == len(" Bring your passport.")


@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ("", 1, "empty-answer-file"),
        (" \n\n", 1, "empty-answer-file"),
        ("## ru · Где?\n\nТут.\n", 1, "no-head"),
        ("\n\nПривет\n", 3, "no-head"),
        ("---\ntopic: connection\n## ru · Где?\n", 1, "open-head"),
        ("---\ntopic: connection\nchecked: never\n---\n", 4, "no-halves"),
    ],
)
def test_a_file_without_its_parts(shelf: Shelf, text: str, line: int, rule: str) -> None:
    shelf.write(SIM, text)
    assert (SIM, line, rule) in shelf.complaints()


def test_every_fault_is_told_at_once(shelf: Shelf) -> None:
    shelf.change(SIM, "topic: connection", "topic: conection\nfoo: bar")
    shelf.change(SIM, "2026-10-05", "2027-01-01")
    shelf.change(SIM, "https://", "http://")
    shelf.change(SIM, "## en", "## de")
    shelf.change(SIM, "At an operator's shop.", "<b>Shop</b>")
    shelf.change(SIM, "В салоне", "Привет, http://example.org")
    assert [(line, rule) for file, line, rule in shelf.complaints()] == [
        (2, "unknown-topic"),
        (3, "unknown-key"),
        (6, "future-date"),
        (7, "not-https"),
        (10, "missing-half"),
        (12, "not-https"),
        (14, "bad-heading"),
        (16, "markdown-html"),
    ]


def test_a_fault_costs_one_answer_only(shelf: Shelf) -> None:
    shelf.change(SIM, "topic: connection", "topic: [")
    assert list(shelf.read().content.entries) == ["almaty/tram"]


@pytest.mark.parametrize("name", ["Sim-Card", "сим-карта", "sim card", "sim_card", "n" * 33])
def test_a_name_that_is_none_or_fits_no_button(shelf: Shelf, name: str) -> None:
    shelf.write(f"places/kazakhstan/{name}.md", shelf.text(SIM))
    assert (f"places/kazakhstan/{name}.md", 1, "bad-name") in shelf.complaints()


def test_the_longest_name_fits(shelf: Shelf) -> None:
    (shelf.folder / SIM).rename(shelf.folder / f"places/kazakhstan/{'n' * 32}.md")
    assert shelf.complaints() == []

"""Files that change while the bot runs: the new copy when it is sound, else the last good one."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.library.keeper import Keeper
from tests.shelf import SIM, TODAY, TRAM, Shelf

KAZAKHSTAN = "places/kazakhstan/place.yaml"


@pytest.fixture
def keeper(shelf: Shelf) -> Keeper:
    keeper = Keeper(shelf.folder)
    keeper.refresh(TODAY)
    return keeper


def answer(keeper: Keeper, entry: str = "kazakhstan/sim-card") -> str:
    return keeper.content.entries[entry].halves["ru"].plain


def rules(keeper: Keeper) -> list[str]:
    return [c.rule for c in keeper.complaints if c.level == "error"]


def test_nothing_changes_of_itself(keeper: Keeper) -> None:
    before = keeper.content
    assert not keeper.refresh(TODAY)
    assert keeper.content is before


def test_a_correction_is_taken_up(shelf: Shelf, keeper: Keeper) -> None:
    shelf.change(SIM, "В салоне", "В новом салоне")
    assert keeper.refresh(TODAY)
    assert answer(keeper).startswith("В новом салоне")
    assert not keeper.refresh(TODAY)


def test_a_correction_of_the_same_length_is_seen(shelf: Shelf, keeper: Keeper) -> None:
    shelf.change(SIM, "В салоне", "В ларьке")
    assert keeper.refresh(TODAY)


def test_a_new_answer_is_taken_up(shelf: Shelf, keeper: Keeper) -> None:
    shelf.write("places/kazakhstan/almaty/sim-card.md", shelf.text(SIM))
    assert keeper.refresh(TODAY)
    assert "almaty/sim-card" in keeper.content.entries


def test_a_new_place_is_taken_up(shelf: Shelf, keeper: Keeper) -> None:
    shelf.write("places/georgia/place.yaml", "name: {ru: Г, en: G}\ninside: {ru: в Г, en: in G}\n")
    assert keeper.refresh(TODAY)
    assert "georgia" in keeper.content.places


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("topic: connection", "topic: conection"),
        lambda text: text.replace("topic: connection", "topic: ["),
        lambda text: text.replace("2026-10-05", "2027-10-05"),
        lambda text: text.replace("https:", "http:"),
        lambda text: text.replace("## en", "## de"),
        lambda text: text[:20],
        lambda text: text[: text.index("checked")],
        lambda text: text[:0],
    ],
)
def test_a_faulty_file_keeps_its_last_good_copy(
    shelf: Shelf, keeper: Keeper, spoil: Callable[[str], str]
) -> None:
    good = shelf.text(SIM)
    shelf.write(SIM, spoil(good).replace("В салоне", "Испорчено"))
    shelf.change(TRAM, "Картой", "Новой картой")
    keeper.refresh(TODAY, saved=True)
    assert answer(keeper).startswith("В салоне")
    assert answer(keeper, "almaty/tram").startswith("Новой"), "the other file is taken up"
    assert rules(keeper)
    for _ in range(3):
        keeper.refresh(TODAY)
    assert answer(keeper).startswith("В салоне")
    shelf.write(SIM, good.replace("В салоне", "Исправлено"))
    keeper.refresh(TODAY)
    assert answer(keeper).startswith("Исправлено")
    assert rules(keeper) == []


def test_a_file_that_was_never_good_is_left_out(shelf: Shelf) -> None:
    shelf.change(SIM, "topic: connection", "topic: [")
    keeper = Keeper(shelf.folder)
    keeper.refresh(TODAY)
    assert list(keeper.content.entries) == ["almaty/tram"]


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_half_written_file_is_not_taken_up_at_once(
    shelf: Shelf, keeper: Keeper, share: float
) -> None:
    before, whole = keeper.content, shelf.text(SIM)
    shelf.write(SIM, whole[: int(len(whole) * share)])
    assert not keeper.refresh(TODAY)
    assert keeper.content is before
    shelf.write(SIM, whole.replace("В салоне", "В новом салоне"))
    assert keeper.refresh(TODAY)


def test_a_half_that_is_not_written_yet(shelf: Shelf, keeper: Keeper) -> None:
    shelf.write(SIM, shelf.text(SIM).partition("## en")[0])
    assert not keeper.refresh(TODAY)
    assert set(keeper.content.entries["kazakhstan/sim-card"].halves) == {"ru", "en"}
    keeper.refresh(TODAY)
    assert set(keeper.content.entries["kazakhstan/sim-card"].halves) == {"ru"}, "it is meant so"


def test_what_is_said_to_be_saved_is_believed(shelf: Shelf, keeper: Keeper) -> None:
    shelf.write(SIM, shelf.text(SIM).partition("## en")[0].rstrip())
    assert keeper.refresh(TODAY, saved=True)
    assert set(keeper.content.entries["kazakhstan/sim-card"].halves) == {"ru"}


def test_a_deleted_answer_is_gone_when_it_stays_away(shelf: Shelf, keeper: Keeper) -> None:
    before = keeper.content
    (shelf.folder / SIM).unlink()
    assert not keeper.refresh(TODAY)
    assert keeper.content is before, "an editor may have it away for a moment"
    assert keeper.refresh(TODAY)
    assert "kazakhstan/sim-card" not in keeper.content.entries


def test_a_file_that_is_away_for_a_moment_is_not_missed(shelf: Shelf, keeper: Keeper) -> None:
    text = shelf.text(SIM)
    for word in ("раз", "два"):
        (shelf.folder / SIM).unlink()
        assert not keeper.refresh(TODAY)
        shelf.write(SIM, text.replace("В салоне", word))
        assert keeper.refresh(TODAY)
        assert answer(keeper).startswith(word)


def test_a_deletion_that_is_said_to_be_meant_is_believed(shelf: Shelf, keeper: Keeper) -> None:
    (shelf.folder / SIM).unlink()
    assert keeper.refresh(TODAY, saved=True)
    assert "kazakhstan/sim-card" not in keeper.content.entries


def test_a_renamed_answer_is_never_missing(shelf: Shelf, keeper: Keeper) -> None:
    (shelf.folder / SIM).rename(shelf.folder / "places/kazakhstan/mobile.md")
    keeper.refresh(TODAY)
    assert "kazakhstan/sim-card" in keeper.content.entries
    keeper.refresh(TODAY)
    assert set(keeper.content.entries) == {"almaty/tram", "kazakhstan/mobile"}
    assert rules(keeper) == []


def test_a_renamed_place_takes_its_answers_along(shelf: Shelf, keeper: Keeper) -> None:
    country = shelf.folder / "places/kazakhstan"
    (country / "almaty").rename(country / "alma-ata")
    keeper.refresh(TODAY)
    assert "almaty/tram" in keeper.content.entries
    keeper.refresh(TODAY)
    assert set(keeper.content.entries) == {"alma-ata/tram", "kazakhstan/sim-card"}
    assert "almaty" not in keeper.content.places


@pytest.mark.parametrize("file", [KAZAKHSTAN, "topics.yaml", "places/everywhere/place.yaml"])
def test_what_answers_stand_on_is_kept(shelf: Shelf, keeper: Keeper, file: str) -> None:
    before = keeper.content
    (shelf.folder / file).unlink()
    for _ in range(3):
        keeper.refresh(TODAY, saved=True)
        assert keeper.content.entries == before.entries
        assert keeper.content.topics == before.topics
    assert rules(keeper) in (["no-place"], ["missing-file"])


def test_a_topic_that_answers_use_is_kept(shelf: Shelf, keeper: Keeper) -> None:
    before = keeper.content
    shelf.change("topics.yaml", "connection:", "mobile:")
    keeper.refresh(TODAY)
    assert keeper.content == before
    assert rules(keeper) == ["unknown-topic"]
    shelf.change(SIM, "topic: connection", "topic: mobile")
    keeper.refresh(TODAY)
    assert list(keeper.content.topics) == ["mobile", "transport"]
    assert rules(keeper) == []


def test_a_new_answer_does_not_push_out_the_one_before_it(shelf: Shelf, keeper: Keeper) -> None:
    shelf.write("places/kazakhstan/almaty/a.md", shelf.text(TRAM))
    keeper.refresh(TODAY)
    assert set(keeper.content.entries) == {"almaty/tram", "kazakhstan/sim-card"}


def test_the_whole_folder_may_be_away(shelf: Shelf, keeper: Keeper, tmp_path: Path) -> None:
    before = keeper.content
    for away in (shelf.folder / "places", shelf.folder):
        shutil.move(away, tmp_path / "away")
        for _ in range(3):
            keeper.refresh(TODAY, saved=True)
            assert keeper.content == before
        assert rules(keeper)
        shutil.move(tmp_path / "away", away)
    keeper.refresh(TODAY)
    assert keeper.content == before
    assert rules(keeper) == []


def test_a_file_that_became_something_else(shelf: Shelf, keeper: Keeper) -> None:
    before = keeper.content
    (shelf.folder / SIM).unlink()
    (shelf.folder / SIM).mkdir()
    keeper.refresh(TODAY, saved=True)
    assert keeper.content is before
    assert rules(keeper) == ["not-a-file"]


def test_an_answer_ages_overnight(shelf: Shelf) -> None:
    keeper = Keeper(shelf.folder)
    keeper.refresh(date(2027, 1, 3))
    assert "stale" not in [c.rule for c in keeper.complaints]
    keeper.refresh(date(2027, 1, 4))
    assert "stale" in [c.rule for c in keeper.complaints]


def test_a_date_that_has_not_come_is_taken_when_it_has(shelf: Shelf) -> None:
    shelf.change(SIM, "2026-10-05", "2026-11-25")
    keeper = Keeper(shelf.folder)
    keeper.refresh(TODAY)
    assert rules(keeper) == ["future-date"]
    keeper.refresh(date(2026, 11, 25))
    assert "kazakhstan/sim-card" in keeper.content.entries

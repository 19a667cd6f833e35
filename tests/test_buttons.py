"""What buttons carry: packed small, read with distrust, one prefix a kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.content import LANGUAGES
from handlers import PRESSES
from handlers.buttons import MAX_BYTES, Judge, Press, ShowTopic, TooLong, unpack

LONGEST_PLACE, LONGEST_NAME = "p" * 20, "n" * 32


def test_a_press_comes_back_as_it_was() -> None:
    for press in (ShowTopic("money", 3), Judge("useful", "almaty", "sim-card")):
        assert unpack(press.pack()) == press


def test_the_longest_names_that_files_may_have_fit() -> None:
    assert len(Judge("outdated", LONGEST_PLACE, LONGEST_NAME).pack().encode()) <= MAX_BYTES


def test_longer_ones_are_refused_when_packed() -> None:
    with pytest.raises(TooLong):
        Judge("outdated", LONGEST_PLACE, LONGEST_NAME + "n").pack()


@pytest.mark.parametrize(
    "data", [None, "", "|", "t", "t|money", "t|money|-1", "t|money|²", "nope|1"]
)
def test_forged_data_is_nothing(data: str | None) -> None:
    assert unpack(data) is None


@given(st.text())
def test_no_data_makes_it_stumble(data: str) -> None:
    unpack(data)


def test_two_kinds_cannot_share_a_prefix() -> None:
    with pytest.raises(TypeError, match="share the prefix"):

        class Hijack(Press, prefix=ShowTopic.prefix):
            pass


def test_every_kind_of_press_is_in_the_table() -> None:
    assert set(PRESSES) == set(Press.kinds.values())


def test_there_are_two_languages_to_choose() -> None:
    assert LANGUAGES == ("ru", "en")

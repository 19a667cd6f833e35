"""Acknowledging: nothing in hand is ever given away, nothing finished comes back."""

from hypothesis import given
from hypothesis import strategies as st

from bot.core.pending import REMEMBERED, Pending


def test_the_lowest_in_hand_holds_the_rest_back() -> None:
    pending = Pending()
    assert all(pending.take(number) for number in (5, 6, 7))
    pending.finish(7)
    pending.finish(6)
    assert pending.offset() == 5
    pending.finish(5)
    assert pending.offset() == 8


def test_once_all_is_acknowledged_no_offset_is_named() -> None:
    pending = Pending()
    pending.take(900)
    pending.finish(900)
    pending.acknowledged(pending.offset())
    assert pending.offset() is None
    assert pending.take(3)
    assert pending.offset() == 3


def test_what_was_finished_is_acknowledged_again_when_it_comes_again() -> None:
    pending = Pending()
    pending.take(5)
    pending.finish(5)
    pending.acknowledged(6)
    assert not pending.take(5)
    assert pending.offset() == 6


def test_an_answer_to_an_older_call_acknowledges_only_what_that_call_named() -> None:
    pending = Pending()
    pending.take(5)
    pending.take(6)
    pending.finish(5)
    offset = pending.offset()
    pending.finish(6)
    pending.acknowledged(offset)
    assert pending.unconfirmed
    assert pending.offset() == 7


def test_memory_is_bounded() -> None:
    pending = Pending()
    for number in range(2 * REMEMBERED):
        pending.take(number)
        pending.finish(number)
    assert pending.take(0)
    assert not pending.take(2 * REMEMBERED - 1)


@given(st.lists(st.tuples(st.integers(0, 40), st.booleans())))
def test_no_offset_ever_passes_what_is_in_hand(steps: list[tuple[int, bool]]) -> None:
    pending = Pending()
    in_hand: set[int] = set()
    for number, arrives in steps:
        if arrives and pending.take(number):
            in_hand.add(number)
        elif not arrives and number in in_hand:
            pending.finish(number)
            in_hand.remove(number)
        offset = pending.offset()
        assert offset is None or all(offset <= one for one in in_hand)
        pending.acknowledged(offset)
        assert len(pending) == len(in_hand)

"""What is being written: its steps, and its way through the store and back."""

import pytest

from bot.core.checkins.values import STATUSES, Draft, Status
from bot.core.checkins.writing import (
    NOWHERE,
    STEPS,
    Answering,
    Begun,
    Writing,
    from_fields,
    known_status,
    to_fields,
)

WHOLE = Writing(
    community=3,
    trail=(11, 12, 13),
    status="need",
    place="almaty",
    text="Нужен врач",
    lane="urgent",
    callback=True,
    helped="almaty",
)


@pytest.mark.parametrize(
    ("status", "lane", "callback"),
    [
        ("safe", "calm", False),
        ("soso", "calm", False),
        ("need", "urgent", True),
        ("can", "calm", False),
    ],
)
def test_who_needs_help_wants_it_at_once_and_to_be_answered(
    status: Status, lane: str, callback: bool
) -> None:
    for before in (Writing(1), WHOLE):
        writing = before.with_status(status)
        assert (writing.status, writing.lane, writing.callback) == (status, lane, callback)
        assert (writing.place, writing.text) == (before.place, before.text)


def test_each_step_is_asked_for_in_its_turn() -> None:
    assert Writing(1).awaits == "status"
    assert Writing(1, status="safe").awaits == "place"
    assert Writing(1, status="safe", place=NOWHERE).awaits == "text"
    assert Writing(1, status="safe", place="almaty").awaits == "text"
    assert WHOLE.awaits is None
    assert Writing(1, place="almaty", text="да").awaits == "status"


def test_going_back_keeps_what_came_after() -> None:
    for step in STEPS:
        back = WHOLE.back_to(step)
        assert back.awaits == step
        kept = {name: getattr(back, name) for name in STEPS if name != step}
        assert kept == {name: getattr(WHOLE, name) for name in STEPS if name != step}
        assert back.trail == WHOLE.trail


def test_a_draft_is_whole_or_none() -> None:
    assert WHOLE.draft == Draft(3, "need", "almaty", "Нужен врач", "urgent", callback=True)
    for step in STEPS:
        assert WHOLE.back_to(step).draft is None


def test_nowhere_is_no_place() -> None:
    writing = Writing(3, status="safe", place=NOWHERE, text="да")
    assert writing.draft == Draft(3, "safe", None, "да", "calm", callback=False)


@pytest.mark.parametrize(
    "begun",
    [
        WHOLE,
        Writing(7),
        Writing(7, status="safe", place=NOWHERE, text="", helped=NOWHERE),
        Answering("aaaaaaaaaaa"),
        Answering("aaaaaaaaaaa", (5, 6), "Спасибо"),
    ],
)
def test_the_store_gives_back_what_it_was_given(begun: Begun) -> None:
    fields = to_fields(begun)
    assert all(isinstance(value, str) for value in fields.values())
    assert from_fields(fields) == begun


def test_what_the_store_keeps() -> None:
    """Written out: a restart reads what an older version wrote."""
    assert to_fields(WHOLE) == {
        "community": "3",
        "trail": "11 12 13",
        "lane": "urgent",
        "callback": "yes",
        "status": "need",
        "place": "almaty",
        "text": "Нужен врач",
        "helped": "almaty",
    }
    assert to_fields(Writing(3)) == {"community": "3", "trail": "", "lane": "calm", "callback": ""}
    assert to_fields(Answering("id", (5,), "да")) == {"checkin": "id", "trail": "5", "text": "да"}


def test_a_forged_status_is_none() -> None:
    assert [known_status(status) for status in STATUSES] == list(STATUSES)
    for forged in ("", "SAFE", "safe ", "admin", None):
        assert known_status(forged) is None


def test_a_status_that_a_later_version_no_longer_knows_is_asked_for_again() -> None:
    assert from_fields({**to_fields(WHOLE), "status": "fine"}) == WHOLE.back_to("status")

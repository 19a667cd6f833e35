"""What is being written, step by step, and as the store keeps it."""

import pytest

from bot.core.checkins.values import Draft
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

WHOLE = Writing(7, (3, 5), "soso", "almaty", "Жив.", "urgent", callback=True, helped="almaty")


@pytest.mark.parametrize(
    "begun",
    [
        Writing(1),
        WHOLE,
        Writing(1, status="need", place=NOWHERE),
        Answering("aBcD"),
        Answering("aBcD", (1, 2), "Спасибо."),
    ],
)
def test_it_comes_back_as_it_was_kept(begun: Begun) -> None:
    assert from_fields(to_fields(begun)) == begun


def test_it_asks_for_one_thing_after_the_other() -> None:
    writing = Writing(1)
    assert (writing.awaits, writing.draft) == ("status", None)
    writing = writing.with_status("can")
    assert (writing.awaits, writing.draft) == ("place", None)
    writing = Writing(1, status="can", place=NOWHERE)
    assert (writing.awaits, writing.draft) == ("text", None)
    assert (WHOLE.awaits, WHOLE.draft) == (
        None,
        Draft(7, "soso", "almaty", "Жив.", "urgent", callback=True),
    )


@pytest.mark.parametrize("step", STEPS)
def test_going_back_loses_that_choice_and_no_other(step: str) -> None:
    before = {name: getattr(WHOLE, name) for name in STEPS}
    back = WHOLE.back_to(step)  # type: ignore[arg-type]  # one of STEPS
    assert back.awaits == step
    assert {name: getattr(back, name) for name in STEPS} == before | {step: None}


def test_no_place_is_a_place_not_stated() -> None:
    draft = Writing(1, status="safe", place=NOWHERE, text="Жив.").draft
    assert draft is not None
    assert draft.place is None


def test_who_needs_help_is_published_at_once_and_answered() -> None:
    need, can = Writing(1).with_status("need"), WHOLE.with_status("can")
    assert (need.lane, need.callback) == ("urgent", True)
    assert (can.lane, can.callback) == ("calm", False)


def test_an_unknown_status_is_none() -> None:
    assert (known_status("need"), known_status("admin"), known_status(None)) == (
        "need",
        None,
        None,
    )

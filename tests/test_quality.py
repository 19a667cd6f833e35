"""Search on the development questions: it finds, and it knows when it does not know.

The bounds are looser than what was measured (`bench/README.md`), so that a corrected answer does
not break them; who meets them has probably taken ways to ask away.
"""

from datetime import date

import numpy as np
import pytest

from bench.asked import questions
from bench.content import LOCALES
from bench.thresholds import Seen, chosen, look
from bot.core.search.thresholds import THRESHOLDS, Thresholds
from bot.library.keeper import read


@pytest.fixture(scope="module")
def seen() -> Seen:
    content = read(LOCALES, date(2026, 11, 24)).content
    return look(questions("first-week"), content)


def doubts(seen: Seen, at: Thresholds) -> dict[str, float]:
    """Which shares of questions get what they should not."""
    outright = seen.outright(at)
    shown = seen.confidence >= at.several
    return {
        "wrong outright": float(np.mean((outright & ~seen.first)[seen.answerable])),
        "outright without an answer": float(np.mean(outright[~seen.answerable])),
        "right, but turned away": float(np.mean(~shown[seen.offered])),
        "choice without an answer": float(np.mean(shown[~seen.answerable])),
    }


BOUNDS = {
    "wrong outright": 0.03,
    "outright without an answer": 0.03,
    "right, but turned away": 0.10,
    "choice without an answer": 0.50,
}


def test_most_questions_find_their_answer(seen: Seen) -> None:
    assert np.mean(seen.first[seen.answerable]) > 0.75
    assert np.mean(seen.offered[seen.answerable]) > 0.85


def test_it_knows_when_it_does_not_know(seen: Seen) -> None:
    for doubt, share in doubts(seen, THRESHOLDS).items():
        assert share <= BOUNDS[doubt], doubt


def test_that_check_can_fail(seen: Seen) -> None:
    rash, timid = Thresholds(0, 0, 0, 0), Thresholds(99, 1, 1, 99)
    broken = {
        doubt
        for at in (rash, timid)
        for doubt, share in doubts(seen, at).items()
        if share > BOUNDS[doubt]
    }
    assert broken == BOUNDS.keys()


def test_thresholds_are_as_low_as_wrong_answers_allow() -> None:
    answerable = np.array([True] * 200 + [False] * 100)
    right = np.array([True] * 180 + [False] * 120)
    confidence = np.concatenate((np.full(180, 3.0), np.full(20, 2.0), np.full(100, 1.0)))
    lead, careful = np.full(300, 0.5), np.zeros(300, np.bool_)
    at = chosen(Seen(confidence, lead, careful, answerable, right, right))
    assert 2.0 < at.found <= 3.0
    assert at.several == 3.0

    careful[:180] = True
    lead[:180] = 0.3
    at = chosen(Seen(confidence, lead, careful, answerable, right, right))
    assert at.careful_lead <= 0.3

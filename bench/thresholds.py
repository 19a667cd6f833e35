"""Sets what the desk answers outright, offers as a choice, or does not know.

Only from the development questions, and by this rule, in this order of weight:

1. A wrong answer given outright is worse than one more press: at most 1.5 % of the questions
   that have an answer may get another one outright (of a careful topic: law, health, it counts
   double), and at most 1 % of those that have none may get any. Where there is doubt, buttons.
2. Among the thresholds that keep to that, those with which most questions get the right answer
   outright. The best is flat: of those within 1 % of it, the ones with the fewest wrong answers,
   then the strictest. Careful topics must be at least as far ahead as others.
3. Far-off questions get the plain word that nothing is known, not a choice: as many of them as
   go with losing at most 5 % of the questions whose answer stands among those offered.
"""

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.asked import Question, right_ids
from bot.core.content import Content
from bot.core.faq import CHOICES, index_of
from bot.core.search import thresholds
from bot.core.search.thresholds import Thresholds

WRONG, OFF_TOPIC, FLAT, LOST = 0.015, 0.01, 0.01, 0.05
_LEADS = np.arange(0.0, 0.65, 0.05)
_STEP = 0.1


@dataclass(frozen=True, slots=True)
class Seen:
    """What search said to the development questions, one row each."""

    confidence: NDArray[np.float64]
    lead: NDArray[np.float64]
    """Below 0 where the place asked about has no answers of its own: then none is outright."""
    careful: NDArray[np.bool_]
    """The first entry is of a careful topic."""
    answerable: NDArray[np.bool_]
    first: NDArray[np.bool_]
    """The first entry is right."""
    offered: NDArray[np.bool_]
    """A right entry stands among those that a choice would offer."""

    def outright(self, at: Thresholds) -> NDArray[np.bool_]:
        """Which are answered outright at these thresholds."""
        enough = np.where(self.careful, at.careful_lead, at.lead)
        return (self.confidence >= at.found) & (self.lead >= enough)


def look(asked: Sequence[Question], content: Content) -> Seen:
    index = index_of(content)
    rows = []
    for question in asked:
        right = right_ids(question, content)
        if question.answerable and not right:
            continue
        result = index.search(question.text, question.place, CHOICES)
        ids = [hit.id for hit in result.hits]
        topic = content.topics[content.entries[ids[0]].topic] if ids else None
        rows.append(
            (
                result.confidence,
                -1.0 if result.place in content.elsewhere else result.lead,
                topic is not None and topic.careful,
                question.answerable,
                bool(ids) and ids[0] in right,
                any(hit in right for hit in ids),
            )
        )
    confidence, lead, *flags = map(np.array, zip(*rows, strict=True))
    return Seen(confidence, lead, *flags)


def chosen(seen: Seen) -> Thresholds:
    """The thresholds by the rule above."""
    several = np.floor(np.quantile(seen.confidence[seen.offered], LOST) * 20) / 20
    known, unknown = np.count_nonzero(seen.answerable), np.count_nonzero(~seen.answerable)
    allowed = []
    for found in np.arange(several, seen.confidence.max() + _STEP, _STEP):
        for lead in _LEADS:
            for careful_lead in _LEADS[lead <= _LEADS]:
                at = Thresholds(*map(float, (found, lead, careful_lead, several)))
                outright = seen.outright(at)
                right = np.count_nonzero(outright & seen.first)
                bad = outright & seen.answerable & ~seen.first
                wrong = np.count_nonzero(bad) + np.count_nonzero(bad & seen.careful)
                off_topic = np.count_nonzero(outright & ~seen.answerable)
                if wrong <= WRONG * known and off_topic <= OFF_TOPIC * unknown:
                    allowed.append((right, wrong + off_topic, at))
    most = max(right for right, _, _ in allowed)
    flat = (each for each in allowed if each[0] >= most - FLAT * known)
    _, _, best = min(flat, key=lambda each: (each[1], *_looseness(each[2])))
    return Thresholds(*(round(number, 2) for number in astuple(best)))


def _looseness(at: Thresholds) -> tuple[float, ...]:
    return -at.careful_lead, -at.lead, -at.found


def write(new: Thresholds) -> None:
    """Put the numbers into the module that holds them."""
    path = Path(thresholds.__file__)
    numbers = (
        f"THRESHOLDS = Thresholds(found={new.found:.2f}, lead={new.lead:.2f}, "
        f"careful_lead={new.careful_lead:.2f}, several={new.several:.2f})"
    )
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"THRESHOLDS = Thresholds\(.*\)", numbers, text), encoding="utf-8")

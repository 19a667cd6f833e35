"""How well questions find their answers: clean, damaged, and where no answer exists.

python -m bench quality [--questions held-out | first-week] [--misses] [--thresholds]
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import mean, median, quantiles
from time import perf_counter

from bench import thresholds
from bench.asked import FAR, NEAR, Question, questions, right_ids
from bench.content import LOCALES
from bench.damage import DAMAGES
from bot.core.content import Content
from bot.core.faq import Faq, Found, Nothing, Several, index_of
from bot.core.search import Index, Result
from bot.library.keeper import read

DEPTH = 10


def rank(result: Result, right: set[str]) -> int | None:
    """At which place (1 is first) the first right entry stands; None: nowhere."""
    places = (at for at, hit in enumerate(result.hits, 1) if hit.id in right)
    return next(places, None)


@dataclass(frozen=True, slots=True)
class Score:
    first: float
    reciprocal: float
    among_five: float


def score(ranks: Sequence[int | None]) -> Score:
    return Score(
        mean(found == 1 for found in ranks),
        mean(1 / found if found else 0.0 for found in ranks),
        mean(found is not None and found <= 5 for found in ranks),
    )


def auroc(answerable: Sequence[float], others: Sequence[float]) -> float:
    """How often a question with an answer has the higher confidence of a random two."""
    if not answerable or not others:
        return float("nan")
    wins = sum((a > b) + (a == b) / 2 for a in answerable for b in others)
    return wins / (len(answerable) * len(others))


def set_thresholds() -> None:
    """Choose them anew by the development questions, and write them where the desk reads them."""
    content = read(LOCALES, datetime.now(tz=UTC).date()).content
    new = thresholds.chosen(thresholds.look(questions("first-week"), content))
    thresholds.write(new)
    print(new)


def measure(name: str, *, misses: bool) -> None:
    """Print the table for one file of questions."""
    content = read(LOCALES, datetime.now(tz=UTC).date()).content
    index = index_of(content)
    asked = questions(name)
    known = [q for q in asked if q.answerable and right_ids(q, content)]
    print(f"{name}: {len(known)} questions with an answer among {len(content.entries)} entries")
    print(f"{'':12}{'P@1':>7}{'MRR@10':>8}{'Hit@5':>7}{'kept':>7}{'p50 ms':>8}{'p99 ms':>8}")
    clean = _line("clean", known, index, content, lambda text, _: text, None)
    for damage, spoil in DAMAGES.items():
        _line(damage, known, index, content, spoil, clean.first)
    sure = {
        kind: [index.search(q.text, q.place).confidence for q in asked if q.expected[0] == kind]
        for kind in (FAR, NEAR)
    }
    own = [index.search(q.text, q.place).confidence for q in known]
    print(f"told apart (AUROC): far {auroc(own, sure[FAR]):.3f}, near {auroc(own, sure[NEAR]):.3f}")
    _desk(Faq(content), asked, content)
    if misses:
        _misses(known, index, content)


def _line(  # noqa: PLR0913, PLR0917 - the columns of one row
    name: str,
    known: Sequence[Question],
    index: Index,
    content: Content,
    spoil: Callable[[str, random.Random], str],
    clean: float | None,
) -> Score:
    chance = random.Random(7)
    ranks: list[int | None] = []
    times: list[float] = []
    for question in known:
        text = spoil(question.text, chance)
        started = perf_counter()
        result = index.search(text, question.place, DEPTH)
        times.append((perf_counter() - started) * 1000)
        ranks.append(rank(result, right_ids(question, content)))
    scored = score(ranks)
    kept = f"{scored.first / clean:.0%}" if clean else ""
    slow = quantiles(times, n=100)[98]
    print(
        f"{name:12}{scored.first:7.3f}{scored.reciprocal:8.3f}{scored.among_five:7.3f}"
        f"{kept:>7}{median(times):8.2f}{slow:8.2f}"
    )
    return scored


def _desk(faq: Faq, asked: Sequence[Question], content: Content) -> None:
    """What members get to see: answered outright (and rightly), a choice, or nothing."""
    kinds: dict[str, Callable[[Question], bool]] = {
        "answerable": lambda q: q.answerable and bool(right_ids(q, content)),
        "near": lambda q: q.expected[0] == NEAR,
        "far": lambda q: q.expected[0] == FAR,
    }
    for kind, belongs in kinds.items():
        shown = {"right": 0, "wrong": 0, "choice": 0, "nothing": 0}
        chosen = [question for question in asked if belongs(question)]
        for question in chosen:
            match faq.ask(question.text, question.place):
                case Found(entry=entry):
                    right = entry.id in right_ids(question, content)
                    shown["right" if right else "wrong"] += 1
                case Several():
                    shown["choice"] += 1
                case Nothing():
                    shown["nothing"] += 1
        parts = ", ".join(f"{what} {count / len(chosen):.0%}" for what, count in shown.items())
        print(f"the desk, {kind:10} {parts}")


def _misses(known: Sequence[Question], index: Index, content: Content) -> None:
    for question in known:
        result = index.search(question.text, question.place, DEPTH)
        right = right_ids(question, content)
        found = rank(result, right)
        if found != 1:
            print(f"{found or '-'!s:>3}  {question.text}  [{question.place}] {sorted(right)}")
            print(f"     {result.form} {[(h.id, round(h.score, 2)) for h in result.hits[:3]]}")

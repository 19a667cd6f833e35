"""How long search takes, how it grows, what it costs: against SQLite's full-text search."""

import ctypes
import gc
import random
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from bench.asked import questions
from bench.content import LOCALES, synthetic
from bench.damage import typos
from bot.core.faq import place_names
from bot.core.search import Index, Item
from bot.core.search.text import words
from bot.library.keeper import read

SIZES = (200, 2_000, 20_000)
ROUNDS = 2


def resident() -> float:
    """Memory of this process in MB, by proc(5), once glibc gave back what is free."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def measure() -> None:
    content = read(LOCALES, datetime.now(tz=UTC).date()).content
    asked = [question.text for question in questions("first-week")]
    chance = random.Random(3)
    misspelt = [typos(text, chance) for text in asked]
    print(
        f"{'entries':>8}{'build s':>9}{'MB':>7}{'p50 ms':>8}{'p99 ms':>8}"
        f"{'typos p50':>11}{'typos p99':>11}{'FTS5 p50':>10}{'ratio':>7}"
    )
    for size in SIZES:
        items = synthetic(content, size)
        before = resident()
        started = perf_counter()
        index = Index(items, place_names(content), content.synonyms)
        built, added = perf_counter() - started, resident() - before
        search = partial(index.search, place="almaty")
        clean, broken = timed(search, asked), timed(search, misspelt)
        yardstick = timed(full_text(items), asked)
        p50 = median(clean)
        print(
            f"{size:8}{built:9.2f}{added:7.0f}{p50:8.2f}{_p99(clean):8.2f}"
            f"{median(broken):11.2f}{_p99(broken):11.2f}"
            f"{median(yardstick):10.2f}{p50 / median(yardstick):7.2f}"
        )


def timed(search: Callable[[str], object], asked: Sequence[str]) -> list[float]:
    """Milliseconds of each search."""
    times = []
    for _ in range(ROUNDS):
        for text in asked:
            started = perf_counter()
            search(text)
            times.append((perf_counter() - started) * 1000)
    return times


def full_text(items: Sequence[Item]) -> Callable[[str], object]:
    """The yardstick: the same texts in SQLite's FTS5, ranked by bm25."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE entry USING fts5(question, answer)")
    database.executemany(
        "INSERT INTO entry VALUES (?, ?)",
        (
            (
                " ".join(way for ways in item.questions.values() for way in ways),
                " ".join(item.answers.values()),
            )
            for item in items
        ),
    )

    def search(text: str) -> object:
        query = " OR ".join(f'"{word}"' for word in words(text))
        return database.execute(
            "SELECT rowid FROM entry WHERE entry MATCH ? ORDER BY bm25(entry) LIMIT 5", (query,)
        ).fetchall()

    return search


def _p99(times: Sequence[float]) -> float:
    return quantiles(times, n=100)[98]

"""How fast digests go out, what people notice of it, and what it costs to find who is due."""

import asyncio
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from zoneinfo import available_timezones

from bench.standin import StandIn
from bench.updates import FIRST, TOKEN, Child, bot, question
from bot.clock import SystemClock
from bot.core.digests.due import reached, zone_named
from storage.database import MIGRATIONS, Database
from storage.ledger import Ledger
from storage.sealing import Seal, key_in
from storage.subscriptions import PURPOSE, due_by

ALLOWED = 30
ALONE, TOGETHER = 30, 120
"""Seconds."""
QUESTIONS_A_SECOND = 1
FEW, MANY = 10_000, 1_000_000
LATENCY = 0.05
TICK = 70
"""Seconds within which the bot looks for what is due."""
ZONES = sorted(available_timezones())[::12]

Row = tuple[bytes, str, str]


def all_due(seal: Seal, count: int) -> Iterator[Row]:
    """Rows that are all due since the hour began."""
    due = due_by(reached(datetime.now(UTC), UTC))
    return ((seal.close(FIRST + number), "UTC", due) for number in range(count))


def some_due(seal: Seal, count: int) -> Iterator[Row]:
    """Rows of fifty zones, each due at some hour of the coming week."""
    chance, now = random.Random(1), datetime.now(UTC)
    for number in range(count):
        zone = chance.choice(ZONES)
        hour = reached(now, zone_named(zone)) + timedelta(hours=chance.randrange(168))
        yield seal.close(FIRST + number), zone, due_by(hour)


async def fill(folder: Path, rows: Callable[[Seal, int], Iterator[Row]], count: int) -> None:
    """A database with so many subscriptions."""
    data = folder / "data"
    data.mkdir()
    seal = Seal(key_in(folder / "key"), PURPOSE)
    await (await Database.open(data / "durable.db", MIGRATIONS / "durable", "FULL")).close()
    with sqlite3.connect(data / "durable.db") as connection:
        connection.executemany(
            "INSERT INTO subscriptions"
            " (address, thread, places, languages, days, timezone, quiet, due)"
            " VALUES (?, 0, 'almaty', 'ru', '0123456', ?, 0, ?)",
            rows(seal, count),
        )
    connection.close()


@asynccontextmanager
async def courier(telegram: StandIn, count: int, **environment: str) -> AsyncIterator[Child]:
    """The whole program with so many digests due, from the first of them on."""
    with tempfile.TemporaryDirectory() as folder:
        await fill(Path(folder), all_due, count)
        settings = {
            "BOT_TOKEN": TOKEN,
            "DATA_DIR": f"{folder}/data",
            "KEY_FILE": f"{folder}/key",
            "VOLATILE_DIR": f"{folder}/volatile",
            **environment,
        }
        async with bot(telegram, "bot", "run", **settings) as child:
            if count:
                await until(telegram, lambda: bool(arrivals(telegram)), TICK)
            yield child


async def until(telegram: StandIn, reached: Callable[[], bool], seconds: float) -> None:
    event = asyncio.Event()

    def look() -> None:
        if reached():
            event.set()

    telegram.progress = look
    look()
    await asyncio.wait_for(event.wait(), seconds)
    telegram.progress = lambda: None


async def arrived(telegram: StandIn, count: int) -> None:
    await until(telegram, lambda: len(arrivals(telegram)) >= count, 120)


def arrivals(telegram: StandIn) -> list[float]:
    """When each digest arrived."""
    return [moment for chat, moment in telegram.answered.items() if chat >= FIRST]


async def asked(telegram: StandIn, seconds: float) -> list[float]:
    """Milliseconds that people wait for answers, some asking every second; the first stands alone:
    it may wait for its place."""
    chance = random.Random(1)
    people = range(round(seconds * QUESTIONS_A_SECOND))
    for number in people:
        telegram.offer([question(number)])
        await asyncio.sleep(chance.expovariate(QUESTIONS_A_SECOND))
    await asyncio.sleep(2)
    spans = [telegram.answered[chat] - since for chat, since in telegram.offered.items()]
    return [span * 1000 for span in spans]


async def at_the_free_limit() -> None:
    idle = StandIn()
    async with courier(idle, 0):
        calm = await asked(idle, TOGETHER)
    busy = StandIn()
    async with courier(busy, ALLOWED * (ALONE + TOGETHER + 30)):
        alone = await rate(busy, asyncio.sleep(ALONE))
        meanwhile: list[float] = []
        together = await rate(busy, _into(meanwhile, asked(busy, TOGETHER)))
    print(
        f"messages/s of {ALLOWED} allowed: {alone:.2f} ({alone / ALLOWED:.1%}); while people ask:"
    )
    print(f"{together:.2f} ({together / ALLOWED:.1%}), answers among them")
    print(f"the first answer after a pause took {meanwhile[0]:.0f} ms")
    for name, pick in (("median", median), ("p99", p99)):
        before, after = pick(calm[1:]), pick(meanwhile[1:])
        print(
            f"answers, {name:6} ms  idle {before:6.1f}   meanwhile {after:6.1f}"
            f"   ratio {after / before:.2f}"
        )


async def rate(telegram: StandIn, work: Awaitable[object]) -> float:
    """Messages a second that arrive while `work` goes on."""
    started = time.perf_counter()
    await work
    ended = time.perf_counter()
    sent = sum(started <= moment < ended for moment in telegram.answered.values())
    return sent / (ended - started)


async def _into(spans: list[float], work: Awaitable[list[float]]) -> None:
    spans += await work


def p99(spans: list[float]) -> float:
    return quantiles(spans, n=100)[98]


async def with_the_limit_lifted() -> None:
    floor, telegram = StandIn(LATENCY), StandIn(LATENCY)
    server = await asyncio.start_server(floor.serve, "127.0.0.1", 0)
    address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.shout", address, str(FEW)
    )
    await process.wait()
    server.close()
    async with courier(telegram, FEW, PAID_BROADCAST="1", BROADCAST_RATE="1000"):
        await arrived(telegram, FEW)
    shouted, delivered = (FEW / _span(arrivals(each)) for each in (floor, telegram))
    print(
        f"paid, 50 ms answers, messages/s: without a ledger {shouted:.0f}, digests"
        f" {delivered:.0f}   ratio {delivered / shouted:.2f}"
    )


def _span(moments: list[float]) -> float:
    return max(moments) - min(moments)


async def memory() -> None:
    """After as many deliveries, of few rows and of many."""
    used = []
    for count in (FEW, MANY):
        telegram = StandIn()
        async with courier(telegram, count, PAID_BROADCAST="1") as child:
            await arrived(telegram, FEW)
            used.append(child.memory())
    print(f"memory with {FEW} rows {used[0]:.0f} MB, with {MANY} {used[1]:.0f} MB")


async def finding_who_is_due() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        await fill(folder, some_due, MANY)
        seal = Seal(key_in(folder / "key"), PURPOSE)
        file = folder / "data" / "durable.db"
        database = await Database.open(file, MIGRATIONS / "durable", "FULL")
        ledger = Ledger(database, seal, SystemClock())
        claiming = [await timed(lambda: ledger.turn([], 48)) for _ in range(20)]
        counting = [await timed(ledger.left) for _ in range(20)]
        scanning = [
            await timed(
                lambda: database.rows(
                    "SELECT count(*) FROM subscriptions NOT INDEXED WHERE due <= '2026'"
                )
            )
            for _ in range(3)
        ]
        left = await ledger.left()
        await database.close()
    print(
        f"of {MANY} subscriptions in {len(ZONES)} zones, {left} due: claiming 48 takes"
        f" {max(claiming):.1f} ms at most, counting {max(counting):.1f} ms;"
        f" a scan without an index {median(scanning):.0f} ms"
    )


async def timed(do: Callable[[], Awaitable[object]]) -> float:
    started = time.perf_counter()
    await do()
    return (time.perf_counter() - started) * 1000


async def measure() -> None:
    await finding_who_is_due()
    await at_the_free_limit()
    await with_the_limit_lifted()
    await memory()

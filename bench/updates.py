"""How many updates a second, and how soon each is answered: the whole program against the stock
library's echo, in one run. The bot has one process, the stand-in for Telegram another.
"""

import asyncio
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any

from bench.content import QUESTIONS, write_content
from bench.standin import StandIn

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawb"  # noqa: S105 - the one in Telegram's documentation
FIRST = 6_000_000_000
"""The first id of those who get digests; questions come from others."""
ENTRIES = 2_000
MANY = 3_000
RATE, RATE_SECONDS = 100, 10
GROUP = -1_001_234_567_890


def question(number: int) -> dict[str, Any]:
    """A question of one person, who says where they are; everybody asks once."""
    person = {"id": 1_000_000_000 + number, "is_bot": False, "first_name": "x"}
    return {
        "message": {
            "message_id": 1,
            "date": 1,
            "from": {**person, "language_code": "ru"},
            "chat": {"id": person["id"], "type": "private", "first_name": "x"},
            "text": f"{QUESTIONS[number % len(QUESTIONS)]} в Алматы",
        }
    }


def chatter(number: int) -> dict[str, Any]:
    """A message in a group that asks nothing of the bot."""
    update = question(number)
    update["message"]["chat"] = {"id": GROUP, "type": "supergroup", "title": "x"}
    return update


@dataclass(frozen=True, slots=True)
class Child:
    pid: int
    first_poll: float
    """Seconds from its start to its first getUpdates."""
    first_answer: float
    """Seconds from its start to its first answer to a question."""

    def cpu(self) -> float:
        """Seconds of CPU used so far, by proc(5)."""
        fields = (
            Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        )
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Resident memory in MB, by proc(5)."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024


@asynccontextmanager
async def bot(telegram: StandIn, *command: str, **environment: str) -> AsyncIterator[Child]:
    """Run a bot in a process of its own, from its first answer until the block ends."""
    server = await asyncio.start_server(telegram.serve, "127.0.0.1", 0)
    address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    telegram.polled.clear()
    telegram.offer([question(-1)])
    started = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        *(part.format(address=address) for part in command),
        env={**os.environ, "BOT_API_URL": address, **environment},
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        await asyncio.wait_for(telegram.polled.wait(), 30)
        first_poll = time.perf_counter() - started
        await until(telegram, 1, answered=True)
        first_answer = time.perf_counter() - started
        await until(telegram, 1, answered=False)
        telegram.forget()
        yield Child(process.pid, first_poll, first_answer)
    finally:
        process.send_signal(signal.SIGTERM)
        await process.wait()
        server.close()


async def until(telegram: StandIn, count: int, *, answered: bool) -> None:
    """Wait until so many were answered, or acknowledged where no answer is due."""
    reached = asyncio.Event()

    def look() -> None:
        done = len(telegram.answered) if answered else telegram.acknowledged
        if done >= count:
            reached.set()

    telegram.progress = look
    look()
    await asyncio.wait_for(reached.wait(), 120)


@dataclass(frozen=True, slots=True)
class Contestant:
    name: str
    command: Sequence[str]
    environment: dict[str, str]


async def throughput(who: Contestant, latency: float = 0.0, many: int = MANY) -> float:
    """Updates answered a second, all of them ready at once."""
    telegram = StandIn(latency)
    async with bot(telegram, *who.command, **who.environment):
        started = time.perf_counter()
        telegram.offer([question(number) for number in range(many)])
        await until(telegram, many, answered=True)
        return many / (time.perf_counter() - started)


async def waiting(who: Contestant) -> float:
    """The 99th percentile of waiting for an answer, in ms, at a hundred updates a second."""
    telegram = StandIn()
    async with bot(telegram, *who.command, **who.environment):
        chance = random.Random(1)
        total = RATE * RATE_SECONDS
        for number in range(total):
            telegram.offer([question(number)])
            await asyncio.sleep(chance.expovariate(RATE))
        await until(telegram, total, answered=True)
        spans = [telegram.answered[c] - telegram.offered[c] for c in telegram.answered]
        return quantiles(spans[RATE:], n=100)[98] * 1000


async def idle_cost(who: Contestant) -> float:
    """CPU in µs for a group message that needs nothing."""
    telegram = StandIn()
    async with bot(telegram, *who.command, **who.environment) as child:
        telegram.offer([chatter(number) for number in range(500)])
        await until(telegram, 500, answered=False)
        before = child.cpu()
        telegram.offer([chatter(number) for number in range(2 * MANY)])
        await until(telegram, 500 + 2 * MANY, answered=False)
        return (child.cpu() - before) / (2 * MANY) * 1e6


async def birth(who: Contestant) -> tuple[float, float, float]:
    """Seconds to the first getUpdates and to the first answer; MB after a thousand questions."""
    telegram = StandIn()
    async with bot(telegram, *who.command, **who.environment) as child:
        telegram.offer([question(number) for number in range(1000)])
        await until(telegram, 1000, answered=True)
        return child.first_poll, child.first_answer, child.memory()


async def measure() -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_content(Path(folder) / "locales", ENTRIES)
        prival = Contestant(
            "prival, searching",
            ("bot", "run"),
            {
                "BOT_TOKEN": TOKEN,
                "DATA_DIR": f"{folder}/data",
                "KEY_FILE": f"{folder}/key",
                "VOLATILE_DIR": f"{folder}/volatile",
                "CONTENT_DIR": f"{folder}/locales",
            },
        )
        stock = Contestant("stock, one by one", ("bench.stock", "{address}", "1"), {})
        stock_many = Contestant("stock, 256 at once", ("bench.stock", "{address}", "256"), {})
        echo, ours = await throughput(stock), await throughput(prival)
        _row("updates/s, all ready", echo, ours)
        echo, ours = await throughput(stock, 0.05, 200), await throughput(prival, 0.05)
        _row("updates/s, 50 ms answers", echo, ours)
        _row(f"p99 ms at {RATE}/s", await waiting(stock_many), await waiting(prival))
        _row("µs CPU, group chatter", await idle_cost(stock), await idle_cost(prival))
        poll, answer, megabytes = await birth(prival)
        print(f"start to first getUpdates {poll:.2f} s, to the first answer {answer:.2f} s")
        print(f"memory {megabytes:.0f} MB")


def _row(what: str, stock: float, prival: float) -> None:
    print(f"{what:26} stock {stock:7.1f}   prival {prival:7.1f}   ratio {prival / stock:.2f}")

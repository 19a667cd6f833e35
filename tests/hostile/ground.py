"""A community, and the whole bot as a process of its own beside it, to be killed."""

import asyncio
import os
import sys
from asyncio.subprocess import Process
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bot.clock import SystemClock
from bot.simulator import Group, Person, Simulator
from storage import Stores, open_stores
from tests.village import HOME_ZONE, small_content

PATIENCE = 30.0
"""Seconds; what takes longer has failed."""


@dataclass
class Ground:
    sim: Simulator
    folder: Path
    """On a disk: content, durable data, the log."""
    volatile: Path
    """In memory."""
    boss: Person
    group: Group
    office: Group
    shown: set[str] = field(default_factory=set)
    """All that moderators were ever shown."""
    process: Process | None = None

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.folder / "log"

    async def starts(self, carelessness: str = "") -> None:
        """Start the bot; return when it asks for updates."""
        self.sim.calls.clear()
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "tests.hostile.victim",
                self.sim.url,
                self.sim.token,
                str(self.folder),
                str(self.volatile),
                carelessness,
                stderr=log,
            )
        await self.until(lambda: any(call.method == "getUpdates" for call in self.sim.calls))

    async def is_killed(self) -> None:
        if self.process is not None:
            self.process.kill()
            await self.process.wait()
            self.process = None

    async def until(self, look: Callable[[], object]) -> None:
        if not await self.sim.world.bell.until(look, PATIENCE):
            raise AssertionError(f"not within {PATIENCE} s; the log ends:\n{self._end_of_log()}")

    def _end_of_log(self) -> str:
        return self.log.read_text(encoding="utf-8")[-2000:] if self.log.exists() else ""

    async def backs_up(self, file: Path) -> None:
        """Take a backup, by the verb."""
        verb = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bot", "backup", str(file)),
            stdout=asyncio.subprocess.DEVNULL,
            env={**os.environ, "BOT_TOKEN": self.sim.token, "DATA_DIR": str(self.data)},
        )
        assert await verb.wait() == 0

    def notes(self, event: dict[str, Any]) -> None:
        if event["kind"] == "message" and event["chat_id"] == self.office.id:
            self.shown.add(event["message"].get("text", ""))

    def posts(self) -> list[str]:
        return [message["text"] for message in self.group.chat() if "text" in message]

    def cards(self) -> list[str]:
        return [message["text"] for message in self.office.chat() if "text" in message]


async def prepare(sim: Simulator, folder: Path, volatile: Path, **settings: object) -> Ground:
    """A community with these settings, written down before the bot first starts."""
    small_content(folder / "content")
    boss = sim.person("Босс", language_code="ru")
    group = sim.group("Привал", admins=[boss])
    office = sim.group("Модераторы", admins=[boss])
    ground = Ground(sim, folder, volatile, boss, group, office)
    sim.listen(ground.notes)
    async with open_stores(ground.data, None, folder / "key", SystemClock()) as stores:
        await _tie(stores, ground, settings)
    return ground


async def _tie(stores: Stores, ground: Ground, settings: dict[str, object]) -> None:
    community = replace(
        await stores.communities.found(ground.group.id),
        moderators=ground.office.id,
        languages=("ru",),
        zone=HOME_ZONE,
        **settings,  # type: ignore[arg-type]  # the test names the fields
    )
    await stores.communities.put(community)

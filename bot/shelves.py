"""The content in use: read from the files, indexed, and swapped as a whole when they change."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from bot.core.content import Content, Language
from bot.core.faq import Faq
from bot.core.gazetteer import Gazetteer
from bot.library import errand
from bot.library.complaints import Complaint
from bot.library.errand import Errand, Findings
from bot.report import sentence, where
from bot.services import FileFault
from bot.words import Words

Look = Callable[[Errand], Findings]
"""Reads what changed, here or elsewhere. Blocks."""


class Shelves:
    """Implements `bot.services.Shelves` over files; empty until the first `refresh`."""

    content: Content
    faq: Faq
    gazetteer: Gazetteer
    errors: Sequence[Complaint]
    """In the files as they are now."""

    def __init__(
        self, folder: Path, words: Words, today: Callable[[], date], look: Look = errand.run
    ) -> None:
        self._folder = folder
        self._words = words
        self._today = today
        self._look = look
        self._lock = asyncio.Lock()
        self._glance = b""
        self._memory = b""
        self._settled = False
        self.errors = ()
        nothing = Content({}, {}, {})
        self._fill(nothing, Faq(nothing))

    def _fill(self, content: Content, faq: Faq) -> None:
        self.content, self.faq, self.gazetteer = content, faq, Gazetteer(content.places)

    async def refresh(self, *, saved: bool = False) -> None:
        """Take up what changed in the files, in a thread, so that nobody waits for it.

        Args:
            saved: somebody says that no file is still being written.
        """
        async with self._lock:
            await asyncio.to_thread(self._refresh, saved=saved)

    def _refresh(self, *, saved: bool) -> None:
        today = self._today()
        glance = errand.glance(self._folder, today)
        if glance == self._glance and self._settled:
            return
        found = self._look(Errand(self._folder, today, saved, self._memory))
        self._glance, self._memory, self._settled = glance, found.memory, found.settled
        self.errors = found.errors
        if found.news is not None:
            self._fill(*found.news)

    async def reload(self, language: Language) -> Sequence[FileFault]:
        await self.refresh(saved=True)
        return [
            FileFault(where(complaint), sentence(self._words, language, complaint))
            for complaint in self.errors
        ]

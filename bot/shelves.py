"""The content in use: read from the files, indexed, and swapped as a whole when they change."""

import asyncio
from collections.abc import Sequence

from bot import memory
from bot.check import sentence, where
from bot.core.content import Content, Language
from bot.core.faq import Faq
from bot.core.gazetteer import Gazetteer
from bot.library import Keeper
from bot.services import FileFault
from bot.words import Words


class Shelves:
    """Implements `bot.services.Shelves` over files; empty until the first `refresh`."""

    content: Content
    faq: Faq
    gazetteer: Gazetteer

    def __init__(self, keeper: Keeper, words: Words) -> None:
        self._keeper = keeper
        self._words = words
        self._lock = asyncio.Lock()
        self._fill()

    def _fill(self) -> None:
        content = self._keeper.content
        faq, gazetteer = Faq(content), Gazetteer(content.places)
        self.content, self.faq, self.gazetteer = content, faq, gazetteer

    async def refresh(self, *, saved: bool = False) -> None:
        """Take up what changed in the files, in a thread, so that nobody waits for it.

        Args:
            saved: somebody says that no file is still being written.
        """
        async with self._lock:
            await asyncio.to_thread(self._refresh, saved=saved)

    def _refresh(self, *, saved: bool) -> None:
        if self._keeper.refresh(saved=saved):
            self._fill()
            memory.give_back()

    async def reload(self, language: Language) -> Sequence[FileFault]:
        await self.refresh(saved=True)
        return [
            FileFault(where(complaint), sentence(self._words, language, complaint))
            for complaint in self._keeper.complaints
            if complaint.level == "error"
        ]

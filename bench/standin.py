"""A Telegram that does nothing but count: as fast as Python can be, so that the bot is measured.

The simulator checks every call and is the better Telegram; this one is only for stopwatches.
"""

import asyncio
import json
import re
import time
from collections.abc import Callable, Sequence
from typing import Any

Json = dict[str, Any]

_OFFSET = re.compile(rb'offset"?[=:]\s*"?(-?\d+)')
_CHAT = re.compile(rb'chat_id"?[=:]\s*"?(-?\d+)')
_TIMEOUT = re.compile(rb'(?<![a-z_])timeout"?[=:]\s*"?(\d+)')
_LENGTH = re.compile(rb"content-length:\s*(\d+)", re.IGNORECASE)
_CHUNKED = re.compile(rb"transfer-encoding:\s*chunked", re.IGNORECASE)

ME = {
    "id": 110201543,
    "is_bot": True,
    "first_name": "Bench",
    "username": "bench_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": True,
    "supports_inline_queries": True,
}
RESULTS: dict[str, Any] = {
    "getMe": ME,
    "getMyCommands": [],
    "getMyName": {"name": ""},
    "getMyDescription": {"description": ""},
    "getMyShortDescription": {"short_description": ""},
}
BATCH = 100
"""https://core.telegram.org/bots/api#getupdates: at most 100 updates at once."""


class StandIn:
    """Serves getUpdates from `ready`, and notes when each chat was answered."""

    def __init__(self, latency: float = 0.0) -> None:
        self.latency = latency
        """Seconds before a message sent is confirmed."""
        self.ready: list[tuple[int, Json]] = []
        self.offered: dict[int, float] = {}
        """Chat id → when its update could first be fetched, by `time.perf_counter`."""
        self.answered: dict[int, float] = {}
        self.polled = asyncio.Event()
        self.acknowledged = 0
        self._next = 1
        self._arrived = asyncio.Event()
        self.progress: Callable[[], None] = lambda: None

    def forget(self) -> None:
        """Count from nothing again."""
        self.offered.clear()
        self.answered.clear()
        self.acknowledged = 0

    def offer(self, updates: Sequence[Json]) -> None:
        now = time.perf_counter()
        for update in updates:
            self.ready.append((self._next, {"update_id": self._next, **update}))
            chat = update["message"]["chat"]["id"]
            self.offered[chat] = now
            self._next += 1
        self._arrived.set()

    async def answer(self, method: str, body: bytes) -> bytes:
        if method == "getUpdates":
            return await self._updates(body)
        if method == "sendMessage":
            return await self._sent(body)
        return _ok(RESULTS.get(method, True))

    async def _updates(self, body: bytes) -> bytes:
        self.polled.set()
        found = _OFFSET.search(body)
        if found:
            offset = int(found[1])
            done = 0
            while done < len(self.ready) and self.ready[done][0] < offset:
                done += 1
            if done:
                self.acknowledged += done
                del self.ready[:done]
                self.progress()
        timeout = _TIMEOUT.search(body)
        if not self.ready and timeout and int(timeout[1]):
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), int(timeout[1]))
            except TimeoutError:
                return _ok([])
        return _ok([update for _, update in self.ready[:BATCH]])

    async def _sent(self, body: bytes) -> bytes:
        if self.latency:
            await asyncio.sleep(self.latency)
        found = _CHAT.search(body)
        chat = int(found[1]) if found else 0
        self.answered[chat] = time.perf_counter()
        self.progress()
        return _ok(
            {
                "message_id": 1,
                "date": 1,
                "chat": {"id": chat, "type": "private", "first_name": "x"},
                "from": ME,
                "text": "x",
            }
        )

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                address, _, query = head.split(b" ", 2)[1].partition(b"?")
                method = address.rsplit(b"/", 1)[1].decode()
                if _CHUNKED.search(head):
                    body = await _chunks(reader)
                else:
                    length = _LENGTH.search(head)
                    body = await reader.readexactly(int(length[1])) if length else b""
                writer.write(await self.answer(method, query + body))
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    body = b""
    while size := int(await reader.readline(), 16):
        body += await reader.readexactly(size)
        await reader.readline()
    await reader.readline()
    return body


def _ok(result: Any) -> bytes:
    body = json.dumps({"ok": True, "result": result}).encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    return head % len(body) + body

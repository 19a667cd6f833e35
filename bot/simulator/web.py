"""The demo's web page: its files, what can be seen on it, and what its visitor does.

The page gets the whole of what can be seen whenever something changes, and works out itself what
is new; so a page that was opened late or lost its connection needs nothing else.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from .acts import Acts, Opened
from .simulator import Simulator
from .stage import Says
from .times import Times

Json = dict[str, Any]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

FILES = Path(__file__).parent / "page"
UNTOLD = 30.0
"""Seconds after which the page is told the time, if nothing else happens."""

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}


class Page:
    """The page at `/` of the simulator's address. Make it before the simulator is entered.

    In: `words`, for each language (ISO 639-1) the page's messages by their ids, `page-…`; the
    first language is the one of visitors whose browser asks for none of them. `times`: how the
    visitor moves time. `opened`: see there.
    """

    def __init__(
        self, sim: Simulator, words: Mapping[str, Says], times: Times, opened: Opened
    ) -> None:
        self._words = words
        self._times = times
        self._acts = Acts(sim, words, times, opened)
        self._visits = 0
        self._watchers: set[_Watcher] = set()
        self._came = asyncio.Event()
        self._left = asyncio.Event()
        sim.listen(self._heard)
        sim.web.on_shutdown.append(self._close)
        routes = sim.web.router
        routes.add_get("/", _guarded(self._file))
        routes.add_get("/page/{name}", _guarded(self._file))
        routes.add_get("/demo/words", _guarded(self._say_words))
        routes.add_get("/demo/state", _guarded(self._show))
        routes.add_get("/demo/events", _guarded(self._events, from_page=True))
        routes.add_post("/demo/act", _guarded(self._act, from_page=True))

    async def deserted(self, after: float) -> None:
        """Return when a page has been open and, for `after` seconds, none is any more."""
        while True:
            await self._left.wait()
            try:
                await asyncio.wait_for(self._came.wait(), after)
            except TimeoutError:
                return

    # files and words

    async def _file(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info.get("name", "index.html")
        files = {each.name: each for each in FILES.iterdir() if each.suffix in _TYPES}
        if name not in files:
            raise web.HTTPNotFound
        body = files[name].read_bytes()
        kind = _TYPES[files[name].suffix]
        return web.Response(body=body, content_type=kind, charset="utf-8", headers=_HEADERS)

    async def _say_words(self, _request: web.Request) -> web.StreamResponse:
        return web.json_response({language: dict(says) for language, says in self._words.items()})

    # what can be seen

    def _state(self) -> Json:
        return {
            "kind": "state",
            "story": str(self._acts.stage.visitor.id),
            "language": self._acts.language,
            "time": self._times.json(),
            **self._acts.stage.json(),
        }

    async def _show(self, _request: web.Request) -> web.StreamResponse:
        return web.json_response(self._state())

    def _heard(self, event: Json) -> None:
        if event["kind"] == "action":
            self._tell({"kind": "action", "chat": str(event["chat_id"])})
        else:
            self._changed()

    def _changed(self) -> None:
        for each in self._watchers:
            each.stale.set()

    def _tell(self, news: Json) -> None:
        for each in self._watchers:
            each.news.append(news)
            each.stale.set()

    async def _events(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(heartbeat=20)
        await socket.prepare(request)
        if not self._visits:
            self._acts.speak(self._wished(request))
        self._visits += 1
        watcher = _Watcher(socket, self._state)
        self._watchers.add(watcher)
        self._left.clear()
        self._came.set()
        sending = asyncio.create_task(watcher.send())
        try:
            async for _ in socket:
                pass  # the page says nothing here; the loop ends when it closes
        finally:
            sending.cancel()
            self._watchers.discard(watcher)
            if not self._watchers:
                self._came.clear()
                self._left.set()
        return socket

    def _wished(self, request: web.Request) -> str:
        for each in request.headers.get("Accept-Language", "").split(","):
            language = each.strip()[:2].lower()
            if language in self._words:
                return language
        return self._acts.language

    async def _close(self, _app: web.Application) -> None:
        for each in tuple(self._watchers):
            await each.socket.close()

    # what the visitor does

    async def _act(self, request: web.Request) -> web.StreamResponse:
        try:
            answer = await self._acts.act(json.loads(await request.read()))
        except (ValueError, TypeError, LookupError) as wrong:
            raise web.HTTPBadRequest from wrong
        self._changed()
        return web.json_response(answer)


class _Watcher:
    """An open page: sends it what is new, several changes at once where they come fast."""

    def __init__(self, socket: web.WebSocketResponse, state: Callable[[], Json]) -> None:
        self.socket = socket
        self.news: list[Json] = []
        self.stale = asyncio.Event()
        self.stale.set()
        self._state = state

    async def send(self) -> None:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.stale.wait(), UNTOLD)
            self.stale.clear()
            news, self.news = self.news, []
            for each in (*news, self._state()):
                await self.socket.send_json(each)


def _guarded(handler: Handler, *, from_page: bool = False) -> Handler:
    """Refuse other sites.

    What a browser does for them carries their Origin or, after DNS rebinding, their Host.
    `from_page`: only our own page may do this, so the Origin must be there.
    """

    async def guarded(request: web.Request) -> web.StreamResponse:
        here = urlsplit(f"//{request.host}").hostname in {"127.0.0.1", "localhost"}
        origin = request.headers.get("Origin")
        ours = origin == f"http://{request.host}" or (origin is None and not from_page)
        if not here or not ours:
            raise web.HTTPForbidden
        return await handler(request)

    return guarded

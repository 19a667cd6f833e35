"""A tiny Telegram for these tests: getUpdates in earnest, every other answer as told."""

import asyncio
from collections.abc import Callable
from typing import Any, Self

from aiohttp import web

TOKEN = "123456789:" + "Ab0_-" * 7
ME = {"id": 123456789, "is_bot": True, "first_name": "Prival", "username": "prival_bot"}
PERSON = 987654321
NAME = "Zinaida Secretova"
TEXT = "my secret question"

Json = dict[str, Any]
Answerer = Callable[[str, Json], Json | web.StreamResponse]


def message(number: int, text: str = TEXT, person: int = PERSON) -> Json:
    """An update: a person's message in the private chat."""
    user = {"id": person, "is_bot": False, "first_name": NAME}
    chat = {"id": person, "type": "private", "first_name": NAME}
    body = {"message_id": number, "date": 1, "from": user, "chat": chat, "text": text}
    return {"update_id": number, "message": body}


def ok(result: Any) -> Json:
    return {"ok": True, "result": result}


def refusal(code: int, description: str, **parameters: Any) -> Json:
    answer: Json = {"ok": False, "error_code": code, "description": description}
    return answer | ({"parameters": parameters} if parameters else {})


class Standin:
    """Start with `async with`; `url` is what settings call BOT_API_URL."""

    def __init__(self) -> None:
        self.queue: list[Any] = []
        self.polls: list[Json] = []
        """The parameters of every getUpdates."""
        self.refusals: list[Json] = []
        """What the next getUpdates answer instead of updates."""
        self.calls: list[tuple[str, Json]] = []
        """Every other call, with its parameters."""
        self.ports: set[int] = set()
        """The bot's ends of all connections so far."""
        self.answer: Answerer = lambda method, _: ok(ME if method == "getMe" else True)
        self.let_through: dict[str, int] = {}
        """Of these methods only so many calls are answered; later ones hang."""
        self.waiting = 0
        """How many calls hang."""
        self._over = False
        self._changed = asyncio.Condition()
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        application = web.Application()
        application.router.add_route("*", "/bot{token}/{method}", self._serve)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner
        await self._runner.cleanup()

    async def sends(self, *updates: Any) -> None:
        """Put updates into the bot's queue."""
        async with self._changed:
            self.queue.extend(updates)
            self._changed.notify_all()

    async def ends_poll(self) -> None:
        """Answer the long poll under way with nothing, as when its time is over."""
        async with self._changed:
            self._over = True
            self._changed.notify_all()

    async def until(self, condition: Callable[[], object], seconds: float = 5.0) -> None:
        """Return once it holds; it is looked at after every call that arrives."""
        async with asyncio.timeout(seconds), self._changed:
            await self._changed.wait_for(condition)

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        if request.transport:
            self.ports.add(request.transport.get_extra_info("peername")[1])
        parameters: Json = dict(request.query) | await _body(request)
        method = request.match_info["method"]
        if method == "getUpdates":
            answer: Json | web.StreamResponse = await self._updates(parameters)
        else:
            async with self._changed:
                await self._gate(method)
                self.calls.append((method, parameters))
                answer = self.answer(method, parameters)
                self._changed.notify_all()
        if isinstance(answer, web.StreamResponse):
            return answer
        return web.json_response(answer, status=answer.get("error_code", 200))

    async def _gate(self, method: str) -> None:
        if method not in self.let_through:
            return
        if not self.let_through[method]:
            self.waiting += 1
            self._changed.notify_all()
            await self._changed.wait_for(lambda: False)
        self.let_through[method] -= 1

    async def _updates(self, parameters: Json) -> Json:
        async with self._changed:
            self.polls.append(parameters)
            self._changed.notify_all()
            if self.refusals:
                return self.refusals.pop(0)
            if "offset" in parameters:
                offset = int(parameters["offset"])
                self.queue = [
                    raw for raw in self.queue if not _number(raw) or _number(raw) >= offset
                ]
                self._changed.notify_all()
            if not self.queue and int(parameters.get("timeout", 0)):
                self._over = False
                await self._changed.wait_for(lambda: self.queue or self._over)
            return ok(self.queue[: int(parameters.get("limit", 100))])


async def _body(request: web.Request) -> Json:
    if request.content_type == "application/json":
        parameters: Json = await request.json()
        return parameters
    return dict(await request.post())


def _number(raw: Any) -> int:
    return raw.get("update_id", 0) if isinstance(raw, dict) else 0

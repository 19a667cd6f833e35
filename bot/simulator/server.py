"""The Bot API over HTTP: /bot<token>/<method>, by GET or POST, in a query, a form or JSON."""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiohttp import web

from .faults import Fault, Faults
from .limits import LIMITED, Limits
from .methods import METHODS
from .refusal import Refusal, bad
from .schema import load
from .updates import Update
from .world import World

Json = dict[str, Any]

_REMEMBERED = 20_000
_JSON = "application/json"


@dataclass(slots=True)
class Call:
    """A call the bot made, when (the world's time), and what came of it.

    `outcome` is "ok", the text of the refusal, or "under way"; `status` the HTTP status, 0 before.
    """

    method: str
    params: Json
    at: datetime
    status: int = 0
    outcome: str = "under way"
    result: Any = None


class Server:
    """Takes calls to their methods. `latency`: seconds before every answer but getUpdates'."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.faults = Faults()
        self.limits = Limits(world.now)
        self.latency = 0.0
        self.calls: deque[Call] = deque(maxlen=_REMEMBERED)
        self.busy = 0
        self._schema = load()
        self._closing = asyncio.Event()

    def close(self) -> None:
        """Let hanging calls end."""
        self._closing.set()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one HTTP request."""
        call = Call(request.match_info["method"], {}, self.world.now())
        self.calls.append(call)
        if call.method.lower() == "getupdates":
            return await self._answer(request, call, latency=0)
        self.busy += 1
        self.world.bell.ring()
        try:
            return await self._answer(request, call, latency=self.latency)
        finally:
            self.busy -= 1
            self.world.bell.ring()

    async def _answer(
        self, request: web.Request, call: Call, *, latency: float
    ) -> web.StreamResponse:
        fault = None
        try:
            if request.match_info["token"] != self.world.token:
                raise Refusal(401, "Unauthorized")
            call.method = self._schema.name(call.method)
            given = await _parameters(request)
            call.params = given
            call.params = given = self._schema.check(call.method, given)
            fault = self.faults.take(call.method, given)
            if fault and not fault.effective:
                await self._suffer(request, fault)
            body = await self._run(call, given)
            call.status, call.outcome = 200, "ok"
            if fault:
                await self._suffer(request, fault)
        except Refusal as refusal:
            call.status, call.outcome = refusal.code, refusal.description
            body = _refused(refusal)
            if fault and fault.body is not None:
                return web.Response(status=call.status, text=fault.body, content_type="text/html")
        if latency:
            await asyncio.sleep(latency)
        return web.Response(status=call.status, body=body, content_type=_JSON)

    async def _suffer(self, request: web.Request, fault: Fault) -> None:
        if fault.what in {"reset", "reset after"}:
            _cut(request)
        if fault.what in {"hang", "hang after"}:
            await self._closing.wait()
        raise fault.refusal()

    async def _run(self, call: Call, given: Json) -> bytes:
        run = METHODS.get(call.method)
        if run is None:
            raise Refusal(
                501, f"Not Implemented: the simulator does not know what {call.method} does"
            )
        if self.limits.on and call.method in LIMITED and isinstance(given["chat_id"], int):
            self.limits.pass_(given["chat_id"])
        result = run(self.world, given)
        if isinstance(result, Awaitable):
            updates: list[Update] = await result
            call.result = [each.number for each in updates]
            return b'{"ok":true,"result":[' + b",".join([each.body for each in updates]) + b"]}"
        call.result = result
        return _dump({"ok": True, "result": result})


async def _parameters(request: web.Request) -> Json:
    given: Json = dict(request.query)
    if request.method == "POST" and request.can_read_body:
        if request.content_type == _JSON:
            try:
                body = json.loads(await request.read())
            except ValueError:
                raise bad("can't parse JSON object") from None
            if not isinstance(body, dict):
                raise bad("object expected")
            given |= body
        else:
            for name, value in (await request.post()).items():
                given[name] = value.file.read() if isinstance(value, web.FileField) else value
    return given


def _cut(request: web.Request) -> None:
    """Drop the connection as a failing network does: reset, no answer."""
    if request.transport is not None:
        request.transport.abort()
    raise asyncio.CancelledError


def _refused(refusal: Refusal) -> bytes:
    answer: Json = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.parameters:
        answer["parameters"] = refusal.parameters
    return _dump(answer)


_encode: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _dump(answer: Json) -> bytes:
    return _encode(answer).encode("utf-8", "surrogatepass")

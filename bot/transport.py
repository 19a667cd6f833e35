"""The Bot API over aiohttp: several times as fast as the library's own httpx."""

import json
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from aiohttp import (
    ClientConnectionError,
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    TCPConnector,
)
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

_DEFAULT = BaseRequest.DEFAULT_NONE
_JSON = {"Content-Type": "application/json"}
_BLIND_PAUSE = 5
"""Seconds to wait where Telegram says "too many requests" and forgets to say how long."""


class NotSent(NetworkError):
    """The request did not reach Telegram: it may be sent again without being sent twice."""


def seconds(error: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


class AiohttpRequest(BaseRequest):
    """One pool of connections to the Bot API.

    Its errors never carry an address, since the token is part of every address.
    """

    def __init__(
        self, connections: int = 64, read_timeout: float = 20.0, connect_timeout: float = 10.0
    ) -> None:
        """Take how many requests may be under way at once, and timeouts in seconds.

        Args:
            connections: further requests wait for their turn, up to `connect_timeout`.
            read_timeout: the longest silence while waiting for an answer.
            connect_timeout: for a free place and the handshake together.
        """
        self._connections = connections
        self._read_timeout = read_timeout
        self._connect_timeout = connect_timeout
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._read_timeout

    async def initialize(self) -> None:
        if self._session is None:
            self._session = ClientSession(
                connector=TCPConnector(limit=self._connections, keepalive_timeout=30),
                cookie_jar=DummyCookieJar(),
            )

    async def shutdown(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(  # noqa: PLR0913, PLR0917 - the library's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = _DEFAULT,
        write_timeout: Any = _DEFAULT,  # noqa: ARG002 - no files are sent: what is written is small
        connect_timeout: Any = _DEFAULT,
        pool_timeout: Any = _DEFAULT,  # noqa: ARG002 - waiting for a place is part of connecting
    ) -> tuple[int, bytes]:
        """See `BaseRequest.do_request`.

        Raises:
            NotSent: no connection came about.
            TimedOut: no answer came; the request may have been carried out.
            NetworkError: the connection broke; the request may have been carried out.
            RetryAfter: too many requests.
        """
        if self._session is None:
            raise RuntimeError("AiohttpRequest.initialize() has not been called")
        if request_data is not None and request_data.contains_files:
            raise TelegramError("This bot sends no files")
        body = json.dumps(request_data.parameters).encode() if request_data else None
        timeout = ClientTimeout(
            total=None,
            connect=self._connect_timeout if connect_timeout is _DEFAULT else connect_timeout,
            sock_read=self._read_timeout if read_timeout is _DEFAULT else read_timeout,
        )
        trouble: TelegramError
        try:
            async with self._session.request(
                method,
                URL(url, encoded=True),
                data=body,
                headers=_JSON if body else None,
                timeout=timeout,
                allow_redirects=False,
            ) as response:
                return _checked(response.status, await response.read())
        except (ConnectionTimeoutError, ClientConnectorError) as error:
            trouble = NotSent(f"No connection to the Bot API ({type(error).__name__})")
        except TimeoutError:
            trouble = TimedOut("The Bot API did not answer in time")
        except (ClientError, ClientConnectionError, OSError) as error:
            trouble = NetworkError(f"The connection to the Bot API broke ({type(error).__name__})")
        # Outside of the `except`: aiohttp's error knows the address, and so the token.
        raise trouble

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read Telegram's answer; unlike the library's own, log nothing of it.

        Raises:
            NetworkError: it is not what the Bot API answers.
        """
        answer = _parsed(payload)
        if answer is None or (answer.get("ok") is True and "result" not in answer):
            raise NetworkError("The answer is not the Bot API's")
        return answer


def _checked(status: int, payload: bytes) -> tuple[int, bytes]:
    """Set right what the library would trip over or put into an error's text."""
    if status == HTTPStatus.OK and payload[:12].replace(b" ", b"").startswith(b'{"ok":true'):
        return status, payload
    answer = _parsed(payload)
    if answer is None:
        # Somebody's error page, perhaps with our address in it: whatever status a proxy gives it,
        # it says nothing of our token, and leaves open whether the request was carried out.
        return max(status, HTTPStatus.BAD_GATEWAY), b"{}"
    if answer.get("ok") is not True and status < HTTPStatus.MULTIPLE_CHOICES:
        code = answer.get("error_code")
        status = code if isinstance(code, int) and code >= HTTPStatus.BAD_REQUEST else 502
    parameters = answer.get("parameters") or {}
    if not isinstance(parameters, dict):
        return status, b"{}"
    told = parameters.get("retry_after")
    if status == HTTPStatus.TOO_MANY_REQUESTS and not told:
        raise RetryAfter(_BLIND_PAUSE)
    return status, payload


def _parsed(payload: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(payload)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None

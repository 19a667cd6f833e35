"""The Bot API over aiohttp: every trouble by its right name, and never an address in it."""

import asyncio
import traceback
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.ext import ExtBot

from bot.transport import AiohttpRequest, NotSent, seconds
from tests.machinery.standin import TOKEN, Json, Standin, ok, refusal


@pytest.fixture
async def request_() -> AsyncIterator[AiohttpRequest]:
    async with AiohttpRequest(read_timeout=5, connect_timeout=1) as request:
        yield request


async def failure(
    request: AiohttpRequest, url: str, connect_timeout: float | None = 1
) -> TelegramError:
    """The error, which tells nothing of the token however it is printed."""
    with pytest.raises(TelegramError) as caught:
        await request.post(f"{url}/bot{TOKEN}/getMe", connect_timeout=connect_timeout)
    printed = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
    assert TOKEN not in printed
    assert TOKEN.split(":")[1] not in printed
    return caught.value


def says(telegram: Standin, body: bytes | str, status: int = 200) -> None:
    raw = body.encode() if isinstance(body, str) else body
    telegram.answer = lambda *_: web.Response(status=status, body=raw)


async def test_parameters_arrive_as_they_were_given(telegram: Standin, bot: ExtBot[None]) -> None:
    chat = {"id": 7, "type": "private"}
    telegram.answer = lambda *_: ok({"message_id": 1, "date": 1, "chat": chat})
    await bot.send_message(7, "привет & <b>\ud83d</b> 😀", disable_notification=True)
    [(_, sent)] = [call for call in telegram.calls if call[0] == "sendMessage"]
    assert sent["chat_id"] == 7
    assert sent["text"] == "привет & <b>\ud83d</b> 😀"
    assert sent["disable_notification"] is True


async def test_connections_are_used_again(telegram: Standin, request_: AiohttpRequest) -> None:
    for _ in range(5):
        await request_.post(f"{telegram.url}/bot{TOKEN}/getMe")
    assert len(telegram.ports) == 1


async def test_nobody_there(request_: AiohttpRequest, unused_tcp_port: int) -> None:
    assert isinstance(await failure(request_, f"http://127.0.0.1:{unused_tcp_port}"), NotSent)


async def test_no_free_connection_in_time(telegram: Standin) -> None:
    async with AiohttpRequest(connections=1) as request:
        poll = asyncio.create_task(
            request.post(f"{telegram.url}/bot{TOKEN}/getUpdates?timeout=9&limit=1")
        )
        await telegram.until(lambda: telegram.polls)
        assert isinstance(await failure(request, telegram.url, connect_timeout=0.01), NotSent)
        await telegram.ends_poll()
        await poll


async def test_no_answer_in_time(telegram: Standin, request_: AiohttpRequest) -> None:
    url = f"{telegram.url}/bot{TOKEN}/getUpdates?timeout=9&limit=1"
    with pytest.raises(TimedOut):
        await request_.post(url, read_timeout=0.01)


async def test_a_connection_that_breaks_is_not_called_unsent(request_: AiohttpRequest) -> None:
    async def hang_up(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await _reader.readuntil(b"\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    error = await failure(request_, f"http://{host}:{port}")
    server.close()
    await server.wait_closed()
    assert type(error) is NetworkError


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (400, BadRequest),
        (401, InvalidToken),
        (403, Forbidden),
        (404, InvalidToken),
        (409, Conflict),
        (500, NetworkError),
    ],
)
@pytest.mark.parametrize("status", [None, 200])
async def test_refusals_by_their_names_whatever_the_status(
    telegram: Standin,
    request_: AiohttpRequest,
    code: int,
    expected: type[TelegramError],
    status: int | None,
) -> None:
    answer = web.json_response(refusal(code, "No"), status=status or code)
    telegram.answer = lambda *_: answer
    assert type(await failure(request_, telegram.url)) is expected


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (f"<html>https://api.telegram.org/bot{TOKEN}/getMe</html>", 502),
        (f"<html>https://api.telegram.org/bot{TOKEN}/getMe</html>", 200),
        ("<html>Not found</html>", 404),
        ('{"ok":true,"result":{"id":', 200),
        ('{"ok":true}', 200),
        ('{"ok":false}', 200),
        ("[1, 2]", 200),
        ("[1, 2]", 500),
        ("", 200),
        (b"\xff\xfe", 200),
        ("[" * 100_000, 200),
        ('{"ok":false,"parameters":[1]}', 500),
    ],
)
async def test_nonsense_is_a_network_error(
    telegram: Standin,
    request_: AiohttpRequest,
    caplog: pytest.LogCaptureFixture,
    body: bytes | str,
    status: int,
) -> None:
    says(telegram, body, status)
    assert type(await failure(request_, telegram.url)) is NetworkError
    assert not caplog.text


async def test_a_redirect_is_not_followed(telegram: Standin, request_: AiohttpRequest) -> None:
    telegram.answer = lambda *_: web.Response(
        status=302, headers={"Location": f"{telegram.url}/bot{TOKEN}/deleteMyCommands"}
    )
    await failure(request_, telegram.url)
    assert [method for method, _ in telegram.calls] == ["getMe"]


async def test_how_long_to_wait(telegram: Standin, request_: AiohttpRequest) -> None:
    telegram.answer = lambda *_: refusal(429, "Too Many Requests", retry_after=17)
    error = await failure(request_, telegram.url)
    assert isinstance(error, RetryAfter)
    assert seconds(error) == 17


@pytest.mark.parametrize("more", [{}, {"parameters": {}}, {"parameters": None}])
async def test_how_long_to_wait_where_telegram_forgets_to_say(
    telegram: Standin, request_: AiohttpRequest, more: Json
) -> None:
    telegram.answer = lambda *_: refusal(429, "Too Many Requests") | more
    error = await failure(request_, telegram.url)
    assert isinstance(error, RetryAfter)
    assert seconds(error) > 0


async def test_files_are_refused_in_so_many_words(bot: ExtBot[None]) -> None:
    with pytest.raises(TelegramError, match="no files"):
        await bot.send_document(7, b"bytes")

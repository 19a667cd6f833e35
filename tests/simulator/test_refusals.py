"""What Telegram refuses, and in which words."""

from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from bot.simulator import Person, Simulator
from tests.simulator.conftest import Call, Hours


def button(**fields: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Кнопка", **fields}]]}


SENT: list[tuple[dict[str, Any], str]] = [
    # the schema: every parameter, at every depth
    ({"txt": "a"}, 'sendMessage: unknown parameter "txt"'),
    ({"text": None}, 'sendMessage: parameter "text" is required'),
    ({"text": 5}, "sendMessage.text: String expected, found 5"),
    ({"chat_id": 1.5}, "sendMessage.chat_id: Integer expected, found 1.5"),
    ({"disable_notification": "yes"},
     'sendMessage.disable_notification: Boolean expected, found "yes"'),
    ({"reply_markup": "{"}, "sendMessage.reply_markup: can't parse JSON"),
    ({"reply_markup": 5},
     "sendMessage.reply_markup: InlineKeyboardMarkup or ReplyKeyboardMarkup or ReplyKeyboardRemove"
     " or ForceReply expected, found 5"),
    ({"reply_markup": {"inline_keyboard": [{}]}},
     "sendMessage.reply_markup.inline_keyboard[0]: Array expected, found {}"),
    ({"reply_markup": button(callback="a")},
     'sendMessage.reply_markup.inline_keyboard[0][0]: unknown parameter "callback"'),
    ({"reply_markup": button(callback_data=1)},
     "sendMessage.reply_markup.inline_keyboard[0][0].callback_data: String expected, found 1"),
    ({"reply_parameters": {"id": 5}}, 'sendMessage.reply_parameters: unknown parameter "id"'),
    ({"reply_parameters": {}}, 'sendMessage.reply_parameters: parameter "message_id" is required'),
    ({"link_preview_options": {"disabled": True}},
     'sendMessage.link_preview_options: unknown parameter "disabled"'),
    # text
    ({"text": ""}, "message text is empty"),
    ({"text": " \n\t "}, "message text is empty"),
    ({"text": "\u200b\u2800"}, "message text is empty"),
    ({"text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
    ({"text": "я" * 4097}, "message is too long"),
    ({"text": "👍" * 2049}, "message is too long"),
    ({"text": "<b>a", "parse_mode": "HTML"},
     'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"'),
    ({"parse_mode": "BBCode"}, "unsupported parse_mode"),
    ({"entities": [{"type": "bold", "offset": 0, "length": 9}]},
     "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9"),
    ({"text": "a👍b", "entities": [{"type": "bold", "offset": 2, "length": 1}]},
     "entity begins in a middle of a UTF-16 symbol at byte offset 5"),
    ({"text": "я👍b", "entities": [{"type": "bold", "offset": 0, "length": 2}]},
     "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 6"),
    ({"entities": [{"type": "bold", "offset": 2, "length": 1}]},
     "entity begins after the end of the text at UTF-16 offset 2"),
    ({"entities": [{"type": "bold", "offset": -1, "length": 1}]},
     "receive an entity with incorrect offset -1"),
    ({"entities": [{"type": "bold", "offset": 0, "length": -1}]},
     "receive an entity with incorrect length -1"),
    ({"parse_mode": "HTML", "entities": [{"type": "bold", "offset": 0, "length": 1}]},
     "entities are overlooked where parse_mode is given: pass one of the two"),
    ({"text": "a\ud83d"}, "strings must be encoded in UTF-8"),
    ({"entities": [{"type": "loud", "offset": 0, "length": 1}]},
     "can't parse entities: unsupported MessageEntity type 'loud'"),
    ({"text": '<a href="https://t.me/prival_bot?start=a%20b">a</a>', "parse_mode": "HTML"},
     "start parameter is invalid in 'https://t.me/prival_bot?start=a%20b': "
     "1-64 of A-Z, a-z, 0-9, _, - expected"),
    # buttons
    ({"reply_markup": button(callback_data="я" * 33)}, "BUTTON_DATA_INVALID"),
    ({"reply_markup": button(callback_data="")}, "BUTTON_DATA_INVALID"),
    ({"reply_markup": button()}, "text buttons are unallowed in the inline keyboard"),
    ({"reply_markup": button(text=" ", callback_data="a")},
     "inline keyboard button text must be non-empty"),
    ({"reply_markup": button(callback_data="a", url="https://e.org")},
     "exactly one type of inline keyboard button expected, found ['callback_data', 'url']"),
    ({"reply_markup": button(url="ftp://e.org")},
     "inline keyboard button URL 'ftp://e.org' is invalid: wrong HTTP URL"),
    ({"reply_markup": button(url="https://t.me/prival_bot?start=алматы")},
     "start parameter is invalid in 'https://t.me/prival_bot?start=алматы': "
     "1-64 of A-Z, a-z, 0-9, _, - expected"),
    ({"reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "a"}]] * 101}},
     "reply markup is too long"),
    # where to
    ({"chat_id": 123}, "chat not found"),
    ({"chat_id": "@nobody"}, "chat not found"),
    ({"reply_parameters": {"message_id": 4040}}, "message to be replied not found"),
    ({"message_thread_id": 7}, "message thread not found"),
]  # fmt: skip


@pytest.mark.parametrize(("params", "words"), SENT, ids=[words for _, words in SENT])
async def test_a_message_is_refused(
    refused: Call, alice: Person, params: dict[str, Any], words: str
) -> None:
    before = alice.chat()
    params = {"chat_id": alice.id, "text": "a", **params}
    assert await refused("sendMessage", **params) == f"400 Bad Request: {words}"
    assert alice.chat() == before


@pytest.mark.parametrize(
    "params",
    [
        {"text": "я" * 4096},
        {"text": "👍" * 2048},
        {"text": f"<b>{'я' * 4096}</b>", "parse_mode": "HTML"},
        {"reply_markup": button(callback_data="я" * 32)},
        {"reply_markup": button(url="https://t.me/prival_bot?start=almaty_sim-card")},
        {"reply_markup": button(switch_inline_query="")},
        {"reply_markup": {"remove_keyboard": True}},
        {"reply_markup": {"force_reply": True}},
        {"reply_markup": {"keyboard": [[{"text": "Да"}], [{"text": "Нет"}]]}},
        {"reply_parameters": {"message_id": 4040, "allow_sending_without_reply": True}},
        {"chat_id": "{alice}"},
        {"entities": '[{"type": "bold", "offset": 0, "length": 1}]'},
    ],
    ids=str,
)
async def test_what_is_just_within_the_limits_is_taken(
    call: Call, alice: Person, params: dict[str, Any]
) -> None:
    params = {"chat_id": alice.id, "text": "a", **params}
    if params["chat_id"] == "{alice}":
        params["chat_id"] = str(alice.id)
    await call("sendMessage", **params)


async def test_unknown_methods_and_wrong_tokens(
    sim: Simulator, http: aiohttp.ClientSession, refused: Call
) -> None:
    assert await refused("sendMesage") == "404 Not Found"
    async with http.get(f"{sim.url}/bot123:abc/getMe") as response:
        answer = await response.json()
        assert answer == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    words = await refused("sendDice", chat_id=1)
    assert words == "501 Not Implemented: the simulator does not know what sendDice does"


async def test_a_chat_that_is_closed_to_the_bot(
    sim: Simulator, alice: Person, refused: Call
) -> None:
    async def write() -> str:
        words: str = await refused("sendMessage", chat_id=alice.id, text="a")
        return words

    stranger = sim.person("Boris")
    assert await refused("sendMessage", chat_id=stranger.id, text="a") == (
        "403 Forbidden: bot can't initiate conversation with a user"
    )
    alice.blocks()
    assert await write() == "403 Forbidden: bot was blocked by the user"
    alice.unblocks()
    alice.leaves_telegram()
    assert await write() == "403 Forbidden: user is deactivated"


async def test_edits(alice: Person, call: Call, refused: Call) -> None:
    sent = await call(
        "sendMessage",
        chat_id=alice.id,
        text="<b>Раз</b>",
        parse_mode="HTML",
        reply_markup=button(callback_data="a"),
    )
    here = {"chat_id": alice.id, "message_id": sent["message_id"]}

    unchanged = (
        "400 Bad Request: message is not modified: specified new message content and reply markup "
        "are exactly the same as a current content and reply markup of the message"
    )
    same = {"text": "<b>Раз</b> ", "parse_mode": "HTML", "reply_markup": button(callback_data="a")}
    assert await refused("editMessageText", **here, **same) == unchanged
    assert (
        await refused("editMessageReplyMarkup", **here, reply_markup=same["reply_markup"])
        == unchanged
    )
    assert (
        await refused("editMessageText", **here, text="")
        == "400 Bad Request: message text is empty"
    )

    edited = await call("editMessageText", **here, text="Раз")
    assert edited["text"] == "Раз"
    assert "entities" not in edited
    assert "reply_markup" not in edited, "an edit without buttons takes them away"
    assert alice.chat()[-1] == edited

    mine = alice.chat()[0]["message_id"]
    assert await refused("editMessageText", chat_id=alice.id, message_id=mine, text="b") == (
        "400 Bad Request: message can't be edited"
    )
    await call("deleteMessage", **here)
    assert await refused("editMessageText", **here, text="b") == (
        "400 Bad Request: message to edit not found"
    )
    assert await refused("deleteMessage", **here) == (
        "400 Bad Request: message to delete not found"
    )


async def test_a_press_is_answered_once_and_in_time(
    sim: Simulator, alice: Person, call: Call, refused: Call, hours: Hours
) -> None:
    too_old = (
        "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
    )
    await call("sendMessage", chat_id=alice.id, text="a", reply_markup=button(callback_data="a"))

    async def press() -> str:
        await alice.presses("Кнопка", wait=False)
        updates = await call("getUpdates", offset=-1)
        number: str = updates[0]["callback_query"]["id"]
        return number

    number = await press()
    assert await refused("answerCallbackQuery", callback_query_id=number, text="я" * 201) == (
        "400 Bad Request: MESSAGE_TOO_LONG"
    )
    await call("answerCallbackQuery", callback_query_id=number, text="я" * 200)
    assert await refused("answerCallbackQuery", callback_query_id=number) == too_old
    assert await refused("answerCallbackQuery", callback_query_id="42") == too_old

    number = await press()
    sim.query_lifetime = timedelta(seconds=30)
    hours.pass_by(seconds=31)
    assert await refused("answerCallbackQuery", callback_query_id=number) == too_old


async def test_parameters_come_in_every_way_telegram_takes(
    sim: Simulator, http: aiohttp.ClientSession, alice: Person
) -> None:
    url = f"{sim.url}/bot{sim.token}/sendMessage"
    markup = '{"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]}'
    form = {"chat_id": str(alice.id), "disable_notification": "true", "reply_markup": markup}
    multipart = aiohttp.FormData({**form, "text": "в частях"}, default_to_multipart=True)
    await http.get(url, params={**form, "text": "в адресе"})
    await http.post(url, data={**form, "text": "в форме"})
    await http.post(url, data=multipart)
    await http.post(url.replace("sendMessage", "SENDMESSAGE"), json={**form, "text": "в JSON"})
    assert [each["text"] for each in alice.chat()[1:]] == [
        "в адресе",
        "в форме",
        "в частях",
        "в JSON",
    ]

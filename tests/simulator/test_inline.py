"""Inline mode: a query is typed, results are shown, one is sent."""

import asyncio
from typing import Any

import pytest

from bot.simulator import Person, Simulator
from tests.simulator.conftest import Call

MARKUP = {"inline_keyboard": [[{"text": "Ещё", "callback_data": "more"}]]}


def article(number: str = "1", text: str = "<b>SIM</b>", **fields: Any) -> dict[str, Any]:
    content = {"message_text": text, "parse_mode": "HTML"}
    return {
        "type": "article",
        "id": number,
        "title": "SIM",
        "input_message_content": content,
    } | fields


@pytest.fixture
def asked(alice: Person, call: Call) -> Call:
    """Alice types a query; the bot gets it. Returns its update and Alice's waiting for results."""

    async def asked() -> tuple[dict[str, Any], asyncio.Task[list[dict[str, Any]]]]:
        typing = asyncio.create_task(alice.types_inline("симка"))
        (update,) = await call("getUpdates", timeout=5)
        await call("getUpdates", offset=update["update_id"] + 1)
        return update["inline_query"], typing

    return asked


async def test_a_result_is_sent_and_its_button_pressed(
    sim: Simulator, alice: Person, asked: Call, call: Call
) -> None:
    group = sim.group("Алматы", members=[alice])
    query, typing = await asked()
    assert (query["query"], query["from"]["id"], query["chat_type"]) == (
        "симка",
        alice.id,
        "sender",
    )
    await call(
        "answerInlineQuery",
        inline_query_id=query["id"],
        results=[article(reply_markup=MARKUP)],
        is_personal=True,
        cache_time=10,
    )
    (result,) = await typing
    assert alice.last_inline["is_personal"]

    sent = await alice.picks(result, chat=group)
    assert (sent["text"], sent["entities"][0]["type"]) == ("SIM", "bold")
    (update,) = await call("getUpdates")
    assert update["message"]["via_bot"]["username"] == "prival_bot"

    await alice.presses("Ещё", chat=group, wait=False)
    (update,) = await call("getUpdates", offset=update["update_id"] + 1)
    assert "message" not in update["callback_query"]
    number = update["callback_query"]["inline_message_id"]
    assert await call("editMessageText", inline_message_id=number, text="Больше о SIM") is True
    await alice.sees("Больше о SIM", chat=group)


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ([article(str(number)) for number in range(51)], "too many inline query results specified"),
        ([article(), article()], "RESULT_ID_DUPLICATE"),
        ([article("")], "RESULT_ID_INVALID"),
        ([article("я" * 33)], "RESULT_ID_INVALID"),
        ([article(text=" ")], "message text is empty"),
        ([article(text="</b>")], "can't parse entities: Unexpected end tag at byte offset 0"),
        ([article(reply_markup={"inline_keyboard": [[{"text": "a", "callback_data": "я" * 33}]]})],
         "BUTTON_DATA_INVALID"),
        ([article(title=None)], 'answerInlineQuery.results[0]: parameter "title" is required'),
        ([article(titel="a")], 'answerInlineQuery.results[0]: unknown parameter "titel"'),
        ([article(type="artikel")],
         "answerInlineQuery.results[0]: InlineQueryResult expected, found "
         '{"type": "artikel", "id": "1", "title": "SIM", "input_messag…'),
    ],
)  # fmt: skip
async def test_results_are_refused(
    asked: Call, call: Call, refused: Call, results: list[Any], words: str
) -> None:
    query, typing = await asked()
    answer = {"inline_query_id": query["id"]}
    assert await refused("answerInlineQuery", **answer, results=results) == (
        f"400 Bad Request: {words}"
    )
    await call("answerInlineQuery", **answer, results=[article()])
    await typing
    assert "query is too old" in await refused("answerInlineQuery", **answer, results=[])


async def test_no_results_are_an_answer_too(asked: Call, call: Call) -> None:
    query, typing = await asked()
    await call("answerInlineQuery", inline_query_id=query["id"], results=[])
    assert await typing == []

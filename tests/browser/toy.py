"""A bot of a few lines, for trying the page: polls the simulator over real HTTP, like any bot."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from bot.simulator import Simulator

Json = dict[str, Any]

FORMATTED = (
    "<b>bold <i>both</i></b> <u>under</u> <s>gone</s> <code>code</code> "
    '<tg-spoiler>secret</tg-spoiler> <a href="https://example.org/">link</a>'
    "\n<pre>pre</pre>\n<blockquote>said</blockquote>"
    f"\n<blockquote expandable>{'long ' * 120}</blockquote>\n/help"
)
KEYS = {
    "inline_keyboard": [
        [{"text": each, "callback_data": each.lower()} for each in ("Turn", "Toast", "Alert")],
        [{"text": "Remove", "callback_data": "remove"}],
        [{"text": "Deep", "url": "https://t.me/prival_bot?start=almaty"}],
        [{"text": "Elsewhere", "switch_inline_query": "doctor"}],
    ]
}


@asynccontextmanager
async def toy(sim: Simulator) -> AsyncIterator[None]:
    """Run the bot until the block ends."""
    async with aiohttp.ClientSession() as session:
        bot = _Toy(session, sim)
        await bot.introduce()
        polling = asyncio.create_task(bot.poll())
        try:
            yield
        finally:
            polling.cancel()
            await asyncio.gather(polling, return_exceptions=True)


class _Toy:
    def __init__(self, session: aiohttp.ClientSession, sim: Simulator) -> None:
        self.session = session
        self.address = f"{sim.url}/bot{sim.token}"

    async def call(self, method: str, **given: Any) -> Any:
        async with self.session.post(f"{self.address}/{method}", json=given) as response:
            return (await response.json())["result"]

    async def introduce(self) -> None:
        await self.call("setMyDescription", description="I answer.")
        for code, about in (("", "Help me"), ("ru", "Помощь")):
            commands = [{"command": name, "description": about} for name in ("help", "hello")]
            await self.call("setMyCommands", commands=commands, language_code=code)
        scope = {"type": "all_chat_administrators"}
        rule = {"command": "rule", "description": "Rule"}
        await self.call("setMyCommands", commands=[rule], scope=scope)

    async def poll(self) -> None:
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=20):
                offset = update["update_id"] + 1
                await self.take(update)

    async def take(self, update: Json) -> None:
        if "message" in update:
            await self.hear(update["message"])
        elif "callback_query" in update:
            await self.pressed(update["callback_query"])
        elif "inline_query" in update:
            await self.asked(update["inline_query"])

    async def hear(self, message: Json) -> None:
        chat, text = message["chat"]["id"], message["text"]
        if text == "think":
            await self.call("sendChatAction", chat_id=chat, action="typing")
        elif text == "format":
            await self.call("sendMessage", chat_id=chat, text=FORMATTED, parse_mode="HTML")
        elif text == "keys":
            await self.call("sendMessage", chat_id=chat, text="Choose", reply_markup=KEYS)
        else:
            reply = {"message_id": message["message_id"]}
            heard = f"Heard: {text}"
            await self.call("sendMessage", chat_id=chat, text=heard, reply_parameters=reply)

    async def pressed(self, query: Json) -> None:
        message = query["message"]
        place = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
        answer: Json = {}
        if query["data"] == "turn":
            await self.call("editMessageText", **place, text="Turned")
        elif query["data"] == "remove":
            await self.call("deleteMessage", **place)
        else:
            answer = {"text": "Noted", "show_alert": query["data"] == "alert"}
        await self.call("answerCallbackQuery", callback_query_id=query["id"], **answer)

    async def asked(self, query: Json) -> None:
        results = [
            {
                "type": "article",
                "id": word,
                "title": f"{word} about {query['query']}",
                "description": "What there is to say",
                "input_message_content": {"message_text": f"{word}: {query['query']}"},
            }
            for word in ("First", "Second")
        ]
        await self.call("answerInlineQuery", inline_query_id=query["id"], results=results)

"""A session in which much goes wrong, logged at DEBUG: `python -m tests.machinery.session`.

With `naive` it is logged as programs usually log, over the library's own transport.
"""

import asyncio
import logging
import sys
import threading
import warnings
from typing import Any

from aiohttp import web
from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters

from bot import logs
from bot.clock import SystemClock
from bot.intake import Intake
from bot.outgoing import Door
from bot.transport import AiohttpRequest
from tests.machinery.standin import NAME, PERSON, TEXT, TOKEN, Standin, message, ok, refusal

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
REPLY = "an answer meant for one person"


def application(url: str, naive: bool) -> AnyApplication:
    builder = ApplicationBuilder().token(TOKEN).base_url(f"{url}/bot").updater(None)
    if not naive:
        builder = builder.request(AiohttpRequest()).get_updates_request(AiohttpRequest())
        return builder.rate_limiter(Door(SystemClock())).build()
    return builder.build()


async def talk(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer, and fail in every way that a handler can."""
    assert update.message
    assert update.effective_user
    await update.message.reply_text(REPLY)

    def in_a_thread() -> None:
        raise LookupError(TEXT)

    thread = threading.Thread(target=in_a_thread)
    thread.start()
    thread.join()
    forgotten = asyncio.create_task(in_a_task())
    await asyncio.wait({forgotten})
    del forgotten
    warnings.warn(f"{NAME} said {TEXT}", stacklevel=1)
    try:
        raise KeyError(update.effective_user.id)
    except KeyError as error:
        raise ValueError(f"{update.message.text} by {NAME}") from error


async def in_a_task() -> None:
    raise RuntimeError(f"{PERSON} {NAME}")


async def session(naive: bool) -> None:
    if naive:
        logging.basicConfig(level=logging.DEBUG)
        logging.captureWarnings(capture=True)
    else:
        logs.start("DEBUG")
        logs.watch(asyncio.get_running_loop())
    log = logging.getLogger("bot.session")
    async with Standin() as telegram:
        bot = application(telegram.url, naive)
        bot.add_handler(MessageHandler(filters.ALL, talk))
        async with bot:
            answered = telegram.answer
            telegram.answer = lambda method, parameters: (
                answered(method, parameters)
                if method == "getMe"
                else ok({**message(9)["message"], "text": parameters["text"]})
            )
            # What the program itself would log carelessly: ids and the token are struck out.
            log.info("A message of %s for %s", PERSON, TOKEN)
            log.info("Trouble: %s with %s", ValueError(NAME), {"text": TEXT})
            intake = Intake(bot.bot, bot.process_update, SystemClock(), ["message"])
            run = asyncio.create_task(intake.run())
            hostile = {"update_id": 2, "message": {"text": TEXT, "chat": PERSON}}
            await telegram.sends(message(1), hostile)
            await telegram.until(lambda: intake.counts.unreadable and not telegram.queue)
            telegram.answer = lambda *_: web.Response(status=200, text=f'{{"text": "{TEXT}')
            for broken in (telegram.answer, lambda *_: refusal(401, "Unauthorized")):
                telegram.answer = broken
                try:
                    await bot.bot.send_message(PERSON, REPLY)
                except TelegramError:
                    log.exception("Not sent")
            await intake.stop()
            await run
        telegram.answer = lambda *_: refusal(401, "Unauthorized")
        refused = application(telegram.url, naive)
        try:
            await refused.initialize()
        except InvalidToken:
            log.exception("Not started")
            await refused.shutdown()
    raise ValueError(f"{TOKEN} {TEXT}")


if __name__ == "__main__":
    asyncio.run(session(naive=sys.argv[1:] == ["naive"]))

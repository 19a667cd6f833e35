"""A bot to be killed: `python -m tests.machinery.victim <url> <ours|stock>`.

It tells the stand-in of each update that it has handled, as a commit would tell a disk.
"""

import asyncio
import sys
from typing import Any

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters

from bot.clock import SystemClock
from bot.intake import Intake
from tests.machinery.standin import TOKEN


async def handle(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """The stand-in answers when it likes, so the test decides how far this gets."""
    assert update.message
    await update.message.reply_text(str(update.update_id))


async def main(url: str, kind: str) -> None:
    builder = ApplicationBuilder().token(TOKEN).base_url(f"{url}/bot")
    application: Application[Any, Any, Any, Any, Any, Any]
    application = builder.build() if kind == "stock" else builder.updater(None).build()
    application.add_handler(MessageHandler(filters.ALL, handle))
    async with application:
        if kind == "ours":
            process = application.process_update
            await Intake(application.bot, process, SystemClock(), ["message"]).run()
        assert application.updater
        await application.start()
        await application.updater.start_polling()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))

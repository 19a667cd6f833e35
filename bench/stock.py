"""The yardstick: python-telegram-bot as its documentation sets it up, echoing.

`python -m bench.stock <address> <at once>`
"""

import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bench.updates import TOKEN


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    message = update.effective_message
    if message is not None and message.text:
        await message.reply_text(message.text)


def main() -> None:
    address, at_once = sys.argv[1], int(sys.argv[2])
    application = (
        Application.builder()
        .token(TOKEN)
        .base_url(f"{address}/bot")
        .concurrent_updates(at_once)
        .build()
    )
    # A group message falls through: the cheapest handler there is.
    application.add_handler(MessageHandler(filters.ChatType.PRIVATE & filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main()

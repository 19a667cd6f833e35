"""The yardstick: the same library and transport telling everybody something, remembering nothing.

`python -m bench.shout <address> <how many>`
"""

import asyncio
import sys

from telegram.ext import ExtBot

from bench.updates import FIRST, TOKEN
from bot.transport import AiohttpRequest
from handlers.rounds.digests import AT_ONCE


async def main(address: str, many: int) -> None:
    readers = iter(range(FIRST, FIRST + many))

    async def shout(bot: ExtBot[None]) -> None:
        for reader in readers:
            await bot.send_message(reader, "digest " * 100)

    request = AiohttpRequest(AT_ONCE)
    async with ExtBot(TOKEN, base_url=f"{address}/bot", request=request) as bot:
        await asyncio.gather(*(shout(bot) for _ in range(AT_ONCE)))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))

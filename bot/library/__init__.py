"""Files under `locales/` become values of `bot.core.content`, with file and line for every fault."""

"""Files under `locales/` become values of `bot.core.content`; every fault has a file and line."""

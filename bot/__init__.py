"""Prival: a Telegram bot for people on a halt."""

import os

# Without it the library warns each time that Telegram asks to wait: it would like to hand out
# durations instead of numbers of seconds, and `bot.transport` is glad of them.
os.environ.setdefault("PTB_TIMEDELTA", "true")

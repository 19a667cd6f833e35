"""A stand-in for Telegram's Bot API over HTTP, and the demo's web page."""

"""Prival: a Telegram bot for people on a halt."""

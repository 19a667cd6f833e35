"""The rules, pure: no Telegram, SQL, files or wall clock."""

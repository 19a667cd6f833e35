"""Which of our two languages a person reads."""

from bot.core.content import Language

_READ_RUSSIAN = frozenset(
    ("ru", "be", "uk")
    + ("kk", "ky", "tg", "uz", "tk")
    + ("tt", "ba", "cv", "ce", "os", "av", "inh", "kbd", "lez", "xal", "bxr", "sah", "tyv")
)
"""ISO 639 codes: East Slavic languages, those of Central Asia, those of the peoples of Russia.
Our readers with such a client went to school in Russian."""


def language_of_client(code: str | None) -> Language:
    """The language to greet somebody in, by the IETF tag of their Telegram client."""
    return "ru" if code and code.lower().split("-")[0] in _READ_RUSSIAN else "en"


def language_of_text(text: str) -> Language:
    """The language a question is written in: Russian where half of its letters are Cyrillic."""
    letters = [letter for letter in text.casefold() if letter.isalpha()]
    cyrillic = sum("а" <= letter <= "ё" for letter in letters)
    return "ru" if cyrillic * 2 >= len(letters) else "en"

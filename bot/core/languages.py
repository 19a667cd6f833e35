"""Which of our two languages a person reads."""

from bot.core.content import Language

_EAST_SLAVIC = ("ru", "be", "uk")
_OF_CENTRAL_ASIA = ("kk", "ky", "tg", "uz", "tk")
_OF_RUSSIA = ("av", "ba", "bxr", "ce", "cv", "inh", "kbd", "lez", "os", "sah", "tt", "tyv", "xal")
_READ_RUSSIAN = frozenset((*_EAST_SLAVIC, *_OF_CENTRAL_ASIA, *_OF_RUSSIA))
"""ISO 639 codes of those among our readers who went to school in Russian."""


def language_of_client(code: str | None) -> Language:
    """The language to greet somebody in, by the IETF tag of their Telegram client."""
    return "ru" if code and code.lower().split("-")[0] in _READ_RUSSIAN else "en"


def language_of_text(text: str) -> Language:
    """The language a question is written in: Russian where half of its letters are Cyrillic."""
    letters = [letter for letter in text.casefold() if letter.isalpha()]
    cyrillic = sum("а" <= letter <= "ё" for letter in letters)
    return "ru" if cyrillic * 2 >= len(letters) else "en"

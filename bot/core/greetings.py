"""Messages that ask nothing."""

from bot.core.search.forms import in_cyrillic, other_layout
from bot.core.search.text import words

_GREETINGS = frozenset(
    words(
        """
        привет здравствуй здравствуйте здрасте салам хай доброе доброго добрый утро утра день дня
        вечер вечера спасибо спс благодарю большое огромное всем ребята бот ок окей понятно
        hi hello hey there good morning afternoon evening thanks thank thx you very much so a lot
        everyone all bot ok okay
        """
    )
)
"""No farewells: they may be meant for ever."""


def only_greets(text: str) -> bool:
    """Whether a text is nothing but greetings and thanks, in whatever layout or letters."""
    readings = map(words, (text, other_layout(text), in_cyrillic(text)))
    return any(reading and _GREETINGS.issuperset(reading) for reading in readings)

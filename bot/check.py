from bot.core.content import Language
from bot.library import Complaint
from bot.words import Words


def sentence(words: Words, language: Language, c: Complaint) -> str:
    return f"{c.file}:{c.line} {c.rule}"

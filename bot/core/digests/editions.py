"""What makes a text another edition: its words, and for a resource its dates."""

from collections.abc import Mapping
from hashlib import blake2b

from bot.core.content import LANGUAGES, Content, Half, Language

PRINT_BYTES = 16


def prints(content: Content) -> Mapping[str, bytes]:
    """A short print of every answer, by its id, and of every resource, by its name.

    A new date of checking alone is no new edition.
    """
    answers = {entry.id: _print(entry.halves) for entry in content.entries.values()}
    resources = {
        resource.name: _print(
            resource.halves, f"{resource.starts} {resource.ends} {resource.repeat}"
        )
        for resource in content.resources.values()
    }
    return answers | resources


def _print(halves: Mapping[Language, Half], dates: str = "") -> bytes:
    texts = (
        (language, halves[language].question, halves[language].html)
        for language in LANGUAGES
        if language in halves
    )
    return blake2b(repr((*texts, dates)).encode(), digest_size=PRINT_BYTES).digest()

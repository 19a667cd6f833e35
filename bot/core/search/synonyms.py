"""Groups of words and short phrases that mean the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from bot.core.search.text import stem, words


class Synonyms:
    """Finds groups in a text; a group is a term of its own, like a word."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._starting: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
        for number, group in enumerate(groups):
            for phrase in group:
                stems = [stem(word) for word in words(phrase)]
                if stems:
                    self._starting[stems[0]].append((stems, f"={number}"))

    def groups_in(self, stems: list[str]) -> list[str]:
        """The groups that occur in a text, given by its stems."""
        return [group for _, _, group in self._found(stems)]

    def groups_by_position(self, stems: list[str]) -> dict[int, list[str]]:
        """For each position of a text the groups that occur there."""
        found: dict[int, list[str]] = defaultdict(list)
        for start, end, group in self._found(stems):
            for position in range(start, end):
                found[position].append(group)
        return found

    def _found(self, stems: list[str]) -> Iterator[tuple[int, int, str]]:
        for start, first in enumerate(stems):
            for phrase, group in self._starting.get(first, ()):
                end = start + len(phrase)
                if stems[start:end] == phrase:
                    yield start, end, group

"""Groups of words and short phrases that mean the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from bot.core.search.text import stem, words


class Synonyms:
    """Finds groups in a text; a group is a term of its own, like a word."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self._phrases: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for number, group in enumerate(groups):
            for phrase in group:
                stems = tuple(stem(word) for word in words(phrase))
                if stems:
                    self._phrases[stems].append(f"={number}")
        self._longest = max(map(len, self._phrases), default=0)

    def groups_in(self, stems: Sequence[str]) -> list[str]:
        """The groups that occur in a text, given by its stems."""
        return [group for _, _, group in self._found(stems)]

    def groups_by_position(self, stems: Sequence[str]) -> dict[int, list[str]]:
        """For each position of a text the groups that occur there."""
        found: dict[int, list[str]] = defaultdict(list)
        for start, end, group in self._found(stems):
            for position in range(start, end):
                found[position].append(group)
        return found

    def _found(self, stems: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        for start in range(len(stems)):
            for end in range(start + 1, min(start + self._longest, len(stems)) + 1):
                for group in self._phrases.get(tuple(stems[start:end]), ()):
                    yield start, end, group

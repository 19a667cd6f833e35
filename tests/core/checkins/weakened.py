"""Patterns with a piece missing: what a table of examples has to notice."""

from collections.abc import Iterator


def weakened(pattern: str) -> Iterator[tuple[str, str]]:
    """A verbose pattern without one of its alternatives, at whatever depth, each in its turn.

    Returns:
        The alternative that is missing, and what is left.
    """
    for start, end, first in _alternatives(pattern):
        gap = (
            pattern[:start] + pattern[end + 1 :] if first else pattern[: start - 1] + pattern[end:]
        )
        yield pattern[start:end].strip(), gap


def _alternatives(pattern: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end, and whether it is the first, of every alternative that has a neighbour."""
    open_groups: list[list[int]] = [[0]]
    at = 0
    in_class = False
    while at <= len(pattern):
        sign = pattern[at] if at < len(pattern) else ")"
        if sign == "\\":
            at += 1
        elif in_class:
            in_class = sign != "]"
        elif sign == "[":
            in_class = True
        elif sign == "(":
            at += _length_of_opening(pattern[at:]) - 1
            open_groups.append([at + 1])
        elif sign == "|":
            open_groups[-1].append(at + 1)
        elif sign == ")":
            starts = open_groups.pop()
            ends = [start - 1 for start in starts[1:]] + [at]
            if len(starts) > 1:
                for start, end in zip(starts, ends, strict=True):
                    yield start, end, start == starts[0]
        at += 1


def _length_of_opening(rest: str) -> int:
    return next(
        (len(mark) for mark in ("(?<!", "(?<=", "(?:", "(?=", "(?!") if rest.startswith(mark)), 1
    )

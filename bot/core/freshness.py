"""How old an answer is: the third promise."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.core.content import Entry


@dataclass(frozen=True, slots=True)
class Fresh:
    checked: date


@dataclass(frozen=True, slots=True)
class Stale:
    """Checked once, but longer ago than the entry's shelf life."""

    checked: date


@dataclass(frozen=True, slots=True)
class NeverChecked:
    pass


Freshness = Fresh | Stale | NeverChecked


def freshness(entry: Entry, today: date) -> Freshness:
    if entry.checked is None:
        return NeverChecked()
    if today - entry.checked > timedelta(days=entry.shelf_days):
        return Stale(entry.checked)
    return Fresh(entry.checked)

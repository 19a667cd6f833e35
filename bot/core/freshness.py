"""How old an answer or a resource is: the third promise."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.core.content import Entry, Resource


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


def freshness(written: Entry | Resource, today: date) -> Freshness:
    if written.checked is None:
        return NeverChecked()
    if today - written.checked > timedelta(days=written.shelf_days):
        return Stale(written.checked)
    return Fresh(written.checked)

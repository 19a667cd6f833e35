"""How much there is for each place, and how old it is."""

from datetime import date

from bot.core.content import Content, Entry, Half, Language, Place
from bot.core.coverage import Coverage, coverage

TODAY = date(2026, 11, 24)
HALF = Half("?", "!")
BOTH: dict[Language, Half] = {"ru": HALF, "en": HALF}


def place(place_id: str, parent: str | None) -> Place:
    names: dict[Language, str] = {"ru": place_id, "en": place_id}
    return Place(place_id, parent, names, names)


def entry(name: str, halves: dict[Language, Half], checked: date | None) -> Entry:
    return Entry("almaty", name, "money", halves, (), checked, (), shelf_days=90)


def test_each_place_and_language_is_counted_by_itself() -> None:
    places = (place("everywhere", None), place("almaty", "everywhere"))
    entries = (
        entry("a", BOTH, date(2026, 11, 1)),
        entry("b", BOTH, date(2026, 1, 1)),
        entry("c", {"ru": HALF}, None),
    )
    content = Content({p.id: p for p in places}, {}, {e.id: e for e in entries})
    assert list(coverage(content, TODAY)) == [
        Coverage("everywhere", "ru", answers=0, both=0, fresh=0, stale=0, never=0),
        Coverage("everywhere", "en", answers=0, both=0, fresh=0, stale=0, never=0),
        Coverage("almaty", "ru", answers=3, both=2, fresh=1, stale=1, never=1),
        Coverage("almaty", "en", answers=2, both=2, fresh=1, stale=1, never=0),
    ]

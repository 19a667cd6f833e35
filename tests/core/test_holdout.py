"""Ways to ask that help one another, and one that stands alone."""

from bot.core.content import Content, Entry, Half, Language, Place
from bot.core.holdout import AMONG, Lonely, lonely

EVERYWHERE: dict[Language, str] = {"ru": "Везде", "en": "Everywhere"}
BUS = ("билет на автобус", "автобус билет цена", "сколько стоит автобус", "оплатить автобус картой")


def entry(name: str, question: str, *ask: str) -> Entry:
    half = Half(question, "", "")
    return Entry("everywhere", name, "transport", {"ru": half}, ask, None, (), shelf_days=90)


def content(*entries: Entry) -> Content:
    place = Place("everywhere", None, EVERYWHERE, EVERYWHERE)
    return Content({place.id: place}, {}, {each.id: each for each in entries})


def test_ways_with_words_in_common_find_their_entry() -> None:
    assert lonely(content(entry("bus", "Как платить в автобусе?", *BUS))) == []


def test_a_way_with_words_of_its_own_is_named() -> None:
    bus = entry("bus", "Как платить в автобусе?", *BUS, "проезд")
    assert lonely(content(bus)) == [Lonely(bus, "проезд", None)]


def metros(count: int) -> list[Entry]:
    return [entry(f"metro-{number}", f"Автобус, метро {number}") for number in range(count)]


def test_what_is_found_instead_is_named() -> None:
    bus, metro = entry("bus", "Как платить в автобусе?", *BUS, "автобус метро"), metros(AMONG)
    (found,) = lonely(content(bus, *metro))
    assert (found.entry, found.way) == (bus, "автобус метро")
    assert found.instead in metro


def test_among_the_first_five_is_near_enough() -> None:
    bus = entry("bus", "Как платить в автобусе?", *BUS, "автобус метро")
    assert lonely(content(bus, *metros(AMONG - 1))) == []


def test_the_worst_way_of_each_entry_is_named() -> None:
    bus = entry("bus", "Как платить в автобусе?", *BUS, "автобус метро", "трамвай")
    (found,) = lonely(content(bus, *metros(AMONG)))
    assert (found.way, found.instead) == ("трамвай", None)


def test_no_entries_are_no_trouble() -> None:
    assert lonely(content()) == []
    assert lonely(content(entry("bus", "Как платить в автобусе?"))) == []

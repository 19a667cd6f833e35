"""Ways to ask that help one another, and one that stands alone."""

from bot.core.content import Content, Entry, Half, Language, Place
from bot.core.holdout import AMONG, ROUNDS, Lonely, lonely

EVERYWHERE: dict[Language, str] = {"ru": "Везде", "en": "Everywhere"}
BUS = ("билет на автобус", "автобус билет цена", "сколько стоит автобус", "оплатить автобус картой")


def entry(name: str, question: str, *ask: str) -> Entry:
    half = Half(question, "")
    return Entry("everywhere", name, "transport", {"ru": half}, ask, None, (), shelf_days=90)


def content(*entries: Entry) -> Content:
    place = Place("everywhere", None, EVERYWHERE, EVERYWHERE)
    return Content({place.id: place}, {}, {each.id: each for each in entries})


def test_ways_with_words_in_common_find_their_entry() -> None:
    assert lonely(content(entry("bus", "Как платить в автобусе?", *BUS))) == []


def test_many_ways_with_words_of_their_own_are_told_with_the_worst_of_them() -> None:
    bus = entry("bus", "Как платить в автобусе?", *BUS, "проезд", "трамвай")
    assert lonely(content(bus)) == [Lonely(bus, "проезд", None, ways=2)]


def test_one_among_many_does_no_harm() -> None:
    assert lonely(content(entry("bus", "Как платить в автобусе?", *BUS, "онай"))) == []


def metros(count: int) -> list[Entry]:
    return [entry(f"metro-{number}", f"Автобус, метро {number}") for number in range(count)]


def test_what_is_found_instead_is_named() -> None:
    bus, metro = entry("bus", "Как платить?", *BUS[:3], "автобус метро"), metros(AMONG)
    (found,) = lonely(content(bus, *metro))
    assert (found.entry, found.way, found.ways) == (bus, "автобус метро", 1)
    assert found.instead in metro


def test_among_the_first_five_is_near_enough() -> None:
    bus = entry("bus", "Как платить?", *BUS[:3], "автобус метро")
    assert lonely(content(bus, *metros(AMONG - 1))) == []


def test_the_worst_way_is_the_one_that_finds_nothing() -> None:
    bus = entry("bus", "Как платить?", *BUS[:3], "автобус метро", "трамвай")
    (found,) = lonely(content(bus, *metros(AMONG)))
    assert (found.way, found.instead, found.ways) == ("трамвай", None, 2)


def test_with_more_ways_than_rounds_each_is_still_asked() -> None:
    many = [f"билет на автобус {number}" for number in range(ROUNDS)]
    alone = [f"{letter}{letter}" for letter in "абвгдежзиклмн"]
    (found,) = lonely(content(entry("bus", "Как платить?", *many, *alone)))
    assert found.ways == len(alone)


def test_no_entries_are_no_trouble() -> None:
    assert lonely(content()) == []
    assert lonely(content(entry("bus", "Как платить в автобусе?"))) == []

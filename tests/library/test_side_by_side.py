"""What only shows when the files lie side by side, and the files that are no answers."""

import pytest

from bot.core.content import EVERYWHERE
from tests.shelf import SIM, TRAM, Shelf

KAZAKHSTAN = "places/kazakhstan/place.yaml"
ALMATY = "places/kazakhstan/almaty/place.yaml"
OTHER = "places/kazakhstan/almaty/other.md"


def other(ask: str, question: str = "Другое?") -> str:
    """One more answer for Almaty, asked in its own ways and in these."""
    return f"""\
---
topic: transport
ask: [раз, два, три, четыре, one, two, three, four, {ask}]
checked: never
---

## ru · {question}

Да.

## en · Other?

Yes.
"""


@pytest.mark.parametrize(
    ("ask", "question", "line"),
    [
        ("билет на автобус", "Другое?", 3),
        ("Билет,  на АВТОБУС!", "Другое?", 3),
        ("Как платить за проезд?", "Другое?", 3),
        ("пять", "Билет на автобус", 7),
        ("пять", "Как платить за проезд?", 7),
    ],
)
def test_two_answers_of_a_place_are_not_asked_alike(
    shelf: Shelf, ask: str, question: str, line: int
) -> None:
    quoted = f'"{ask}"'
    shelf.write("places/kazakhstan/almaty/zoo.md", other(quoted, question))
    (complaint,) = (c for c in shelf.read().complaints if c.rule == "same-question")
    assert (complaint.file, complaint.line) == ("places/kazakhstan/almaty/zoo.md", line)
    assert complaint.args["other"] == TRAM
    assert list(shelf.read().content.entries) == ["almaty/tram", "kazakhstan/sim-card"]


def test_yo_is_ye(shelf: Shelf) -> None:
    shelf.write(OTHER, other("ещё раз"))
    shelf.change(TRAM, "[проезд,", "[проезд, еще раз,")
    assert (TRAM, 3, "same-question") in shelf.complaints()


def test_answers_of_other_places_may_be_asked_alike(shelf: Shelf) -> None:
    shelf.write(OTHER, shelf.text(SIM))
    assert shelf.complaints() == []


def test_signs_alone_are_no_question(shelf: Shelf) -> None:
    shelf.write(OTHER, other('"?", 🚌, пять, five'))
    shelf.change(TRAM, "[проезд,", '["!", 🚎, проезд,')
    assert shelf.complaints() == []


def test_a_copy_is_told_by_its_lines_not_by_each_word(shelf: Shelf) -> None:
    shelf.write(OTHER, shelf.text(TRAM))
    assert shelf.complaints() == [(TRAM, line, "same-question") for line in (3, 4, 8, 12)]


def test_a_faulty_answer_pushes_no_sound_one_out(shelf: Shelf) -> None:
    shelf.write(OTHER, shelf.text(TRAM).replace("checked: never", "checked: nie"))
    assert {file for file, _, _ in shelf.complaints()} == {OTHER}
    assert "almaty/tram" in shelf.read().content.entries


def test_a_topic_is_suggested(shelf: Shelf) -> None:
    shelf.change(SIM, "topic: connection", "topic: conection")
    (complaint,) = (c for c in shelf.read().complaints if c.rule == "unknown-topic")
    assert complaint.args == {"topic": "conection", "nearest": "connection"}


def test_where_none_is_like_it_all_topics_are_named(shelf: Shelf) -> None:
    shelf.change(SIM, "topic: connection", "topic: sim")
    (complaint,) = (c for c in shelf.read().complaints if c.rule == "unknown-topic")
    assert complaint.args["nearest"] == "connection, transport"


def test_a_folder_needs_its_place_and_the_country(shelf: Shelf) -> None:
    shelf.write("places/georgia/tbilisi/sim-card.md", shelf.text(SIM))
    assert shelf.complaints() == [
        ("places/georgia/place.yaml", 1, "no-place"),
        ("places/georgia/tbilisi/place.yaml", 1, "no-place"),
    ]


def test_two_places_with_one_id(shelf: Shelf) -> None:
    for place in ("places/georgia", "places/georgia/almaty"):
        named = shelf.text(ALMATY if place.endswith("almaty") else KAZAKHSTAN)
        for old, new in (
            ("Казахстан", "Грузия"),
            ("Kazakhstan", "Georgia"),
            ("Алм", "Тб"),
            ("Alm", "Tb"),
        ):
            named = named.replace(old, new)
        shelf.write(f"{place}/place.yaml", named.replace("Asia/Tbaty", "Asia/Tbilisi"))
    assert shelf.complaints() == [(ALMATY, 1, "place-twice")]
    assert shelf.read().content.places["almaty"].parent == "georgia", "of two the earlier one stays"


def test_an_id_in_elsewhere_that_has_a_folder(shelf: Shelf) -> None:
    shelf.change("places/elsewhere.yaml", "serbia", "almaty")
    assert shelf.complaints() == [("places/elsewhere.yaml", 2, "place-twice")]


def test_a_country_that_got_a_folder_is_told_once_to_leave_elsewhere(shelf: Shelf) -> None:
    shelf.change("places/elsewhere.yaml", "serbia", "kazakhstan")
    shelf.change("places/elsewhere.yaml", "Сербия", "Казахстан")
    assert shelf.complaints() == [("places/elsewhere.yaml", 2, "place-twice")]


@pytest.mark.parametrize("name", ["Казахстан", "КАЗАХСТАН", "Alma-Ata"])
def test_two_places_with_one_name(shelf: Shelf, name: str) -> None:
    shelf.change("places/elsewhere.yaml", "Сербия", name)
    assert shelf.complaints() == [("places/elsewhere.yaml", 2, "place-name-twice")]


def test_a_city_of_a_faulty_country_is_left_out_and_only_the_country_is_told(shelf: Shelf) -> None:
    shelf.change(KAZAKHSTAN, "name:", "nam:")
    assert shelf.complaints() == [(KAZAKHSTAN, 1, "missing-key"), (KAZAKHSTAN, 1, "unknown-key")]
    assert list(shelf.read().content.places) == [EVERYWHERE]


@pytest.mark.parametrize(
    ("change", "line", "rule"),
    [
        ((ALMATY, "timezone: Asia/Almaty\n", ""), 1, "missing-key"),
        ((ALMATY, "Asia/Almaty", "Asia/Alma"), 4, "bad-timezone"),
        ((ALMATY, "Asia/Almaty", "../../etc/passwd"), 4, "bad-timezone"),
        ((ALMATY, "en: Almaty}", f"en: {'A' * 33}}}"), 1, "long-name"),
        ((ALMATY, "ru: Алматы, ", ""), 1, "missing-key"),
        ((ALMATY, "[Алма-Ата, Alma-Ata]", "Алма-Ата"), 3, "not-a-list"),
        ((KAZAKHSTAN, "🇰🇿", "Kazakhstan"), 3, "bad-emoji"),
        ((KAZAKHSTAN, "{ru: Казахстан, en: Kazakhstan}", "Казахстан"), 1, "not-a-table"),
        (("topics.yaml", "transport:", "connection:"), 6, "duplicate-key"),
        (("topics.yaml", "transport:", "Transport:"), 6, "bad-name"),
        (
            ("topics.yaml", "  careful: no\ntransport", "  careful: maybe\ntransport"),
            5,
            "not-yes-or-no",
        ),
        (("topics.yaml", "180 days", "for ever"), 9, "bad-shelf"),
        (("topics.yaml", "🚌", "a bus, red"), 8, "bad-emoji"),
        (("topics.yaml", "connection:\n  name", "- connection:\n    name"), 6, "bad-yaml"),
        (("places/elsewhere.yaml", "serbia", "Serbia"), 1, "bad-name"),
        (
            ("places/elsewhere.yaml", "  inside: {ru: в Сербии, en: in Serbia}\n", ""),
            1,
            "missing-key",
        ),
        (("synonyms.yaml", "- [", "- [внж]\n- ["), 1, "lone-synonym"),
        (("synonyms.yaml", "- [", "- [карта, сим]\n- ["), 2, "synonym-twice"),
        (("synonyms.yaml", "- [", "- слово\n- ["), 1, "not-a-list"),
        (("synonyms.yaml", "- [симка, сим, sim]", "симка: сим"), 1, "not-a-list"),
    ],
)
def test_faults_of_lists_and_places(
    shelf: Shelf, change: tuple[str, str, str], line: int, rule: str
) -> None:
    file, old, new = change
    shelf.change(file, old, new)
    told = [(at, where, what) for at, where, what in shelf.complaints() if what != "unknown-topic"]
    assert told == [(file, line, rule)]


def test_while_the_topics_are_faulty_no_answer_is_blamed(shelf: Shelf) -> None:
    shelf.change("topics.yaml", "180 days", "for ever")
    assert shelf.complaints() == [("topics.yaml", 9, "bad-shelf")]


def test_the_menu_has_a_country_before_its_cities(shelf: Shelf) -> None:
    content = shelf.read().content
    assert list(content.places) == [EVERYWHERE, "kazakhstan", "almaty"]
    assert list(content.topics) == ["connection", "transport"]
    assert content.synonyms == (("симка", "сим", "sim"),)
    assert content.elsewhere["serbia"].name["en"] == "Serbia"

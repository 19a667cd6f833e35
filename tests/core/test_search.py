"""Search: the same question in many shapes, places, synonyms, and knowing when it does not know."""

import doctest
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from sys import intern

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import search
from bot.core.search import Index, Item, PlaceName
from bot.core.search.text import words

ITEMS = [
    Item(
        "kazakhstan/sim-card",
        {
            "ru": ["Где купить SIM-карту?", "симка", "мобильный интернет", "местный номер"],
            "en": ["Where can I buy a SIM card?", "sim card", "mobile data"],
        },
        {"ru": "В салоне оператора или в киоске, с паспортом.", "en": "At an operator's shop."},
        "kazakhstan",
    ),
    Item(
        "almaty/rent",
        {"ru": ["Как снять квартиру?", "аренда комнаты"], "en": ["How do I rent a flat?"]},
        {"ru": "Смотрите объявления, не платите заранее.", "en": "Look at ads."},
        "almaty",
        name="rent",
    ),
    Item(
        "kazakhstan/rent",
        {"ru": ["Как снять жильё в Казахстане?", "съём"], "en": ["housing"]},
        {"ru": "По объявлениям.", "en": "By ads."},
        "kazakhstan",
        name="rent",
    ),
    *(
        Item(
            f"{country}/residence-permit",
            {"ru": ["Как получить ВНЖ?", "остаться надолго"], "en": ["How do I stay for long?"]},
            {"ru": "Подайте документы в миграционную службу.", "en": "Apply."},
            country,
            name="residence-permit",
        )
        for country in ("kazakhstan", "armenia")
    ),
    Item(
        "everywhere/first-days",
        {"ru": ["Что делать в первые дни?", "я только приехал"], "en": ["first days"]},
        {"ru": "Отдохните. Найдите ночлег и связь.", "en": "Rest. Find a bed."},
        "everywhere",
    ),
]
PLACES = [
    PlaceName("everywhere", None, ()),
    PlaceName("kazakhstan", "everywhere", ("Казахстан", "Kazakhstan")),
    PlaceName("almaty", "kazakhstan", ("Алматы", "Алма-Ата", "Almaty")),
    PlaceName("armenia", "everywhere", ("Армения", "Armenia")),
    PlaceName("serbia", "everywhere", ("Сербия", "Serbia")),
    PlaceName("georgia", "everywhere", ("Грузия", "Georgia")),
]
SYNONYMS = [("внж", "вид на жительство", "residence permit"), ("квартира", "хата", "жилье")]


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(ITEMS, PLACES, SYNONYMS)


@contextmanager
def traced() -> Iterator[Callable[[], int]]:
    """Tells by how many bytes memory has grown since."""
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    try:
        yield lambda: tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()


def first(index: Index, text: str, place: str | None = "almaty") -> str | None:
    hits = index.search(text, place).hits
    return hits[0].id if hits else None


@pytest.mark.parametrize(
    "asked",
    [
        "где купить симку",
        "СИМКА!!!",
        "симкп",
        "симку подскажите где взять",
        "мобильного интернета",
        "cbvrf",
        "ышь сфкв",
        "simka",
        "mestnyi nomer",
        "sim card",
        "whre to buy a sim crad",
    ],
)
def test_one_question_in_many_shapes(index: Index, asked: str) -> None:
    assert first(index, asked) == "kazakhstan/sim-card"


@pytest.mark.parametrize(
    "asked", ["снять квартиру", "квартиры снимать", "сниму квартиру", "kvartira", "rdfhnbhe"]
)
def test_words_in_any_form(index: Index, asked: str) -> None:
    assert first(index, asked) == "almaty/rent"


def test_synonyms_of_several_words_count_as_one(index: Index) -> None:
    for asked in ("вид на жительство", "residence permit", "vnzh"):
        assert first(index, asked) == "kazakhstan/residence-permit"
    assert first(index, "сниму хату") == "almaty/rent"


def test_a_place_in_the_question_counts_more_than_the_readers(index: Index) -> None:
    for asked in ("внж в Армении", "хочу в армению, как там с внж", "vnzh v armenii"):
        result = index.search(asked, "almaty")
        assert (result.place, result.hits[0].id) == ("armenia", "armenia/residence-permit")


def test_another_countrys_answer_is_never_given_for_a_place_without_one(index: Index) -> None:
    result = index.search("внж в Сербии", "almaty")
    assert result.place == "serbia"
    assert all(hit.id.startswith("everywhere/") for hit in result.hits)


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("внж в грзуии", "georgia"),
        ("как там внж, в арммении", "armenia"),
        ("rent in kazkahstan", "kazakhstan"),
        ("по армейскому билету", None),
        ("i speak armenian", None),
        ("в грации", None),
        ("ВНЖ v armeniyu", "armenia"),
        ("visa d fhvtybb", "armenia"),
    ],
)
def test_a_misspelt_place_is_a_place_but_not_every_word_like_it(
    index: Index, asked: str, place: str | None
) -> None:
    assert index.search(asked, "serbia").place == place


def test_the_way_from_here_to_another_place_is_asked_here() -> None:
    leaving = [
        Item(
            f"{country}/leaving",
            {"ru": ["Как уехать?", f"поезд в {to}"], "en": ["How do I leave?"]},
            place=country,
            name="leaving",
        )
        for country, to in (("armenia", "Грузию"), ("georgia", "Армению"))
    ]
    index = Index([*ITEMS, *leaving], PLACES, SYNONYMS)
    for asked in ("поезд в Грузию", "В Грузию есть поезд?", "gjtpl d uhepb."):
        result = index.search(asked, "armenia")
        assert (result.place, result.hits[0].id) == (None, "armenia/leaving")
    assert index.search("поезд в Грузию", "almaty").place == "georgia"
    assert index.search("уехать из Грузии", "armenia").hits[0].id == "georgia/leaving"


def test_cargo_is_not_georgia(index: Index) -> None:
    assert index.search("как отправить груз", "almaty").place is None
    assert index.search("а если в грузию", "almaty").place == "georgia"


def test_the_nearer_of_two_entries_with_one_name_holds(index: Index) -> None:
    assert first(index, "как снять жильё") == "almaty/rent"
    assert first(index, "как снять жильё", "kazakhstan") == "kazakhstan/rent"
    assert first(index, "как снять жильё", "armenia") != "kazakhstan/rent"


def test_entries_of_one_name_share_their_ways_to_ask(index: Index) -> None:
    assert first(index, "housing") == "almaty/rent"
    alone = Index([Item(i.id, i.questions, i.answers, i.place) for i in ITEMS], PLACES, SYNONYMS)
    assert first(alone, "housing") == "kazakhstan/rent"


def test_who_names_the_country_they_are_in_keeps_their_city(index: Index) -> None:
    assert first(index, "как снять жильё в Казахстане") == "almaty/rent"
    assert index.search("как снять жильё в Казахстане", "almaty").place == "almaty"
    assert first(index, "как снять жильё в Казахстане", "armenia") == "kazakhstan/rent"


def test_laughter_is_not_a_letter_in_the_other_layout() -> None:
    index = Index([Item("visa-f", {"en": ["Visa F"]}, {}), *ITEMS])
    assert index.search("visa f").hits[0].id == "visa-f"
    assert index.search("ахахаха").form == "ахахаха"


def test_it_is_surer_of_what_it_knows(index: Index) -> None:
    known = index.search("где купить симку", "almaty").confidence
    unknown = index.search("как провезти попугая через таможню", "almaty").confidence
    assert known > 2 * unknown


@pytest.mark.parametrize("asked", ["", " ", "?", "🤷", "е" * 50_000, "\u202e\u200b", "0" * 300])
def test_what_is_no_question_finds_nothing(index: Index, asked: str) -> None:
    assert index.search(asked, "almaty").hits == ()


def test_the_example_in_the_docstring_is_true() -> None:
    assert doctest.testmod(search) == (0, 15)


def test_nothing_that_people_type_is_kept(index: Index) -> None:
    """Each question is one word of 800 letters and more, so that a few that stay show."""
    asked = [f"{'ёжик' * 200}{chr(ord('а') + at % 32)}{'симка' * (at // 32)}" for at in range(64)]
    for text in asked[:8]:
        index.search(text, "almaty")
    with traced() as grown:
        for text in asked[8:]:
            index.search(text, "almaty")
        assert grown() < 8 * 1_600
        kept = [words(text) for text in asked]
        assert grown() > 8 * 1_600, "what stays is seen"
    [word] = kept[0]
    again = "".join(list(word))
    assert intern(again) is again, "interned words stay for ever in some versions of Python"


def test_any_entries_may_be_put_in() -> None:
    """As many as in the largest public set: no places, no synonyms, no names, one language."""
    syllables = [one + two for one in "bdfgklmnprst" for two in "aeiou"]
    numbers = count(1)

    def words(many: int) -> str:
        scattered = (next(numbers) * 104_729 for _ in range(many))
        return " ".join("".join(syllables[n // 60**k % 60] for k in range(4)) for n in scattered)

    entries = [
        Item(f"faq/{number}", {"xx": [words(5), words(5)]}, topic="any") for number in range(2_500)
    ]
    index = Index(entries)
    for entry in entries[::100]:
        asked = entry.questions["xx"][1].split()
        for text in (" ".join(asked[:4]), " ".join([asked[0][:-1], *asked[1:]]), asked[2].upper()):
            result = index.search(text, "nowhere", 10)
            assert result.hits[0].id == entry.id
            assert result.hits[0].score == max(hit.score for hit in result.hits)


def test_without_a_gazetteer_the_readers_own_entries_come_first() -> None:
    index = Index([Item(place, {"en": ["visa"]}, place=place) for place in ("a", "b", "c")])
    assert [hit.id for hit in index.search("visa", "b").hits] == ["b", "a", "c"]
    assert [hit.id for hit in index.search("visa", "d").hits] == ["a", "b", "c"]


def test_entries_need_no_ways_to_ask() -> None:
    index = Index([Item("a", {}, {"en": "bread and salt"}), Item("b", {}, {"en": "wine"})])
    assert index.search("salty bread").hits[0].id == "a"


def test_an_empty_index_is_asked_in_vain() -> None:
    assert Index([]).search("симка").hits == ()


@given(st.text(max_size=200))
def test_no_text_makes_it_stumble(index: Index, text: str) -> None:
    index.search(text, "almaty")


@given(st.sampled_from(["где купить симку", "внж в армении", "сниму квартиру у метро"]))
def test_case_punctuation_and_yo_change_nothing(index: Index, text: str) -> None:
    plain = index.search(text, "almaty").hits
    for other in (text.upper(), f"«{text}»?!", text.replace("е", "ё")):
        assert index.search(other, "almaty").hits == plain

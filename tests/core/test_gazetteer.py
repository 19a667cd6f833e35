"""Places as people type them."""

import pytest

from bot.core.content import Place
from bot.core.gazetteer import Gazetteer


def place(place_id: str, ru: str, en: str, *also: str) -> Place:
    return Place(place_id, None, {"ru": ru, "en": en}, {"ru": ru, "en": en}, also)


GAZETTEER = Gazetteer(
    {
        p.id: p
        for p in (
            place("kazakhstan", "Казахстан", "Kazakhstan"),
            place("armenia", "Армения", "Armenia", "Айастан"),
            place("astana", "Астана", "Astana"),
            place("almaty", "Алматы", "Almaty", "Алма-Ата"),
            place("tbilisi", "Тбилиси", "Tbilisi", "Тифлис"),
            place("yerevan", "Ереван", "Yerevan", "Эривань"),
            place("ulaanbaatar", "Улан-Батор", "Ulaanbaatar", "Ulan Bator"),
        )
    }
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Алматы", "almaty"),
        ("алмата", "almaty"),
        ("Алма-Ата", "almaty"),
        ("алма ата", "almaty"),
        ("almaty", "almaty"),
        ("fkvfns", "almaty"),
        ("тбилисси", "tbilisi"),
        ("tiflis", "tbilisi"),
        ("в Ереване", "yerevan"),
        ("ереван!", "yerevan"),
        ("erevan", "yerevan"),
        ("улан батор", "ulaanbaatar"),
        ("УланБатор", "ulaanbaatar"),
        ("казахст", "kazakhstan"),
    ],
)
def test_a_place_is_found(typed: str, expected: str) -> None:
    assert [found.id for found in GAZETTEER.find(typed)][:1] == [expected]


@pytest.mark.parametrize("typed", ["симка", "", "?", "работа", "где купить симку в Алматы"])
def test_what_names_no_place_is_not_one(typed: str) -> None:
    assert GAZETTEER.named(typed) is None


def test_a_name_alone_is_a_place() -> None:
    found = GAZETTEER.named("тбилисси")
    assert found is not None
    assert found.id == "tbilisi"


def test_a_misspelt_name_gives_way_to_the_very_name() -> None:
    assert [found.id for found in GAZETTEER.find("Астана")] == ["astana"]
    assert {found.id for found in GAZETTEER.find("Аастан")} == {"astana", "armenia"}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("Астана", "astana"), ("в Астане", None), ("fcnfyf", "astana"), ("Астаан", None), ("", None)],
)
def test_the_very_name(typed: str, expected: str | None) -> None:
    found = GAZETTEER.exact(typed)
    assert (found and found.id) == expected

"""Which resources hold in a place, and in which order they are shown."""

import pytest

from bot.core.content import Content, Half, Language, Place, Resource, ResourceKind


def place(place_id: str, parent: str | None) -> Place:
    names: dict[Language, str] = {"ru": place_id, "en": place_id}
    return Place(place_id, parent, names, names)


def resource(name: str, kind: ResourceKind, *places: str) -> Resource:
    half = Half(name, "!")
    return Resource(name, kind, places, {"ru": half}, None, None, None, None, (), shelf_days=90)


CONTENT = Content(
    places={
        p.id: p
        for p in (
            place("everywhere", None),
            place("kazakhstan", "everywhere"),
            place("almaty", "kazakhstan"),
            place("astana", "kazakhstan"),
            place("georgia", "everywhere"),
        )
    },
    topics={},
    entries={},
    resources={
        r.name: r
        for r in (
            resource("lawyers-online", "legal", "everywhere"),
            resource("lawyers-almaty", "legal", "almaty"),
            resource("lawyers-both", "legal", "georgia", "kazakhstan"),
            resource("rescue", "emergency", "kazakhstan"),
            resource("rescue-georgia", "emergency", "georgia"),
            resource("club", "event", "almaty"),
        )
    },
)


@pytest.mark.parametrize(
    ("place", "kinds", "names"),
    [
        ("almaty", ("legal",), ["lawyers-almaty", "lawyers-both", "lawyers-online"]),
        ("astana", ("legal", "event"), ["lawyers-both", "lawyers-online"]),
        ("georgia", ("emergency", "legal"), ["rescue-georgia", "lawyers-both", "lawyers-online"]),
        ("everywhere", ("emergency", "legal"), ["lawyers-online"]),
        ("atlantis", ("legal",), ["lawyers-online"]),
        ("almaty", (), []),
    ],
)
def test_help_comes_by_kind_and_the_nearest_first(
    place: str, kinds: tuple[ResourceKind, ...], names: list[str]
) -> None:
    assert [r.name for r in CONTENT.help_at(place, kinds)] == names


def test_the_order_of_kinds_is_the_callers() -> None:
    legal_first = CONTENT.help_at("almaty", ("legal", "emergency"))
    emergency_first = CONTENT.help_at("almaty", ("emergency", "legal"))
    assert [r.kind for r in legal_first] == ["legal", "legal", "legal", "emergency"]
    assert [r.kind for r in emergency_first] == ["emergency", "legal", "legal", "legal"]


def test_a_resource_of_two_places_on_the_way_up_counts_by_the_nearer() -> None:
    both = resource("both", "legal", "everywhere", "almaty")
    content = Content(CONTENT.places, {}, {}, resources={**CONTENT.resources, "both": both})
    assert [r.name for r in content.help_at("almaty", ("legal",))] == [
        "lawyers-almaty",
        "both",
        "lawyers-both",
        "lawyers-online",
    ]

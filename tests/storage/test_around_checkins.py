"""Drafts, messages to erase, prompts, communities, posts, counts."""

import sqlite3
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.core.checkins.ports import Post, Prompt, Said
from bot.core.checkins.values import Community
from storage import Stores
from tests.clock import ManualClock

CHAT = 7_123_456_789
HOUR = 3600.0
HOME, STAFF, CHANNEL = -100_1, -100_2, -100_3
WEEK = date(2026, 11, 23)


async def test_a_draft_lasts_15_minutes_after_its_last_change(
    stores: Stores, clock: ManualClock
) -> None:
    assert await stores.drafts.get(CHAT) is None
    await stores.drafts.put(CHAT, {"status": "safe"})
    await clock.move(14 * 60)
    await stores.drafts.put(CHAT, {"status": "need", "text": "«ой»"})
    await clock.move(14 * 60)
    assert await stores.drafts.get(CHAT) == {"status": "need", "text": "«ой»"}
    await clock.move(60)
    assert await stores.drafts.get(CHAT) is None
    await stores.drafts.forget_old()
    await stores.drafts.put(CHAT, {"status": "safe"})
    await stores.drafts.forget(CHAT)
    assert await stores.drafts.get(CHAT) is None


async def test_messages_are_due_at_the_earliest_hour_given(
    stores: Stores, clock: ManualClock
) -> None:
    await stores.said.add(Said(CHAT, 1), 60)
    await stores.said.add(Said(CHAT, 1), 600)
    await stores.said.add(Said(CHAT, 2), 600)
    await stores.said.add(Said(CHAT, 2), 30)
    await stores.said.add(Said(5, 3), 600)
    assert await stores.said.due() == []
    await clock.move(60)
    assert await stores.said.due() == [Said(CHAT, 1), Said(CHAT, 2)]
    await stores.said.done([Said(CHAT, 1)])
    assert await stores.said.due() == [Said(CHAT, 2)]
    await stores.said.hurry(5)
    assert await stores.said.due() == [Said(5, 3), Said(CHAT, 2)]


async def test_a_conversation_that_goes_on_is_due_later(stores: Stores, clock: ManualClock) -> None:
    await stores.said.add(Said(CHAT, 1), 60)
    await stores.said.put_off([Said(CHAT, 1), Said(CHAT, 2)], 600)
    await clock.move(599)
    assert await stores.said.due() == []
    await clock.move(1)
    assert await stores.said.due() == [Said(CHAT, 1), Said(CHAT, 2)]


async def test_what_is_due_in_a_day_is_due_on_the_hour_before(
    stores: Stores, clock: ManualClock
) -> None:
    """Or the store would tell to the second when somebody was here."""
    for message, wait in enumerate((0.0, 77.7, 333.3)):
        await clock.move(wait)
        await stores.said.add(Said(CHAT, message), 24 * HOUR)
    rows = await stores.said._database.rows("SELECT DISTINCT due FROM sweep")
    assert len(rows) == 1
    assert 23 * HOUR <= rows[0]["due"] - clock.elapsed() <= 24 * HOUR


async def test_what_cannot_be_erased_is_given_up_two_days_after_it_was_due(
    stores: Stores, clock: ManualClock
) -> None:
    await stores.said.add(Said(CHAT, 1), 0)
    await clock.move(47 * HOUR)
    await stores.sweep()
    assert await stores.said.due() == [Said(CHAT, 1)]
    await clock.move(HOUR)
    await stores.sweep()
    assert await stores.said.due() == []


async def test_a_prompt_is_taken_once_within_an_hour(stores: Stores, clock: ManualClock) -> None:
    prompt = Prompt("aaaaaaaaaaa", "reply")
    await stores.prompts.put(STAFF, 7, prompt)
    assert await stores.prompts.take(STAFF, 8) is None
    assert await stores.prompts.take(HOME, 7) is None
    assert await stores.prompts.get(STAFF, 7) == prompt
    assert await stores.prompts.take(STAFF, 7) == prompt
    assert await stores.prompts.get(STAFF, 7) is None
    assert await stores.prompts.take(STAFF, 7) is None
    await stores.prompts.put(STAFF, 7, prompt)
    await clock.move(HOUR)
    assert await stores.prompts.get(STAFF, 7) is None
    assert await stores.prompts.take(STAFF, 7) is None
    await stores.prompts.forget_old()


async def test_a_community_is_founded_once_with_cautious_settings(stores: Stores) -> None:
    community = await stores.communities.found(HOME)
    assert community == await stores.communities.found(HOME)
    assert (community.moderators, community.publish_chat) == (None, HOME)
    assert (community.moderation, community.eyes, community.places) == ("before", 1, ())
    assert await stores.communities.all() == [community]


async def tied(stores: Stores) -> Community:
    community = replace(
        await stores.communities.found(HOME),
        moderators=STAFF,
        publish_chat=CHANNEL,
        publish_thread=4,
        languages=("en",),
        places=("almaty", "tbilisi"),
        zone="Asia/Almaty",
        moderation="after",
        eyes=2,
        reports=5,
    )
    await stores.communities.put(community)
    return community


async def test_a_community_is_found_by_each_of_its_chats_and_forgotten(stores: Stores) -> None:
    community = await tied(stores)
    assert await stores.communities.get(community.id) == community
    assert await stores.communities.of_home(HOME) == community
    assert await stores.communities.of_moderators(STAFF) == community
    assert await stores.communities.of_home(STAFF) is None
    await stores.pulse.count(community.id, WEEK, None, "safe")
    await stores.communities.forget(community.id)
    assert await stores.communities.all() == []
    assert await stores.pulse.counts(community.id, WEEK) == {}
    assert (await stores.communities.found(HOME)).id != community.id, "old buttons must not serve"


@pytest.mark.parametrize(
    ("part", "old"), [("home", HOME), ("moderators", STAFF), ("publish_chat", CHANNEL)]
)
async def test_a_community_follows_a_chat_that_became_a_supergroup(
    stores: Stores, part: str, old: int
) -> None:
    community = await tied(stores)
    await stores.communities.move(old, -100_9)
    changes: dict[str, Any] = {part: -100_9}
    assert await stores.communities.all() == [replace(community, **changes)]


async def test_a_home_that_publishes_in_itself_moves_as_a_whole(stores: Stores) -> None:
    community = await stores.communities.found(HOME)
    await stores.communities.found(-100_9)
    await stores.communities.move(HOME, -100_9)
    assert await stores.communities.all() == [
        replace(community, home=-100_9, publish_chat=-100_9)
    ], "what was set up goes before what stood there by default"


@pytest.mark.parametrize("part", ["home", "moderators", "publish_chat"])
async def test_a_person_cannot_get_into_the_durable_store_as_a_chat(
    stores: Stores, part: str
) -> None:
    community = await tied(stores)
    changes: dict[str, Any] = {part: CHAT}
    with pytest.raises(sqlite3.IntegrityError):
        await stores.communities.put(replace(community, **changes))
    with pytest.raises(sqlite3.IntegrityError):
        await stores.communities.found(CHAT)
    with pytest.raises(sqlite3.IntegrityError):
        await stores.posts.add(Post(CHAT, 1), 24)


@pytest.mark.parametrize("chat", [HOME, CHANNEL])
async def test_cards_cannot_appear_where_members_read(stores: Stores, chat: int) -> None:
    community = await tied(stores)
    with pytest.raises(sqlite3.IntegrityError):
        await stores.communities.put(replace(community, moderators=chat))


async def test_one_moderators_chat_serves_one_community(stores: Stores) -> None:
    await tied(stores)
    other = await stores.communities.found(-100_8)
    with pytest.raises(sqlite3.IntegrityError):
        await stores.communities.put(replace(other, moderators=STAFF))


async def test_a_post_is_due_in_its_hour(stores: Stores, clock: ManualClock) -> None:
    post, other = Post(HOME, 1), Post(HOME, 2)
    await stores.posts.add(post, 24)
    await stores.posts.add(other, 24)
    await stores.posts.add(other, 46)
    await clock.move(23 * HOUR)
    assert await stores.posts.due() == []
    await clock.move(HOUR)
    assert await stores.posts.due() == [post]
    await stores.posts.gone(post)
    assert await stores.posts.due() == []
    await stores.posts.add(other, 0)
    assert await stores.posts.due() == [other]


async def test_what_cannot_be_deleted_is_given_up_two_days_after_its_hour(
    stores: Stores, clock: ManualClock
) -> None:
    await stores.posts.add(Post(HOME, 1), 24)
    await clock.move(71 * HOUR)
    await stores.posts.give_up()
    assert await stores.posts.due() == [Post(HOME, 1)]
    await clock.move(HOUR)
    await stores.posts.give_up()
    assert await stores.posts.due() == []


async def test_publications_are_counted_by_week_place_and_status(stores: Stores) -> None:
    community = await stores.communities.found(HOME)
    for _ in range(3):
        await stores.pulse.count(community.id, WEEK, "almaty", "safe")
    await stores.pulse.count(community.id, WEEK, None, "need")
    await stores.pulse.count(community.id, date(2026, 11, 30), None, "need")
    await stores.pulse.count(community.id + 1, WEEK, None, "need")
    assert await stores.pulse.counts(community.id, WEEK) == {
        "almaty": {"safe": 3},
        None: {"need": 1},
    }


async def test_tags_of_one_person_differ_by_purpose(stores: Stores) -> None:
    tags = {
        stores.key.tag(person, purpose) for person in (CHAT, CHAT + 1) for purpose in ("a", "b")
    }
    assert len(tags) == 4
    assert stores.key.tag(CHAT, "a") in tags

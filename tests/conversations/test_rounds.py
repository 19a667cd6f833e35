"""What the clock does for check-ins, and what it does when Telegram fails."""

import asyncio
from typing import get_args

import pytest

from bot.core.checkins.ports import Notice, Post, Said
from bot.core.checkins.values import REASONS
from bot.simulator.faults import Trouble
from tests.conversations.town import Town, read, second_town

# cards


async def test_cards_appear_together_an_hour_before_the_slot(here: Town) -> None:
    for number in range(3):
        await here.accepts(text=f"Весточка {number}")
        await here.rests(minutes=50)
    assert here.cards() == []
    await here.rests(minutes=30)
    assert len(here.cards()) == 3
    assert here.posts() == []
    await here.rests(hours=1)
    assert len(here.cards()) == 3, "each once"
    assert here.posts() == [], "nothing is published that nobody approved"


async def test_the_order_of_cards_and_posts_is_chance(here: Town) -> None:
    written = [f"Весточка {number:02}" for number in range(12)]
    for text in written:
        await here.accepts(text=text)

    def order(texts: list[str]) -> list[str]:
        return [text for one in texts for text in written if text in one]

    await here.to_the_cards()
    cards = order(here.cards())
    for checkin in await here.bot.stores.checkins.in_state({"waiting"}):
        await here.approves(checkin.id)
    await here.to_the_slot()
    posts = order(here.posts())
    assert sorted(cards) == sorted(posts) == written
    assert len({tuple(written), tuple(cards), tuple(posts)}) == 3


async def test_an_urgent_card_appears_at_once(here: Town) -> None:
    await here.accepts(lane="urgent", status="can")
    await here.rests()
    [card] = here.cards()
    assert "Нашёл комнату" in card


async def test_a_card_that_fails_comes_later_and_keeps_no_other_back(here: Town) -> None:
    for text in ("раз", "два", "три"):
        await here.accepts(text=text, lane="urgent", status="can")
    here.sim.fails("sendMessage", 500, chat=here.office)
    await here.rests()
    assert len(here.cards()) == 2
    await here.rests()
    assert len(here.cards()) == 3


async def test_a_community_that_lost_its_moderators_keeps_no_other_back(here: Town) -> None:
    await here.accepts(lane="urgent", status="can")
    here.office.removes_bot()
    there = await second_town(here)
    await there.accepts(lane="urgent", status="can", text="Ереван")
    await here.rests()
    assert len(there.cards()) == 1
    assert "Ереван" in there.cards()[0]


async def test_where_telegram_makes_one_community_wait_no_other_does(here: Town) -> None:
    there = await second_town(here)
    for chat in (here.office, here.group):
        here.sim.fails("sendMessage", 429, retry_after=300, chat=chat)
    out = await here.accepts(lane="urgent", status="can", text="Алматы")
    await here.bot.stores.checkins.take(out, "approve")
    await here.bot.stores.checkins.note_card(out, 1, "approved")
    await here.accepts(here.boss, text="Ещё Алматы", lane="urgent", status="can")
    waiting = asyncio.gather(here.bot.rounds.cards(), here.bot.rounds.publishing())
    await here.clock.until(lambda: here.clock.asked.count(300) == 2)
    async with asyncio.timeout(10):
        theirs = await there.shows("Ереван")
        assert len(there.cards()) == 1
        await there.approves(theirs)
        await there.rests()
    assert len(there.posts()) == 1
    assert here.cards() == here.posts() == []
    await here.clock.move(300)
    await waiting
    assert len(here.cards()) == len(here.posts()) == 1


async def test_a_moderators_chat_that_became_a_supergroup_is_followed(here: Town) -> None:
    small = here.sim.group("Малый чат", admins=[here.boss], supergroup=False)
    await here.settles(moderators=small.id)
    old = small.id
    small.becomes_supergroup()
    await here.sim.idle()
    await here.settles(moderators=old)  # as if the bot had not been told
    await here.accepts(lane="urgent", status="can")
    await here.rests()
    await here.rests()
    assert any("Нашёл комнату" in text for text in read(small))


# calls for help


async def test_moderators_are_called_at_once_and_after_15_and_45_minutes(here: Town) -> None:
    checkin_id = await here.accepts(status="need", lane="urgent")
    checkin = await here.checkin(checkin_id)

    def calls() -> int:
        return sum(checkin.code in text for text in here.cards()) - 1

    await here.rests()
    assert calls() == 1
    for minutes, expected in ((14, 1), (1, 2), (29, 2), (1, 3), (60, 3)):
        await here.rests(minutes=minutes)
        assert calls() == expected


async def test_moderators_are_called_before_the_calm_cards_come(here: Town) -> None:
    for number in range(3):
        await here.accepts(text=f"спокойно {number}")
    await here.clock.leap(3 * 3600)
    await here.accepts(status="need", lane="urgent", text="помогите")
    await here.rests()
    urgent, call, *calm = here.cards()
    assert "помогите" in urgent
    assert "просит о помощи" in call
    assert len(calm) == 3


async def test_a_call_that_was_taken_is_not_repeated(here: Town) -> None:
    checkin_id = await here.accepts(status="need", lane="urgent")
    await here.rests()
    called = len(here.cards())
    await here.boss.presses("Беру на себя", chat=here.office)
    await here.sim.idle()
    taken = len(here.cards())
    assert taken == called + 1, "colleagues see who took it"
    assert (await here.checkin(checkin_id)).claimed
    await here.rests(minutes=15)
    await here.rests(minutes=30)
    assert len(here.cards()) == taken


async def test_a_call_that_failed_is_made_again(here: Town) -> None:
    checkin_id = await here.accepts(status="need", lane="urgent")
    card = await here.boss.says("(здесь стоит карточка)", chat=here.office)
    await here.bot.stores.checkins.take(checkin_id, "show")
    await here.bot.stores.checkins.note_card(checkin_id, card["message_id"], "waiting")
    here.sim.fails("sendMessage", 500, chat=here.office)
    await here.rests()
    assert (await here.checkin(checkin_id)).calls == 0
    await here.rests()
    assert (await here.checkin(checkin_id)).calls == 1
    assert "просит о помощи" in here.cards()[-1]


# publishing


async def test_what_was_approved_appears_at_its_slot_and_not_before(here: Town) -> None:
    checkin_id = await here.accepts(callback=True)
    await here.to_the_cards()
    await here.approves(checkin_id)
    await here.rests(minutes=59)
    assert here.posts() == []
    await here.rests(minutes=1)
    [post] = here.posts()
    assert "Нашёл комнату" in post
    checkin = await here.checkin(checkin_id)
    assert checkin.state == "published"
    assert checkin.text is None
    await here.rests(minutes=10)
    assert len(here.posts()) == 1
    assert here.letters() == ["Весточка вышла."]


async def test_where_moderation_comes_after_it_appears_with_its_card_shown(here: Town) -> None:
    await here.settles(moderation="after")
    calm = await here.accepts(text="спокойно")
    await here.accepts(text="срочно", lane="urgent", status="can")
    here.sim.fails("sendMessage", 500, chat=here.office)
    await here.rests()
    assert here.posts() == [], "nothing goes past the moderators"
    await here.rests()
    assert len(here.posts()) == 1
    await here.to_the_cards()
    assert await here.state(calm) == "approved"
    assert len(here.cards()) == 2
    await here.rests(hours=1)
    assert len(here.posts()) == 2


async def test_a_channel_can_be_where_it_appears(here: Town) -> None:
    channel = here.sim.channel("Привал", admins=[here.boss])
    await here.settles(publish_chat=channel.id)
    await here.publishes()
    assert here.posts() == []
    assert len(read(channel)) == 1


async def test_a_topic_can_be_where_it_appears_and_a_closed_one_is_trouble(here: Town) -> None:
    forum = here.sim.group("Форум", admins=[here.boss], forum=True)
    topic = forum.opens_topic("Весточки")
    await here.settles(publish_chat=forum.id, publish_thread=topic)
    await here.publishes()
    assert forum.chat()[-1]["message_thread_id"] == topic
    forum.closes_topic(topic)
    before = read(forum)
    checkin_id = await here.shows("закрыто")
    await here.approves(checkin_id)
    await here.rests()
    assert await here.state(checkin_id) == "approved"
    assert read(forum) == before
    assert "открыта ли тема" in here.cards()[-1]


async def test_a_refused_post_waits_and_moderators_hear_of_it_once(here: Town) -> None:
    waiting = [await here.shows(text) for text in ("раз", "два")]
    here.group.mutes_bot()
    for checkin_id in waiting:
        await here.approves(checkin_id)
    before = len(here.cards())
    await here.rests()
    await here.rests()
    assert here.posts() == []
    told = here.cards()[before:]
    assert len(told) == 1
    assert "Telegram не даёт" in told[0]
    here.group.promotes_bot()
    await here.rests()
    assert len(here.posts()) == 2


@pytest.mark.parametrize("trouble", ["reset after", "502 after", "reset", 500])
async def test_what_may_be_out_is_never_sent_again_but_shown_to_moderators(
    here: Town, trouble: Trouble
) -> None:
    checkin_id = await here.shows("может быть", callback=True)
    await here.approves(checkin_id)
    here.sim.fails("sendMessage", trouble, chat=here.group)
    await here.rests()
    code = (await here.checkin(checkin_id)).code
    arrived = 1 if str(trouble).endswith("after") else 0
    for _ in range(3):
        assert len(here.posts()) == arrived
        assert await here.state(checkin_id) == "unclear"
        asked = [text for text in here.cards() if code in text and "не ответил" in text]
        assert len(asked) == 1
        await here.rests(minutes=10)
    [letter] = here.letters()
    assert "Telegram этого не подтвердил" in letter


async def test_a_flood_wait_is_waited_for(here: Town) -> None:
    await here.approves(await here.shows("раз"))
    here.sim.fails("sendMessage", 429, retry_after=7, chat=here.group)
    tick = asyncio.create_task(here.bot.tick())
    await here.clock.until(lambda: 7 in here.clock.asked)
    await here.clock.move(7)
    await tick
    assert len(here.posts()) == 1


@pytest.mark.parametrize("moderators_hear", [True, False])
async def test_a_publication_cut_off_by_a_kill_is_shown_to_moderators(
    here: Town, moderators_hear: bool
) -> None:
    checkin_id = await here.shows("на полуслове")
    await here.approves(checkin_id)
    assert await here.bot.stores.checkins.take(checkin_id, "publish")
    if not moderators_hear:
        here.sim.fails("sendMessage", 500, chat=here.office)
        await here.rests()
        assert await here.state(checkin_id) == "publishing", "until they have been asked"
    await here.rests()
    assert await here.state(checkin_id) == "unclear"
    assert here.posts() == []
    assert any("не ответил" in text for text in here.cards())


async def test_a_publication_that_was_noted_before_the_kill_is_finished(here: Town) -> None:
    checkin_id = await here.shows("почти")
    await here.approves(checkin_id)
    await here.bot.stores.checkins.take(checkin_id, "publish")
    await here.bot.stores.checkins.note_post(checkin_id, here.group.id, 99)
    await here.rests()
    assert await here.state(checkin_id) == "published"
    assert here.posts() == []


async def test_what_is_withdrawn_while_it_goes_out_does_not_stand(here: Town) -> None:
    checkin_id = await here.shows("передумал")
    await here.approves(checkin_id)
    here.sim.latency = 0.3
    tick = asyncio.create_task(here.bot.rounds.publishing())
    await here.sim.world.bell.until(here.posts, 5)
    assert await here.bot.stores.checkins.take(checkin_id, "withdraw")
    await tick
    assert here.posts() == []
    assert await here.state(checkin_id) == "withdrawn"


async def test_who_is_safe_while_it_goes_out_is_marked_so(here: Town) -> None:
    checkin_id = await here.shows("помогите")
    await here.approves(checkin_id)
    here.sim.latency = 0.3
    tick = asyncio.create_task(here.bot.rounds.publishing())
    await here.sim.world.bell.until(here.posts, 5)
    assert await here.bot.stores.checkins.mark_safe(checkin_id)
    await tick
    [post] = here.group.chat()
    assert "в безопасности" in str(post["reply_markup"])


@pytest.mark.parametrize("forgotten", [False, True])
async def test_what_is_over_while_its_card_goes_out_leaves_no_text(
    here: Town, forgotten: bool
) -> None:
    checkin_id = await here.accepts(text="передумал", lane="urgent", status="can")
    here.sim.latency = 0.3
    tick = asyncio.create_task(here.bot.rounds.cards())
    await here.sim.world.bell.until(here.cards, 5)
    if forgotten:
        await here.bot.stores.checkins.forget(checkin_id)
    else:
        assert await here.bot.stores.checkins.take(checkin_id, "withdraw")
    await tick
    assert len(here.cards()) == (0 if forgotten else 1)
    assert not any("передумал" in text for text in here.cards())


# the end


async def test_what_nobody_decided_ends_within_a_day_and_its_author_hears(here: Town) -> None:
    checkin_id = await here.accepts(callback=True)
    await here.to_the_cards()
    [card] = here.cards()
    assert "Нашёл комнату" in card
    await here.rests(hours=16, minutes=1)
    assert await here.state(checkin_id) == "expired"
    [card] = here.cards()
    assert "Нашёл комнату" not in card
    await here.rests()
    [letter] = here.letters()
    assert "так и не вышла" in letter
    assert here.posts() == []


async def test_a_post_its_card_and_its_record_go_a_day_after_the_slot(here: Town) -> None:
    checkin_id = await here.publishes()
    await here.rests(hours=23, minutes=58)
    assert len(here.posts()) == 1
    here.sim.fails("deleteMessage", 500, times=8)
    await here.rests_in_trouble(minutes=2)
    assert len(here.posts()) == 1
    await here.rests_in_trouble(seconds=20)
    assert here.posts() == []
    assert await here.bot.stores.checkins.get(checkin_id) is None
    [message] = here.office.chat()
    assert "Нашёл комнату" not in message["text"]
    assert "reply_markup" not in message


async def test_a_record_whose_card_cannot_be_blanked_yet_waits_without_text(here: Town) -> None:
    checkin_id = await here.accepts()
    await here.to_the_cards()
    await here.bot.stores.checkins.take(checkin_id, "decline")
    here.sim.fails("editMessageText", 500, times=8)
    await here.rests_in_trouble(hours=25, minutes=1)
    assert (await here.checkin(checkin_id)).text is None
    await here.rests()
    assert await here.bot.stores.checkins.get(checkin_id) is None
    assert "Нашёл комнату" not in here.cards()[0]


async def test_a_post_goes_even_where_a_reboot_has_forgotten_its_check_in(here: Town) -> None:
    checkin_id = await here.publishes()
    await here.bot.stores.checkins.forget(checkin_id)
    await here.rests(hours=23)
    assert len(here.posts()) == 1
    await here.rests(hours=1)
    assert here.posts() == []
    assert await here.bot.stores.posts.due() == []


async def test_one_that_was_renewed_before_it_came_out_stands_longer(here: Town) -> None:
    checkin_id = await here.accepts()
    await here.bot.stores.checkins.renew(checkin_id)
    await here.to_the_cards()
    await here.approves(checkin_id)
    await here.to_the_slot()
    await here.rests(hours=45)
    assert len(here.posts()) == 1
    await here.rests(hours=1, minutes=1)
    assert here.posts() == []


async def test_a_community_that_was_dissolved_ends_its_check_ins_all_the_same(here: Town) -> None:
    checkin_id = await here.publishes()
    waiting = await here.accepts()
    await here.bot.stores.communities.forget(here.community.id)
    await here.rests(hours=40)
    assert here.posts() == []
    for one in (checkin_id, waiting):
        assert await here.bot.stores.checkins.get(one) is None


@pytest.mark.parametrize("rebooted", [False, True])
async def test_where_one_group_must_wait_the_posts_of_others_go(here: Town, rebooted: bool) -> None:
    there = await second_town(here)
    for town in (here, there):
        checkin_id = await town.shows("Нашёл комнату")
        await town.approves(checkin_id)
        await town.rests()
        if rebooted:
            await town.bot.stores.checkins.forget(checkin_id)
    here.sim.fails("deleteMessage", 429, retry_after=300)
    await here.clock.leap(25 * 3600)
    waiting = asyncio.create_task(here.bot.rounds.expiry())
    await here.clock.until(lambda: 300 in here.clock.asked)
    await here.sim.world.bell.until(lambda: not (here.posts() and there.posts()), 5)
    assert len(here.posts() + there.posts()) == 1
    await here.clock.move(300)
    await waiting
    assert here.posts() == there.posts() == []


async def test_who_waits_in_a_community_that_was_dissolved_hears_of_it(here: Town) -> None:
    """After a while, like all that moderators decide: they may be watching somebody's phone."""
    there = await second_town(here)
    waiting = await here.shows("Алматы", callback=True)
    theirs = await there.shows("Ереван", callback=True)
    await here.bot.stores.communities.forget(here.community.id)
    await here.rests()
    assert await here.state(waiting) == "expired"
    assert await here.state(theirs) == "waiting"
    assert here.letters() == []
    await here.rests(minutes=10)
    [letter] = here.letters()
    assert "больше не принимает" in letter
    assert there.letters() == []


# letters


async def test_a_letter_answers_the_receipt_and_is_erased_within_a_day(here: Town) -> None:
    checkin_id = await here.accepts(callback=True)
    receipt = await here.alice.says("(здесь стоит квитанция)")
    await here.sim.idle()
    await here.bot.stores.checkins.note_receipt(checkin_id, receipt["message_id"])
    await here.bot.stores.checkins.tell(checkin_id, "declined", "rude")
    await here.rests()
    letter = here.alice.chat()[-1]
    assert "не приняли" in letter["text"]
    assert letter["reply_to_message"]["message_id"] == receipt["message_id"]
    await here.rests(hours=24)
    assert letter["text"] not in here.letters()


async def test_where_one_author_must_wait_the_letters_of_others_come(here: Town) -> None:
    there = await second_town(here)
    for town in (here, there):
        checkin_id = await town.accepts(town.alice, callback=True)
        await here.bot.stores.checkins.tell(checkin_id, "read")
    here.sim.fails("sendMessage", 429, retry_after=300)
    waiting = asyncio.create_task(here.bot.rounds.letters())
    await here.clock.until(lambda: 300 in here.clock.asked)
    await here.sim.world.bell.until(lambda: here.letters() or there.letters(), 5)
    async with asyncio.timeout(10):
        await here.bot.rounds.letters()
    assert len(here.letters() + there.letters()) == 1
    await here.clock.move(300)
    await waiting
    assert len(here.letters()) == len(there.letters()) == 1


@pytest.mark.parametrize("trouble", [403, "reset after", 500])
async def test_a_letter_is_tried_once(here: Town, trouble: Trouble) -> None:
    checkin_id = await here.accepts(callback=True)
    await here.bot.stores.checkins.tell(checkin_id, "read")
    here.sim.fails("sendMessage", trouble, chat=here.alice)
    await here.rests()
    arrived = len(here.letters())
    assert await here.bot.stores.checkins.due_letters() == []
    await here.rests()
    assert len(here.letters()) == arrived


async def test_every_notice_has_its_words(here: Town) -> None:
    checkin_id = await here.accepts(callback=True)
    tell = here.bot.stores.checkins.tell
    await tell(checkin_id, "limited", "3")
    for reason in REASONS:
        await tell(checkin_id, "declined", reason)
    notices: tuple[Notice, ...] = get_args(Notice)
    plain = set(notices) - {"limited", "declined"}
    for notice in plain:
        await tell(checkin_id, notice)
    await here.rests()
    assert len(set(here.letters())) == 1 + len(REASONS) + len(plain)
    assert any("на 3 дня" in letter for letter in here.letters())


# erasing


async def test_what_is_due_is_erased_and_the_rest_stays(here: Town) -> None:
    said = [await here.alice.says(f"слово {number}") for number in range(150)]
    await here.sim.idle()
    keep = here.bot.stores.said
    for message in said[:120]:
        await keep.add(Said(here.alice.id, message["message_id"]), 60)
    await here.rests(seconds=59)
    assert "слово 0" in here.letters()
    await here.rests(seconds=1)
    left = [text for text in here.letters() if text.startswith("слово")]
    assert left == [f"слово {number}" for number in range(120, 150)]
    assert await keep.due() == []


async def test_where_one_chat_must_wait_the_others_are_erased(here: Town) -> None:
    there = await second_town(here)
    for person in (here.alice, there.alice):
        said = await person.says("слово")
        await here.sim.idle()
        await here.bot.stores.said.add(Said(person.id, said["message_id"]), 0)

    def left() -> int:
        return (here.letters() + there.letters()).count("слово")

    here.sim.fails("deleteMessages", 429, retry_after=300)
    waiting = asyncio.create_task(here.bot.rounds.sweeping())
    await here.clock.until(lambda: 300 in here.clock.asked)
    await here.sim.world.bell.until(lambda: left() < 2, 5)
    assert left() == 1
    async with asyncio.timeout(10):
        await here.bot.rounds.sweeping()
    await here.clock.move(300)
    await waiting
    assert left() == 0


async def test_one_message_that_is_too_old_does_not_spoil_it_for_the_others(here: Town) -> None:
    old = await here.alice.says("давно")
    await here.sim.idle()
    await here.rests(hours=48, minutes=1)
    new = await here.alice.says("только что")
    await here.sim.idle()
    keep = here.bot.stores.said
    for message in (old, new):
        await keep.add(Said(here.alice.id, message["message_id"]), 0)
    await here.rests()
    assert "давно" in here.letters()
    assert "только что" not in here.letters()
    assert await keep.due() == [], "neither is tried for ever"


@pytest.mark.parametrize(("trouble", "left"), [(500, True), (403, False)])
async def test_a_failure_is_tried_again_a_block_is_the_end(
    here: Town, trouble: Trouble, left: bool
) -> None:
    said = await here.alice.says("слово")
    await here.sim.idle()
    await here.bot.stores.said.add(Said(here.alice.id, said["message_id"]), 0)
    here.sim.fails("deleteMessages", trouble, times=4)
    await here.rests_in_trouble()
    assert bool(await here.bot.stores.said.due()) is left


async def test_a_post_of_a_stranger_round_is_tried_until_it_is_gone(here: Town) -> None:
    await here.publishes()
    message = next(one for one in here.group.chat() if "Нашёл комнату" in one.get("text", ""))
    await here.bot.stores.posts.add(Post(here.group.id, message["message_id"]), 0)
    here.sim.fails("deleteMessage", 500, times=4)
    await here.rests_in_trouble()
    assert len(here.posts()) == 1
    await here.rests()
    assert here.posts() == []

"""Moderators get another chat, or theirs becomes a supergroup: what waits is decided there. Or
there are none any more: nothing of it stays."""

import asyncio
from dataclasses import replace

import pytest

from bot.simulator import Group
from tests.conversations.town import Town
from tests.village import texts

TEXT = "Нужен врач"


async def ties(here: Town, office: Group) -> None:
    await here.boss.says("/setup", here.group)
    await here.boss.presses("Чат модераторов", here.group)
    shown = await here.boss.sees("Как привязать", here.group)
    code = str(shown["text"]).split("/setup ")[1].split()[0]
    await here.boss.says(f"/setup {code}", office)
    await here.boss.presses("Да, это чат модераторов", office)
    await here.boss.sees("Готово", office)


async def dissolves(here: Town) -> None:
    await here.boss.says("/setup", here.group)
    await here.boss.presses("Не принимать весточки", here.group)
    await here.boss.presses("Да, не принимать", here.group)
    await here.boss.sees("больше не принимаются", here.group)


async def decides(here: Town, office: Group, checkin_id: str) -> None:
    """By the card, which loses its text by that."""
    number = (await here.checkin(checkin_id)).card
    [card] = [each for each in office.chat() if each["message_id"] == number]
    assert TEXT in card["text"]
    await here.boss.presses("Одобрить", chat=office, message=card)
    await here.alice.sees(TEXT, chat=here.group)
    await here.sim.idle()
    assert TEXT not in texts(office.chat())


async def test_what_waits_goes_with_the_moderators_to_another_chat(here: Town) -> None:
    checkin_id = await here.shows(TEXT)
    office = here.sim.group("Новый чат", admins=[here.boss])
    await ties(here, office)
    await here.rests()
    assert TEXT not in texts(here.office.chat())
    await decides(here, office, checkin_id)


async def test_tying_the_same_chat_again_leaves_its_cards(here: Town) -> None:
    checkin_id = await here.shows(TEXT)
    await ties(here, here.office)
    await here.rests()
    assert texts(here.office.chat()).count(TEXT) == 1
    await decides(here, here.office, checkin_id)


@pytest.mark.parametrize("told", [True, False])
async def test_what_waits_is_shown_anew_where_the_chat_became_a_supergroup(
    here: Town, *, told: bool
) -> None:
    """Whose messages are numbered anew: the old card's number is another message's."""
    office = here.sim.group("Малый чат", admins=[here.boss], supergroup=False)
    old = office.id
    await here.settles(moderators=old)
    checkin_id = await here.shows(TEXT)
    office.becomes_supergroup()
    await here.sim.idle()
    if not told:
        community = await here.bot.stores.communities.get(here.community.id)
        assert community is not None
        await here.bot.stores.communities.put(replace(community, moderators=old))
        await here.accepts(here.sim.person("Ещё одна"), lane="urgent", text="Ищу комнату")
        await here.rests()
    await here.rests()
    await decides(here, office, checkin_id)


async def test_a_community_that_is_dissolved_leaves_no_card(here: Town) -> None:
    await here.shows(TEXT)
    await dissolves(here)
    await here.rests()
    assert here.cards() == []


@pytest.mark.parametrize("another", [True, False])
async def test_a_card_under_way_does_not_stay_where_moderators_have_left(
    here: Town, *, another: bool
) -> None:
    checkin_id = await here.accepts(text=TEXT, lane="urgent", status="can")
    here.sim.fails("sendMessage", 429, retry_after=30, chat=here.office)
    tick = asyncio.create_task(here.bot.rounds.cards())
    await here.clock.until(lambda: 30 in here.clock.asked)
    office = here.sim.group("Новый чат", admins=[here.boss])
    await (ties(here, office) if another else dissolves(here))
    await here.clock.move(30)
    await tick
    assert here.cards() == []
    await here.rests()
    if another:
        await decides(here, office, checkin_id)


@pytest.mark.parametrize("told", [True, False])
async def test_no_check_ins_are_taken_once_the_moderators_chat_is_lost(
    here: Town, *, told: bool
) -> None:
    waiting = await here.shows(TEXT)
    if told:
        here.office.removes_bot()
        await here.sim.idle()
    else:
        here.sim.fails("sendMessage", 403, chat=here.office)
        await here.accepts(text="Ищу комнату", lane="urgent", status="can")
        await here.rests()
    await here.boss.sees("Меня удалили из чата модераторов", here.group)
    await here.alice.says("/checkin")
    await here.alice.sees("Не вижу вас ни в одном сообществе")
    office = here.sim.group("Новый чат", admins=[here.boss])
    await ties(here, office)
    await here.rests()
    await decides(here, office, waiting)


async def test_who_needs_help_does_not_wait_for_moderators_to_have_another_chat(
    here: Town,
) -> None:
    called = await here.accepts(text=TEXT, lane="urgent", status="need", callback=True)
    calm = await here.accepts(here.boss, text="Жив.", status="safe")
    await here.rests()
    here.office.removes_bot()
    await here.sim.idle()
    await here.rests()
    assert await here.state(called) == "expired"
    assert await here.state(calm) == "queued"
    await here.rests(minutes=10)
    [letter] = here.letters()
    assert "Помощь нужна сейчас" in letter

"""What people, and those who forge presses, may throw at a check-in on its way."""

import logging
import random
from dataclasses import replace

import pytest

from bot.core.checkins.receipt import Receipt
from bot.core.checkins.values import State
from bot.simulator.attachments import KINDS
from handlers.checkin.buttons import (
    Answer,
    AskWithdraw,
    BackTo,
    ChooseCommunity,
    ChooseSpot,
    ChooseStatus,
    LookInside,
    ReadReplies,
    Renew,
    SaySafe,
    Send,
    SetCallback,
    SetLane,
    Withdraw,
)
from tests.village import Json, Village, opens, sends, texts, writes

OURS = {"bold", "italic", "blockquote", "code"}
"""Entities of our own words; an author has none."""


def kinds_of(message: Json) -> set[str]:
    return {entity["type"] for entity in message.get("entities", [])}


async def store_holds(village: Village) -> int:
    """How many check-ins there are."""
    states: set[State] = {"queued", "waiting", "approved", "published", "withdrawn"}
    return len(await village.bot.stores.checkins.in_state(states))


async def test_each_kind_of_message_but_text_is_refused_with_its_reason_and_erased(
    village: Village,
) -> None:
    alice = village.alice
    await writes(alice, "Жив.")
    said: dict[str, str] = {}
    for kind in KINDS:
        await alice.sends_a(kind, caption="Это я у дома")
        said[kind] = (await alice.sees("Расскажите словами"))["text"]
        await alice.says("Жив.")
        await alice.sees("Так это увидят")
    reasons = {"picture", "voice", "file", "sticker", "place", "dice", "other"}
    assert len(set(said.values())) == len(reasons)
    assert "у дома" not in str(await village.bot.stores.drafts.get(alice.id))
    await village.passes(61)
    [left] = [each for each in alice.chat() if each.get("caption")]
    assert "dice" in left, "Telegram lets bots delete dice only after a day"
    await village.passes(26 * 3600)
    assert [each for each in alice.chat() if each.get("caption")] == []


async def test_an_album_is_refused_once(village: Village) -> None:
    await writes(village.alice, "Жив.")
    for _ in range(5):
        await village.alice.sends_a("photo", media_group_id="77")
    await village.sim.idle()
    assert texts(village.alice.chat()).count("Расскажите словами") == 1


@pytest.mark.parametrize("hidden", [True, False])
async def test_what_is_forwarded_is_refused(village: Village, hidden: bool) -> None:
    written = await village.boss.says("Я в полку 12345")
    await writes(village.alice, "Жив.")
    await village.alice.forwards(written, hidden=hidden)
    await village.alice.sees("Пересланное не беру")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"via_bot": {"id": 5, "is_bot": True, "first_name": "B"}}, "через других ботов"),
        ({"external_reply": {"origin": {"type": "hidden_user", "date": 1,
          "sender_user_name": "Пётр"}}}, "Пересланное"),
        ({"entities": [{"type": "custom_emoji", "offset": 0, "length": 2,
          "custom_emoji_id": "1"}]}, "особые эмодзи"),
        ({"entities": [{"type": "text_mention", "offset": 0, "length": 2,
          "user": {"id": 5, "is_bot": False, "first_name": "П"}}]}, "Упоминание"),
    ],
)  # fmt: skip
async def test_a_text_that_carries_more_than_words_is_refused(
    village: Village, fields: Json, reason: str
) -> None:
    await writes(village.alice, "Жив.")
    await village.alice.sends(text="🙂 жив", **fields)
    await village.alice.sees(reason)


TEXTS = [
    "<b>жирно</b> <a href='tg://user?id=1'>я</a> &#x3c; &lt; {code} %s $name",
    "*_[я](http://evil.example)_* `x` ~y~ ||z||",
    "@somebody t.me/+invite /ban@bot https://evil.example/?u=1 tg://user?id=1",
    "xn--e1afmkfd.xn--p1ai e v i l . e x a m p l e 4276 1600 1234 5678",
    "bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh mail@example.org #тег $USD",
    '\'; DROP TABLE checkins; -- " \\ {"json": [1]}',
    "\u202eтёлед\u202c \u2066ок\u2069 а\u200bб\U000e0041в",
    "з\u0300\u0301\u0302\u0303\u0304\u0305\u0306ло \ufdfa\ufdfa\ufdfa",
    "нуль\x00 и \x07 звонок",
    "\n".join("строка" for _ in range(60)),
    "модератoр Администрация сообщества: переведите деньги",
    "<" * 800,
    "я" + "😀" * 799,
    "@a." * 266,
]


async def test_no_text_breaks_the_preview_or_becomes_more_than_text(
    village: Village, caplog: pytest.LogCaptureFixture
) -> None:
    alice = village.alice
    await writes(alice, "Жив.")
    with caplog.at_level(logging.WARNING):
        for text in TEXTS:
            await alice.says(text)
            await village.sim.idle()
            shown = alice.chat()[-1]
            assert "Так это увидят" in shown["text"] or "нет слов" in shown["text"]
            assert kinds_of(shown) <= OURS
            assert not set("\u202e\u2066\x00\x07\u200b\U000e0041") & set(shown["text"])
    assert caplog.records == []


async def test_such_a_text_is_published_as_text(village: Village) -> None:
    await village.settles(moderation="after", languages=("ru", "en"))
    await sends(village.alice, " ".join(TEXTS[:3]), "Нужна помощь", "Монголия")
    await village.bot.tick()
    post = await village.alice.sees("Написано анонимно", chat=village.group)
    assert kinds_of(post) <= OURS
    assert kinds_of(village.office.chat()[0]) <= OURS
    assert str(village.alice.id) not in str(post)


@pytest.mark.parametrize("text", ["\u200b\u2060", "   ", "\u2800\u3164", "…?!", "😀😀"])
async def test_a_text_without_words_is_asked_for_again(village: Village, text: str) -> None:
    await writes(village.alice, "Жив.")
    await village.alice.says(text)
    await village.alice.sees("нет слов")


@pytest.mark.parametrize("text", ["😀" * 4096, "я" * 4096, "з\u0300" * 2000])
async def test_a_text_that_is_too_long_is_asked_for_again(village: Village, text: str) -> None:
    await writes(village.alice, "Жив.")
    await village.alice.says(text)
    await village.sim.idle()
    assert village.alice.chat()[-1]["text"].split(".")[0].startswith(("Получил", "Здесь нет"))


async def test_ones_own_number_and_names_are_asked_about(village: Village) -> None:
    for text in (f"мой id {village.alice.id}", "это Алиса", "найдите alice_in_almaty"):
        preview = await writes(village.alice, text)
        assert "не выдаёт ли вас" in preview["text"]
        await village.alice.presses("Бросить")


async def test_an_edited_text_changes_nothing(village: Village) -> None:
    alice = village.alice
    await opens(alice)
    await alice.presses("Нужна помощь")
    await alice.presses("Не указывать")
    said = await alice.says("Первое.")
    await alice.sees("Первое.")
    await alice.edits(said, "Второе.")
    await alice.presses("Отправить")
    await alice.sees("Принято")
    await village.sim.idle()
    assert "Первое." in texts(village.office.chat())
    assert "Второе." not in texts(village.office.chat())


async def test_an_author_may_be_quicker_at_erasing(
    village: Village, caplog: pytest.LogCaptureFixture
) -> None:
    alice = village.alice
    await opens(alice)
    await alice.presses("Так себе")
    await alice.presses("Не указывать")
    said = await alice.says("Жив.")
    await alice.sees("Так это увидят")
    await alice.deletes(said)
    with caplog.at_level(logging.WARNING):
        await alice.presses("Отправить")
        await alice.sees("Принято")
        await village.passes(61)
    assert caplog.records == []


async def test_places_statuses_and_steps_off_the_list_are_not_taken(village: Village) -> None:
    await village.settles(places=("almaty", "kazakhstan"))
    alice = village.alice
    await opens(alice)
    panel = alice.chat()[-1]
    await alice.presses_data(ChooseStatus("admin").pack(), panel)
    await alice.presses_data(ChooseStatus("soso").pack(), panel)
    for place in ("tbilisi", "everywhere", "moscow", "../..", "x" * 50):
        await alice.presses_data(ChooseSpot(place).pack(), panel)
        await alice.sees("Где вы?")
        await alice.presses_data(LookInside(place[:20]).pack(), panel)
    await alice.presses_data(BackTo("yesterday").pack(), panel)
    await alice.presses_data(ChooseSpot("almaty").pack(), panel)
    await alice.says("Жив.")
    preview = await alice.sees("Так это увидят")
    await alice.presses_data(SetLane("first").pack(), preview)
    await alice.presses_data(SetCallback(7).pack(), preview)
    shown = await alice.sees("вперемешку")
    assert "Адреса вашего не храню" in shown["text"]


async def test_a_place_that_left_the_list_meanwhile_is_asked_for_again(village: Village) -> None:
    preview = await writes(village.alice, "Жив.", place="Монголия")
    await village.settles(places=("almaty",))
    await village.alice.presses("Отправить", message=preview)
    await village.alice.sees("Где вы?")
    assert await store_holds(village) == 0


async def test_another_community_cannot_be_forged(village: Village) -> None:
    strange = village.sim.group("Чужие", members=[village.boss])
    office = village.sim.group("Их модераторы", members=[village.boss])
    other = await village.bot.stores.communities.found(strange.id)
    await village.bot.stores.communities.put(replace(other, moderators=office.id))
    await opens(village.alice)
    panel = village.alice.chat()[-1]
    await village.alice.presses_data(ChooseCommunity(other.id).pack(), panel)
    await village.sim.idle()
    draft = await village.bot.stores.drafts.get(village.alice.id)
    assert draft is not None
    assert draft["community"] == str(village.community.id)


async def test_the_limits_cannot_be_skipped(village: Village) -> None:
    await village.alice.says("/start")
    home = await village.alice.sees("Где вы сейчас?")
    await village.alice.presses_data(ChooseCommunity(village.community.id).pack(), home)
    await village.alice.sees("От чего это защищает")


STRANGE = [
    "",
    "x",
    Receipt.new().letters,
    Receipt.new().letters[:-1],
    Receipt.new().letters + "A",
    "я" * 11,
    "=" * 22,
]
ON_A_RECEIPT = (ReadReplies, Answer, AskWithdraw, Withdraw, SaySafe, Renew, Send)


async def test_no_receipt_but_the_right_one_opens_anything(village: Village) -> None:
    alice = village.alice
    receipt = await sends(alice, "Жив.")
    for kind in ON_A_RECEIPT:
        for letters in STRANGE:
            await alice.presses_data(kind(letters).pack(), receipt)
    await village.sim.idle()
    [checkin] = await village.bot.stores.checkins.in_state({"queued"})
    assert not checkin.safe_now
    assert await store_holds(village) == 1


async def test_longer_data_than_telegram_allows_is_nothing(village: Village) -> None:
    receipt = await sends(village.alice, "Жив.")
    told = await village.alice.presses_data("cD|" + "A" * 200, receipt)
    await village.alice.sees("Этой весточки больше нет")
    assert told is not None
    assert await store_holds(village) == 1


async def test_in_a_group_these_presses_do_nothing(village: Village) -> None:
    alice = village.alice
    receipt = await sends(alice, "Жив.")
    [letters] = {
        button["callback_data"].split("|")[1]
        for row in receipt["reply_markup"]["inline_keyboard"]
        for button in row
        if "|" in button["callback_data"]
    }
    before = len(village.group.chat())
    spoken = await village.boss.says("привет", chat=village.group)
    for kind in ON_A_RECEIPT:
        told = await alice.presses_data(kind(letters).pack(), spoken)
        assert told is not None
        assert "не работает" in told["text"]
    assert len(village.group.chat()) == before + 1
    assert await store_holds(village) == 1


@pytest.mark.parametrize(
    "payload", ["checkin_", "checkin checkin", "CHECKIN", "c|", "cS|" + "A" * 22, "_", "\u200b"]
)
async def test_a_forged_start_is_a_start(village: Village, payload: str) -> None:
    await village.alice.says(f"/start {payload}")
    await village.alice.sees("Где вы сейчас?")


PRESSED = [
    *("c", "co", "cx", "ch", "ci", "cm", "cz", "h", "p|everywhere", "P|almaty", "L|en", "L|ru"),
    *("cs|need", "cs|safe", "cs|x", "cw|kazakhstan", "cw|x", "cp|almaty", "cp|", "cp|x"),
    *("cb|status", "cb|place", "cb|text", "cb|", "cl|calm", "cl|urgent", "ca|0", "ca|1"),
]
WRITTEN = ["/checkin", "/start", "/cancel", "/mydata", "/forget", "Жив.", "алматы", "…", "я" * 900]
STEPS = 600


async def test_no_order_of_steps_makes_it_stumble(
    village: Village, caplog: pytest.LogCaptureFixture
) -> None:
    chance = random.Random(2026)  # noqa: S311 - reproducible, not secret
    alice = village.alice
    await opens(alice)
    with caplog.at_level(logging.WARNING):
        for step in range(STEPS):
            shown = [each for each in alice.chat() if each["from"]["is_bot"]]
            buttons = [
                button["callback_data"]
                for each in shown
                for row in each.get("reply_markup", {}).get("inline_keyboard", [])
                for button in row
                if "callback_data" in button
            ]
            data = chance.choice([*PRESSED, *buttons])
            if shown and chance.random() < 0.7:
                await alice.presses_data(data, chance.choice(shown), wait=False)
            else:
                await alice.says(chance.choice(WRITTEN))
            if step % 10 == 0:
                await village.sim.idle()
            if step % 100 == 0:
                await village.passes(3600)
        await village.sim.idle()
    assert [record.getMessage() for record in caplog.records] == []
    await alice.says("/forget")
    await village.sim.idle()
    await alice.sees("/start")
    await village.passes(61)
    await village.passes(24 * 3600)
    mine = await village.bot.stores.checkins.mine(alice.id)
    assert (mine.draft, list(mine.addressed), mine.to_erase) == (False, [], 0)

"""Ten thousand presses by those who may not, or too late: none is accepted.

Telegram hands the bot whatever data a client sends, under whatever message it can see; here even
under messages that it cannot. Accepted is a press after which any row of any store, or any message
of the group, of the moderators or of the author, is not what it was.
"""

import random
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice

import pytest

from bot.core.checkins.receipt import Receipt
from bot.core.checkins.states import ENDED, STEPS, UNDECIDED, Step
from bot.core.checkins.values import CheckIn
from bot.simulator import Person
from handlers import ANYBODYS
from handlers.buttons import (
    ChooseLanguage,
    ChoosePlace,
    Home,
    Judge,
    PassOn,
    Press,
    SetLanguage,
    SetPlace,
    ShowEntry,
    ShowHelp,
    ShowPrivacy,
    ShowTopic,
)
from handlers.checkin.buttons import (
    Answer,
    AskWithdraw,
    Look,
    ReadReplies,
    Renew,
    SaySafe,
    Send,
    Withdraw,
)
from handlers.moderation import table
from handlers.moderation.buttons import (
    Approve,
    AskReason,
    BackToCard,
    Claim,
    Decline,
    Dissolve,
    Hold,
    Limit,
    Remove,
    Reply,
    Report,
    Restore,
    Settle,
)
from tests.conversations.town import Town, second_town, town
from tests.hostile.presses import Forged, broken, filled, press_all, snapshot, wrong_receipts
from tests.village import Json, Village, sends

BATCH = 500
OF_MODERATORS = [kind for kind in table.PRESSES if kind is not Report]
"""A reader's report is anybody's to make."""
OF_A_CARD = [kind for kind in OF_MODERATORS if "checkin" in kind.__annotations__]
OF_A_MENU = (
    Home(),
    ShowTopic("money", 0),
    ShowEntry("everywhere", "gone"),
    ShowHelp(),
    ShowPrivacy(),
    ChooseLanguage(),
    SetLanguage("xx"),
    ChoosePlace("kazakhstan"),
    SetPlace("nowhere"),
    Judge("awful", "everywhere", "gone"),
    PassOn(),
)
OF_A_RECEIPT = (Look, ReadReplies, Answer, AskWithdraw, Withdraw, SaySafe, Renew, Send)
STEP_OF: Mapping[type[Press], Step] = {
    Approve: "approve",
    Hold: "hold",
    Decline: "decline",
    AskReason: "decline",
    Restore: "restore",
    Remove: "remove",
}
REFUSALS = (
    "Это работает только в чате модераторов",
    "Решать могут только администраторы",
    "Это могут менять только администраторы",
    "Эта кнопка уже не работает",
    "Такого кода нет",
    "Этот чат уже связан с другим сообществом",
    "Чатом модераторов не может быть сама группа",
    "Здесь ещё ничего не настроено",
    "Уже решено без вас",
    "Этим уже занимается другой модератор",
    "Этой весточки больше нет",
    "Этой весточкой уже занимались",
    "Этого черновика уже нет",
)
WAYS: Mapping[str, Sequence[Callable[[str], Press]]] = {
    "waiting": [],
    "held": [Hold],
    "approved": [Approve],
    "published": [Approve],
    "hidden": [Approve],
    "removed": [Approve, Remove],
    "declined": [lambda checkin: Decline(checkin, "rude")],
    "claimed": [Claim],
}
"""What is pressed on the way to a state."""


@dataclass(frozen=True)
class Stage:
    here: Town
    there: Town
    """Another community in the same bot."""
    receipt: Receipt
    """Of what Алиса wrote, which waits for a moderator."""
    deputy: Person
    """Was a moderator until a moment ago; still sits in the moderators' chat, as its admin."""
    rogue: Person
    """Moderates the other community."""
    stock: Mapping[str, CheckIn]
    """Check-ins by the state they are in."""

    def card(self, checkin: CheckIn) -> Json:
        """The card of a check-in; of one that has none yet, another's."""
        return card_of(self.here, checkin) or self.card(self.stock["waiting"])


@pytest.fixture
async def stage(village: Village) -> Stage:
    here = await town(village)
    there = await second_town(here)
    deputy, rogue = (here.sim.person(name, language_code="ru") for name in ("Зам", "Чужой"))
    for chat, person in (
        (here.group, deputy),
        (here.office, deputy),
        (there.group, rogue),
        (there.office, rogue),
    ):
        chat.adds(person)
        chat.promotes(person)
    here.group.demotes(deputy)
    shown = await sends(here.alice, "Нужен врач", "Нужна помощь")
    look: str = shown["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    receipt = Receipt.read(look.split("|")[1])
    assert receipt is not None
    return Stage(here, there, receipt, deputy, rogue, await stocked(here))


async def stocked(here: Town) -> Mapping[str, CheckIn]:
    """Check-ins decided by presses, so that their cards show how they stand."""
    ids = {}
    for name in WAYS:
        lane = "calm" if name == "approved" else "urgent"
        ids[name] = await here.accepts(here.sim.person(name), text=name, lane=lane, status="can")
    await here.to_the_cards()
    for name, ways in WAYS.items():
        for way in (*ways, BackToCard):
            card = card_of(here, await here.checkin(ids[name]))
            assert card is not None
            await here.boss.presses_data(way(ids[name]).pack(), card)
            await here.sim.idle()
            if name == "hidden":
                await here.bot.stores.checkins.take(ids[name], "hide")
    ids["queued"] = await here.accepts(here.sim.person("queued"), text="queued")
    stock = {name: await here.checkin(one) for name, one in ids.items()}
    assert {name: checkin.state for name, checkin in stock.items()} == {
        **dict(zip(stock, stock, strict=True)),
        "claimed": "waiting",
    }
    return stock


def card_of(here: Town, checkin: CheckIn) -> Json | None:
    return next((each for each in here.office.chat() if each["message_id"] == checkin.card), None)


async def accepted(stage: Stage, forged: Sequence[Forged]) -> Sequence[Forged]:
    """Those of these presses that were not refused in words; all of them where anything changed."""
    here, there = stage.here, stage.there

    async def seen() -> object:
        return await snapshot(here, here.group, here.office, here.alice, there.group)

    before = await seen()
    answers = await press_all(here, forged)
    unrefused = [
        press
        for press, answer in zip(forged, answers, strict=True)
        if answer is not None and not answer.startswith(REFUSALS)
    ]
    return unrefused if before == await seen() else forged


Wave = Callable[[Stage, random.Random], Awaitable[Iterator[Forged]]]


async def outsiders(stage: Stage, chance: random.Random) -> Iterator[Forged]:
    """Strangers, members, admins of other groups, everywhere: with data as on real buttons, and
    with data that is broken."""
    here, there, sim = stage.here, stage.there, stage.here.sim
    mallory = sim.person("Мэлори", language_code="ru")
    den = sim.group("Логово", admins=[mallory, stage.rogue])
    people = [
        mallory,
        here.alice,
        stage.rogue,
        *(sim.person(f"Имя {n}", language_code="ru") for n in range(20)),
    ]
    tie = here.bot.rounds._services.checkins.ties.code(here.community.id)
    places = [
        await mallory.says("/help"),
        await mallory.says("/help", den),
        await stage.rogue.says("/queue", there.office),
        here.group.chat()[0],
        here.office.chat()[0],
        *map(stage.card, stage.stock.values()),
    ]
    await sim.idle()

    def any_press() -> Forged:
        place, person = chance.choice(places), chance.choice(people)
        at_home = person is stage.rogue and place["chat"]["id"] == there.office.id
        checkin = chance.choice(list(stage.stock.values()))
        kind = chance.choice(OF_A_CARD if at_home else OF_MODERATORS)
        data = filled(kind, chance, checkin=checkin.id, tie=tie)
        return Forged(person, place, broken(data, chance) if chance.random() < 0.2 else data)

    return iter(any_press, None)


async def demoted(stage: Stage, chance: random.Random) -> Iterator[Forged]:
    """Under fresh cards, in the moderators' chat, by somebody who could a moment ago."""

    def press(checkin: CheckIn) -> Forged:
        data = filled(chance.choice(OF_MODERATORS), chance, checkin=checkin.id, tie="ABCDEFGH")
        return Forged(stage.deputy, stage.card(checkin), data)

    return map(press, cycle(stage.stock.values()))


async def stale(stage: Stage, _chance: random.Random) -> Iterator[Forged]:
    """By a moderator, on what is decided, taken on or over by now; replays among them."""
    presses = []
    for checkin in stage.stock.values():
        if checkin.card is None:
            continue
        late = [kind for kind, step in STEP_OF.items() if checkin.state not in STEPS[step][0]]
        for kind in late:
            data = Decline(checkin.id, "free") if kind is Decline else kind(checkin.id)  # type: ignore[call-arg]  # each of them takes the id
            presses.append(Forged(stage.here.boss, stage.card(checkin), data.pack()))
        if checkin.claimed or checkin.lane == "calm" or checkin.state in ENDED:
            press = Claim(checkin.id).pack()
            presses.append(Forged(stage.here.boss, stage.card(checkin), press))
    return cycle(presses)


async def wrong(stage: Stage, _chance: random.Random) -> Iterator[Forged]:
    """Whatever could pass for a receipt, in private; and the right one in a group."""
    sim = stage.here.sim
    mallory = sim.person("Мэлори", language_code="ru")
    private = await mallory.says("/help")
    await sim.idle()
    letters = wrong_receipts(stage.receipt, stage.stock["waiting"].id)

    def presses() -> Iterator[Forged]:
        for kind in OF_A_RECEIPT:
            public = stage.here.group.chat()[0]
            yield Forged(stage.here.alice, public, kind(stage.receipt.letters).pack())
        for one, of_one in zip(letters, cycle(OF_A_RECEIPT), strict=False):
            yield Forged(mallory, private, f"{of_one.prefix}|{one}")

    return presses()


async def unsure(stage: Stage, chance: random.Random) -> Iterator[Forged]:
    """By a moderator, under fresh cards, while Telegram does not say whether they are one."""
    stage.here.sim.fails("getChatMember", 400, description="Bad Request", times=10**9)
    undecided = [one for one in stage.stock.values() if one.state in UNDECIDED and one.card]
    return (
        Forged(stage.here.boss, stage.card(one), filled(kind, chance, checkin=one.id, tie=""))
        for one, kind in zip(cycle(undecided), cycle(OF_MODERATORS), strict=False)
    )


WAVES: Mapping[Wave, int] = {outsiders: 4000, demoted: 2500, stale: 1500, wrong: 1500, unsure: 500}


def test_they_are_ten_thousand() -> None:
    assert sum(WAVES.values()) == 10_000


@pytest.mark.parametrize("wave", WAVES)
async def test_forged_presses_change_nothing(stage: Stage, wave: Wave) -> None:
    chance = random.Random(2026)  # noqa: S311 - reproducible, not secret
    presses = await wave(stage, chance)
    for _ in range(0, WAVES[wave], BATCH):
        forged = list(islice(presses, BATCH))
        assert len(forged) == BATCH
        assert await accepted(stage, forged) == []


@pytest.mark.parametrize(
    ("whose", "press"),
    [
        ("waiting", Approve),
        ("waiting", Hold),
        ("waiting", lambda checkin: Decline(checkin, "rude")),
        ("waiting", Claim),
        ("waiting", Reply),
        ("waiting", lambda checkin: Limit(checkin, 3)),
        ("published", Remove),
        ("waiting", lambda _: Settle("eyes", "2")),
        ("waiting", lambda _: Dissolve()),
    ],
)
async def test_a_genuine_press_is_found_among_forged_ones(
    stage: Stage, whose: str, press: Callable[[str], Press]
) -> None:
    """The twin: the same comparison finds the one press that was accepted."""
    checkin = stage.stock[whose]
    genuine = Forged(stage.here.boss, stage.card(checkin), press(checkin.id).pack())
    chance = random.Random(1)  # noqa: S311 - reproducible, not secret
    forged = [
        *islice(await demoted(stage, chance), 3),
        *islice(await stale(stage, chance), 3),
    ]
    assert await accepted(stage, forged) == []
    assert await accepted(stage, [*forged, genuine])


@pytest.mark.parametrize("kind", [Withdraw, SaySafe, Renew])
async def test_the_right_receipt_is_found_among_wrong_ones(
    stage: Stage, kind: Callable[[str], Press]
) -> None:
    receipt = stage.here.alice.chat()[-1]
    genuine = Forged(stage.here.alice, receipt, kind(stage.receipt.letters).pack())
    chance = random.Random(1)  # noqa: S311 - reproducible, not secret
    forged = list(islice(await wrong(stage, chance), 20))
    assert await accepted(stage, forged) == []
    assert await accepted(stage, [*forged, genuine])


async def test_nobody_puts_a_menu_in_place_of_what_the_bot_wrote(stage: Stage) -> None:
    assert {type(press) for press in OF_A_MENU} == set(ANYBODYS)
    here = stage.here
    channel = here.sim.channel("Привал · канал", admins=[here.boss])
    await here.bot.rounds._bot.send_message(channel.id, "Новости")
    await here.alice.says("/faq Где продукты?", here.group)
    await here.alice.sees("пока нет ответа", here.group)
    messages = [*here.group.chat(), *here.office.chat(), *channel.chat()]
    forged = [
        Forged(person, message, press.pack())
        for person in (here.alice, here.boss)
        for message in messages
        for press in OF_A_MENU
    ]
    before = await snapshot(here, here.group, here.office, channel)
    answers = await press_all(here, forged)
    assert all(answer and answer.startswith(REFUSALS) for answer in answers)
    assert before == await snapshot(here, here.group, here.office, channel)


async def test_a_menu_in_a_group_leads_whoever_presses_it(stage: Stage) -> None:
    """The twin."""
    here = stage.here
    await here.boss.says("/place", here.group)
    await here.boss.sees("Казахстан", here.group)
    await here.alice.presses("Казахстан", here.group)
    await here.alice.sees("Астана", here.group)

"""Nothing that moderators or readers see depends on the author: not on whether they can be reached,
have left or are limited, not on whether they kept an address, not on what else they wrote.

Compared byte for byte, in order and with its moments: all messages, edits and deletions in the
group and in the moderators' chat, and all answers to moderators' presses.
"""

import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest

from bot.core.checkins.values import CheckIn
from bot.simulator import Person, Simulator
from tests.clock import ManualClock
from tests.village import Village, founded, writes

Lane = Literal["calm", "urgent"]
STATUS: Mapping[Lane, str] = {"calm": "Так себе", "urgent": "Нужна помощь"}
HOUR = 3600.0


@dataclass
class Play:
    village: Village
    author: Person
    deputy: Person
    """The second moderator."""
    events: list[dict[str, Any]] = field(default_factory=list)
    written: list[CheckIn] = field(default_factory=list)

    def watch(self) -> None:
        """From now on note what moderators and readers see."""
        chats = {self.village.group.id, self.village.office.id}
        moderators = {self.village.boss.id, self.deputy.id}

        def note(event: dict[str, Any]) -> None:
            if event.get("chat_id") in chats or event.get("user_id") in moderators:
                moment = self.village.clock.now().isoformat()
                self.events.append({**event, "at": moment, "query_id": None})

        self.village.sim.listen(note)

    async def sends(self, author: Person, status: str, *, kept: bool) -> None:
        """Somebody writes a check-in, and keeps an address or not."""
        preview = await writes(author, "Нужна комната на неделю", status)
        change = "Сообщать мне" if kept else "Не хранить адрес"
        if change in str(preview["reply_markup"]):
            await author.presses(change)
        await author.presses("Отправить")
        await author.sees("Принято")
        await self.village.sim.idle()
        known = {checkin.id for checkin in self.written}
        store = self.village.bot.stores.checkins
        for checkin in await store.in_state({"queued", "waiting"}):
            if checkin.id not in known:
                self.written.append(checkin)

    async def press(self, person: Person, *labels: str) -> None:
        for label in labels:
            await person.presses(label, chat=self.village.office)
            await self.village.sim.idle()

    async def answer(self, prompt: str, words: str) -> None:
        """A moderator answers the bot's question."""
        asked = await self.village.boss.sees(prompt, chat=self.village.office)
        await self.village.boss.says(words, self.village.office, reply_to=asked)
        await self.village.sim.idle()

    async def post(self, words: str) -> None:
        """Have the bot say something to moderators that it would not."""
        await self.village.bot.rounds._bot.send_message(self.village.office.id, words)

    async def pass_by(self, hours: int) -> None:
        """Hour by hour, so that what ends at different times ends in order."""
        for _ in range(hours):
            await self.village.passes(HOUR)

    def seen(self) -> str:
        """What was noted, with names for what is random.

        What a round of the clock does comes in the order of random ids: within one moment the
        order is left out of the comparison.
        """
        lines = [json.dumps(event, ensure_ascii=False, indent=0) for event in self.events]
        names: dict[object, str] = {
            self.village.group.id: "the group",
            self.village.office.id: "the office",
            self.village.boss.id: "the boss",
            self.deputy.id: "the deputy",
            self.village.sim.world.bot.id: "the bot",
        }
        for number, checkin in enumerate(self.written):
            names |= {checkin.id: f"id {number}", checkin.code: f"code {number}"}
        for random, name in names.items():
            pattern = re.compile(rf"(?<![\w-]){re.escape(str(random))}(?![\w-])")
            lines = [pattern.sub(name, line) for line in lines]
        moments = [event["at"] for event in self.events]
        return "\n".join(line for _, line in sorted(zip(moments, lines, strict=True)))


Deed = Callable[[Play], Awaitable[None]]


@dataclass(frozen=True)
class Fate:
    """What is different about an author."""

    kept: bool = True
    """Whether an address was kept."""
    wrote_before: bool = False
    befalls: Deed | None = None
    """What happens to them once moderators have the card."""


async def _blocks(play: Play) -> None:
    play.author.blocks()


async def _leaves_telegram(play: Play) -> None:
    play.author.leaves_telegram()


async def _is_limited(play: Play) -> None:
    await play.village.bot.stores.checkins.limit(play.written[0].id, 7)


async def _forgets_the_bot(play: Play) -> None:
    for message in play.author.chat():
        await play.author.deletes(message)


FATES: Mapping[str, Fate] = {
    "keeps no address": Fate(kept=False),
    "wrote before": Fate(wrote_before=True),
    "has blocked the bot": Fate(befalls=_blocks),
    "has left Telegram": Fate(befalls=_leaves_telegram),
    "has deleted the chat": Fate(befalls=_forgets_the_bot),
    "is limited": Fate(wrote_before=True, befalls=_is_limited),
    "is limited and unreachable": Fate(kept=False, wrote_before=True, befalls=_is_limited),
}


async def approved(play: Play) -> None:
    """Everything that moderators and readers can do with what is published."""
    village = play.village
    await play.press(village.boss, "Отложить", "Ответить автору")
    await play.answer("словами для автора", "Мы рядом")
    await play.press(village.boss, "Ограничить автора", "3 дня")
    await play.press(play.deputy, "3 дня")
    await play.press(village.boss, "Одобрить")
    await play.pass_by(2)
    await play.press(play.deputy, "Ответить автору")
    await play.answer("словами для автора", "Как вы?")
    await play.pass_by(1)
    published = village.group.chat()[-1]
    for number in range(village.community.reports):
        reader = village.sim.person(f"Читатель {number}", language_code="ru")
        await reader.presses("Пожаловаться", village.group, published)
    await play.press(village.boss, "Вернуть")
    await play.pass_by(1)
    await play.press(village.boss, "Снять")
    await play.pass_by(30)


async def declined(play: Play) -> None:
    village = play.village
    await play.press(village.boss, "Отклонить", "Своими словами")
    await play.answer("почему отклоняем", "Комнат здесь нет")
    await play.pass_by(1)
    await play.press(play.deputy, "Ограничить автора", "7 дней")
    await play.press(village.boss, "7 дней")
    await play.pass_by(30)


async def neglected(play: Play) -> None:
    """Nobody decides; those who call for help are taken on by somebody late."""
    village = play.village
    for _ in range(4):
        await village.passes(900)
    if "всё ещё ждёт" in str(village.office.chat()):
        await play.press(play.deputy, "Беру на себя")
    await play.pass_by(30)


async def seen(folder: Path, lane: Lane, deed: Deed, fate: Fate) -> str:
    """Play it all with an author of this fate; returns what was seen."""
    clock = ManualClock()
    async with (
        Simulator(now=clock.now) as sim,
        founded(sim, clock, folder, folder / "volatile") as village,
    ):
        author, other, deputy = (
            sim.person(name, language_code="ru") for name in ("Автор", "Другая", "Зам")
        )
        for person in (author, other, deputy):
            village.group.adds(person)
        village.group.promotes(deputy)
        village.office.adds(deputy)
        play = Play(village, author, deputy)
        await play.sends(author if fate.wrote_before else other, "Нужна помощь", kept=True)
        await play.press(village.boss, "Беру на себя", "Одобрить")
        await village.passes(1.5 * HOUR)
        play.watch()
        await play.sends(author, STATUS[lane], kept=fate.kept)
        if lane == "calm":
            await play.pass_by(2)
        if fate.befalls is not None:
            await fate.befalls(play)
            await sim.idle()
        await deed(play)
        return play.seen()


@pytest.mark.parametrize("lane", ["calm", "urgent"])
@pytest.mark.parametrize("deed", [approved, declined, neglected])
async def test_nobody_can_tell_one_author_from_another(
    tmp_path: Path, lane: Lane, deed: Deed
) -> None:
    usual = await seen(tmp_path / "usual", lane, deed, Fate())
    assert usual.count('"kind"') > 5
    for name, fate in FATES.items():
        assert await seen(tmp_path / name, lane, deed, fate) == usual, name


async def _tells(play: Play) -> None:
    """A bot that is too helpful."""
    delivered = "не дошло" if play.author.user.blocked else "дошло"
    await play.post(f"Ответ {delivered}")


async def _tells_by_silence(play: Play) -> None:
    if not play.author.user.blocked:
        await play.post("Ответ дошёл")


async def _tells_by_its_moment(play: Play) -> None:
    if play.author.user.blocked:
        await play.village.clock.leap(1)
    await play.post("Ответ принят")


async def _tells_by_order(play: Play) -> None:
    said = ["Ответ принят", "Карточка закрыта"]
    for words in reversed(said) if play.author.user.blocked else said:
        await play.post(words)


@pytest.mark.parametrize("leak", [_tells, _tells_by_silence, _tells_by_its_moment, _tells_by_order])
async def test_a_bot_that_told_would_be_found_out(tmp_path: Path, leak: Deed) -> None:
    """The twin: the same comparison, of a play in which the bot says a little too much."""

    async def leaky(play: Play) -> None:
        await play.press(play.village.boss, "Ответить автору")
        await play.answer("словами для автора", "Мы рядом")
        await leak(play)

    usual = await seen(tmp_path / "usual", "urgent", leaky, Fate())
    assert await seen(tmp_path / "again", "urgent", leaky, Fate()) == usual
    assert await seen(tmp_path / "blocked", "urgent", leaky, Fate(befalls=_blocks)) != usual

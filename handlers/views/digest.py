"""An issue of a digest as at most two messages, cut by whole items where it does not fit."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from urllib.parse import urlsplit

from bot.core.checkins.pulse import Pulse
from bot.core.content import EVERYWHERE, Content, Entry, Language, Resource
from bot.core.digests.issue import Issue, News
from bot.core.freshness import Fresh, NeverChecked, Stale, freshness
from bot.words import Argument, Html, Words
from handlers.views.names import half

MESSAGES = 2
UNITS = 4096
"""Of a message, after its markup is read: https://core.telegram.org/bots/api#sendmessage"""
ENTITIES = 90
"""Bold words, links and the like in a message; of more than a hundred Telegram drops the rest."""
NAMES = 3
"""How many places the heading names."""

_TAG = re.compile(r"<[^>]*>")
_OPENING = re.compile(r"<[a-z]")


def issue_messages(  # noqa: PLR0913, PLR0917 - all that an issue's text depends on
    words: Words,
    content: Content,
    issue: Issue,
    languages: Sequence[Language],
    places: Sequence[str],
    on: date,
    bot: str,
) -> list[Html]:
    """What goes out, in order; never more than two messages.

    Args:
        words: the program's words.
        content: from which the issue was made.
        issue: what to tell.
        languages: one, or both: then all is told in the first and again in the second.
        places: ids, as the reader chose them.
        on: the issue's day.
        bot: the bot's user name, for links.
    """
    each = MESSAGES // len(languages)
    told: list[Html] = []
    for language in languages:
        sheet = _Sheet(words, content, language, places, on, bot)
        told += _fitted(sheet.opening(issue), sheet.parts(issue), sheet.closing(issue), each)
    together = Html("\n\n".join(told))
    return [together] if _fits(together) else told


def units(html: str) -> int:
    """The length of a message as Telegram counts it, in UTF-16 units without the markup."""
    text = unescape(_TAG.sub("", html))
    return len(text) + sum(letter > "\uffff" for letter in text)


def _fits(message: str) -> bool:
    return units(message) <= UNITS and len(_OPENING.findall(message)) <= ENTITIES


@dataclass(slots=True)
class _Part:
    """A heading and what stands below it."""

    heading: Html
    items: list[Html]
    between: str
    more: Callable[[int], Html]
    """What tells of so many items that were cut."""
    cut: int = 0
    size: int = field(init=False)
    """Of all items, in UTF-16 units."""

    def __post_init__(self) -> None:
        self.size = sum(map(units, self.items))

    def text(self) -> str:
        tail = [self.more(self.cut)] if self.cut else []
        return f"{self.heading}\n{self.between.join((*self.items, *tail))}"

    def shorten(self) -> None:
        self.size -= units(self.items.pop())
        self.cut += 1


def _fitted(opening: Html, parts: Sequence[_Part], closing: Html, most: int) -> list[Html]:
    """The parts in at most so many messages: the longest part gives way, item by item."""

    def shorten() -> None:
        max(parts, key=lambda part: part.size).shorten()

    while sum(part.size for part in parts) > most * UNITS:
        shorten()
    while True:
        messages = _laid_out(opening, parts, closing)
        if len(messages) <= most and all(map(_fits, messages)):
            return messages
        shorten()


def _laid_out(opening: Html, parts: Sequence[_Part], closing: Html) -> list[Html]:
    """The parts one after another; a new message where the next part does not fit any more.

    Neither the opening nor the closing words stand in a message of their own.
    """
    texts = [part.text() for part in parts] or [""]
    texts[0] = f"{opening}\n\n{texts[0]}".strip()
    texts[-1] = f"{texts[-1]}\n\n{closing}"
    messages = [texts[0]]
    for text in texts[1:]:
        longer = f"{messages[-1]}\n\n{text}"
        if _fits(longer):
            messages[-1] = longer
        else:
            messages.append(text)
    return [Html(message) for message in messages]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The parts of an issue in one language."""

    words: Words
    content: Content
    language: Language
    places: Sequence[str]
    on: date
    bot: str

    def parts(self, issue: Issue) -> list[_Part]:
        events = [self.resource(event, self.when(event, day)) for event, day in issue.events]
        deadlines = [
            self.resource(deadline, self.say("digest-by", day=deadline.ends or self.on))
            for deadline in issue.deadlines
        ]
        parts = (
            self.part("digest-deadlines", deadlines),
            self.part("digest-answers", [self.answer(*row) for row in issue.answers], "\n"),
            self.part("digest-help", [self.resource(resource) for resource in issue.help]),
            self.part("digest-events", events),
            self.part("digest-pulse", self.pulse(issue.pulse), "\n"),
        )
        return [part for part in parts if part.items]

    def part(self, heading: str, items: list[Html], between: str = "\n\n") -> _Part:
        return _Part(self.say(heading), items, between, self.more)

    def opening(self, issue: Issue) -> Html:
        known = [self.content.places[p] for p in self.places if p in self.content.places]
        names = ", ".join(place.name[self.language] for place in known[:NAMES])
        if len(known) > NAMES:
            names = self.say("digest-places", names=names, count=len(known) - NAMES)
        head = self.say("digest-head", places=names, day=self.on)
        return Html(f"{head}\n\n{self.say('digest-short')}") if issue.short else head

    def closing(self, issue: Issue) -> Html:
        return self.say("digest-closing", answers=len(issue.answers), bot=self.bot)

    def more(self, count: int) -> Html:
        place = next(iter(self.places), EVERYWHERE)
        return self.say("digest-more", count=count, url=self.link(place))

    def answer(self, entry: Entry, news: News) -> Html:
        question = half(entry, self.language)[0].question
        if len(self.places) > 1 and entry.place != EVERYWHERE:
            place = self.content.places[entry.place].name[self.language]
            question = self.say("digest-at-place", place=place, question=question)
        url = self.link(f"{entry.place}_{entry.name}")
        return self.say(f"digest-answer-{news}", question=question, url=url)

    def resource(self, resource: Resource, when: Html | None = None) -> Html:
        written, native = half(resource, self.language)
        footing = [self.age(resource), *(self.source(url) for url in resource.sources[:1])]
        if not native:
            footing.append(self.say("digest-other-language"))
        return self.say(
            "digest-resource",
            title=written.question,
            text=Html(written.html if when is None else f"{when}\n{written.html}"),
            footing=Html(" · ".join(footing)),
        )

    def when(self, resource: Resource, day: date) -> Html:
        """When an event, offer or course is; `day` is the next on which it happens or holds."""
        if resource.repeat is not None:
            return self.say(f"digest-{resource.repeat}", day=day)
        match resource.starts, resource.ends:
            case None, date() as last:
                return self.say("digest-until", day=last)
            case date() as first, date() as last if first != last:
                return self.say("digest-days", first=first, last=last)
            case date() as first, None if resource.kind != "event":
                return self.say("digest-from", day=first)
            case _:
                return self.say("digest-day", day=day)

    def age(self, resource: Resource) -> Html:
        match freshness(resource, self.on):
            case Fresh(checked):
                return self.say("digest-fresh", day=checked)
            case Stale(checked):
                return self.say("digest-stale", day=checked)
            case NeverChecked():
                return self.say("digest-never")

    def source(self, url: str) -> Html:
        return self.say("source", url=url, site=urlsplit(url).netloc.removeprefix("www."))

    def pulse(self, pulse: Pulse | None) -> list[Html]:
        figures = pulse.figures if pulse is not None else {}
        return [
            self.say(f"digest-pulse-{status}", count=figure)
            for status, figure in figures.items()
            if figure is not None
        ]

    def link(self, start: str) -> str:
        """https://core.telegram.org/bots/features#deep-linking"""
        return f"https://t.me/{self.bot}?start={start}"

    def say(self, message_id: str, **arguments: Argument) -> Html:
        return self.words.say(self.language, message_id, **arguments)

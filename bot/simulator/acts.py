"""What the visitor of the demo's page can do."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any

from .actors import Person
from .simulator import Simulator
from .stage import Column, Says, Stage, open_stage
from .times import Times

Json = dict[str, Any]

PATIENCE = 10.0
"""Seconds the page waits for the bot's answer to a press or an inline query."""

Opened = Callable[[Mapping[str, int], str], None]
"""Told of every new story: the ids of its chats by their columns, and its language."""

SPANS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}


class Acts:
    """The story that is going on, and what can be done in it.

    In: as Page. `language` is the page's. `acts` raises ValueError, TypeError or LookupError for
    what makes no sense.
    """

    def __init__(
        self, sim: Simulator, words: Mapping[str, Says], times: Times, opened: Opened
    ) -> None:
        self.language = next(iter(words))
        self._sim = sim
        self._words = words
        self._tell_opened = opened
        self.stage = self._opened(self.language)
        self._times = times
        self._results: dict[int, list[Json]] = {}
        self._known: dict[str, Callable[[Json], Awaitable[Json]]] = {
            "say": self._say,
            "edit": self._edit,
            "delete": self._delete,
            "press": self._press,
            "ask": self._ask,
            "pick": self._pick,
            "language": self._speak,
            "client": self._client,
            "move": self._move,
            "reset": self._reset,
        }

    async def act(self, given: Json) -> Json:
        """Do what `do` names. Returns what the page is told about it."""
        return await self._known[given["do"]](given)

    def speak(self, language: str) -> None:
        """Change the visitor's own language: the page's, and everybody's Telegram client's."""
        says = self._words[language]
        if self.stage.begun:
            self.stage.translate(says, language)
        elif language != self.language:
            self.stage = self._opened(language)
        self.language = language

    def _opened(self, language: str) -> Stage:
        stage = open_stage(self._sim, self._words[language], language)
        self._tell_opened({column.id: column.chat_id for column in stage.columns}, language)
        return stage

    # in a chat

    def _who(self, given: Json) -> tuple[Column, Person]:
        columns = {each.id: each for each in self.stage.columns}
        column = columns[given["column"]]
        speakers = {str(each.id): each for each in column.speakers}
        self.stage.begun = True
        return column, speakers[given["speaker"]]

    async def _say(self, given: Json) -> Json:
        column, speaker = self._who(given)
        reply = _message(column, given["reply_to"]) if given.get("reply_to") else None
        await speaker.says(str(given["text"]), column.group, reply_to=reply)
        return {}

    async def _edit(self, given: Json) -> Json:
        column, speaker = self._who(given)
        await speaker.edits(_own(column, speaker, given["message"]), str(given["text"]))
        return {}

    async def _delete(self, given: Json) -> Json:
        column, speaker = self._who(given)
        await speaker.deletes(_own(column, speaker, given["message"]))
        return {}

    async def _press(self, given: Json) -> Json:
        """Out: `answer` is {text, show_alert, url}, or null if the bot gave none in time."""
        column, speaker = self._who(given)
        message = _message(column, given["message"])
        query = self._sim.world.press(speaker.user, message, str(given["data"]))
        return {"answer": await self._sim.world.bell.until(lambda: query.answer, PATIENCE)}

    async def _ask(self, given: Json) -> Json:
        """Out: `answer` is {results, button}, or null if the bot gave none in time."""
        column, speaker = self._who(given)
        kind = "private" if column.group is None else column.group.at.type
        query = self._sim.world.ask_inline(speaker.user, str(given["text"]), kind)
        answer = await self._sim.world.bell.until(lambda: query.answer, PATIENCE)
        self._results[speaker.id] = answer["results"] if answer else []
        return {"answer": answer}

    async def _pick(self, given: Json) -> Json:
        column, speaker = self._who(given)
        offered = {each["id"]: each for each in self._results.get(speaker.id, [])}
        await speaker.picks(offered[given["result"]], column.group)
        return {}

    # with the page

    async def _speak(self, given: Json) -> Json:
        self.speak(given["language"])
        return {}

    async def _client(self, given: Json) -> Json:
        code = given["language"]
        if not isinstance(code, str) or not (len(code) == 2 and code.isalpha()):  # noqa: PLR2004 - ISO 639-1
            raise ValueError
        self.stage.visitor.user.language_code = code
        return {}

    async def _move(self, given: Json) -> Json:
        """In: `by` is "hour", "day" or "stop". Out: `time`, as it is afterwards."""
        if given["by"] == "stop":
            await self._times.reach_stop()
        else:
            await self._times.pass_by(SPANS[given["by"]])
        return {"time": self._times.json()}

    async def _reset(self, _given: Json) -> Json:
        self.stage = self._opened(self.language)
        self._results.clear()
        return {}


def _message(column: Column, number: int) -> Json:
    return {each["message_id"]: each for each in column.speakers[0].chat(column.group)}[number]


def _own(column: Column, speaker: Person, number: int) -> Json:
    message = _message(column, number)
    if message["from"]["id"] != speaker.id:
        raise LookupError
    return message

"""The cast of the demo, and the chats in which it meets the bot."""

from collections.abc import Mapping
from dataclasses import dataclass

from .actors import Person
from .groups import Group
from .simulator import Simulator
from .standing import seat

Json = dict[str, object]
Says = Mapping[str, str]
"""The page's words in one language, by their ids."""

SHOWN = 200
"""How many of a chat's latest messages the page gets."""
CAST = ("visitor", "admin", "other", "second")
"""The roles. Each has a name among the page's words."""
STORIES = {
    "group": (("other", "arrived"), ("admin", "welcome"), ("other", "asks")),
    "moderators": (("second", "present"), ("admin", "duty")),
}
"""What was said in the groups before the visitor came: who says it, and which line it is."""


@dataclass(frozen=True, slots=True)
class Column:
    """One chat on the page.

    `speakers`: those the visitor can speak as. `group`: None for the first one's private chat.
    """

    id: str
    speakers: tuple[Person, ...]
    group: Group | None = None

    @property
    def chat_id(self) -> int:
        return self.speakers[0].id if self.group is None else self.group.id

    def json(self) -> Json:
        """What the page needs to draw the chat."""
        messages = self.speakers[0].chat(self.group)
        members = self.group.at.members if self.group else {each.id: each for each in self.speakers}
        return {
            "id": self.id,
            "chat": str(self.chat_id),
            "private": self.group is None,
            "title": None if self.group is None else self.group.at.title,
            "members": [str(each) for each in members],
            "speakers": [str(each.id) for each in self.speakers],
            "commands": {str(each.id): each.commands(self.group) for each in self.speakers},
            "messages": messages[-SHOWN:],
        }


@dataclass(slots=True)
class Stage:
    """A story: people nobody has met before, so that the bot remembers nothing of the last one.

    `cast`: everybody by their role. `columns`: the visitor's private chat with the bot, the
    community's group, and the chat of its moderators.
    """

    sim: Simulator
    cast: Mapping[str, Person]
    columns: tuple[Column, ...]
    begun: bool = False

    @property
    def visitor(self) -> Person:
        return self.cast["visitor"]

    def translate(self, says: Says, language: str) -> None:
        """Give the people, their Telegram clients and the groups another language."""
        for role, person in self.cast.items():
            person.user.first_name = says[f"page-cast-{role}"]
            person.user.language_code = language
        for column in self.columns:
            if column.group is not None:
                column.group.at.title = says[f"page-title-{column.id}"]

    def json(self) -> Json:
        """Everybody and everything to be seen on the page."""
        bot = self.sim.world.bot
        name, description = self._profile("name") or bot.first_name, self._profile("description")
        people: Json = {str(bot.id): {"name": name, "bot": True}}
        for hue, (role, each) in enumerate(self.cast.items()):
            admin = role in {"admin", "second"}
            people[str(each.id)] = {"name": each.user.first_name, "admin": admin, "hue": hue}
        return {
            "bot": {"id": str(bot.id), "username": bot.username, "description": description},
            "people": people,
            "client": self.visitor.user.language_code,
            "columns": [column.json() for column in self.columns],
        }

    def _profile(self, what: str) -> str:
        profile = self.sim.world.profile
        language = (self.visitor.user.language_code or "").partition("-")[0]
        return profile.get((what, language)) or profile.get((what, ""), "")


def open_stage(sim: Simulator, says: Says, language: str) -> Stage:
    """Let new people meet: a member alone with the bot, a group, and its two moderators.

    In the group the bot is an administrator without any rights.

    In: the page's words in `language`, the language of everybody's Telegram client (ISO 639-1).
    """
    cast = {role: sim.person(says[f"page-cast-{role}"], language_code=language) for role in CAST}
    visitor, admin, other, second = (cast[role] for role in CAST)
    moderators = (admin, second)
    group = sim.group(says["page-title-group"], members=[visitor, other], admins=moderators)
    seat(group.at, sim.world.bot, "administrator", frozenset())
    desk = sim.group(says["page-title-moderators"], admins=moderators)
    for story, place in (("group", group), ("moderators", desk)):
        for role, line in STORIES[story]:
            # Posted, not said: the story has begun before the bot listens.
            sim.world.post(place.at, cast[role].user.json(), {"text": says[f"page-story-{line}"]})
    columns = (
        Column("private", (visitor,)),
        Column("group", (visitor, admin, other), group),
        Column("moderators", moderators, desk),
    )
    return Stage(sim, cast, columns)
